// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/forecast.h"

#include "gui/formatting.h"

#include <QCoreApplication>

namespace poplar::gui {

namespace {

struct ForecastWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::Forecast)
};

QString knownText(const mailbox::Foreseen &foreseen)
{
    if (foreseen.messages == 0)
        return ForecastWords::tr("Switched on now, this deletes no message at once: none was downloaded long "
                                 "enough ago.");
    const QString what =
        //: %1 is a size such as 12 MB
        ForecastWords::tr("Switched on now, this deletes %Ln message(s), %1, when you next leave the mailbox "
                          "or close Poplar.",
                          nullptr, int(foreseen.messages))
            .arg(formatSize(foreseen.octets));
    if (!foreseen.newest.isValid())
        return what;
    return what + u' '
        + ForecastWords::tr("The last of them was downloaded on %1.").arg(formatDay(foreseen.newest));
}

} // namespace

Forecast forecastOf(const mailbox::Foreseen &foreseen, qint64 messages)
{
    if (foreseen.state == mailbox::Foreseen::State::Failed)
        return {Forecast::State::Failed, foreseen};
    return {messages > 0 ? Forecast::State::Known : Forecast::State::Empty, foreseen};
}

QString forecastText(const Forecast &forecast)
{
    switch (forecast.state) {
    case Forecast::State::Asked:
        return ForecastWords::tr("Looking what this would delete now…");
    case Forecast::State::Known:
        return knownText(forecast.foreseen);
    case Forecast::State::NotOpen:
        return ForecastWords::tr("Open this account’s mailbox first, and Poplar tells here what this would "
                                 "delete now.");
    case Forecast::State::Failed:
        return ForecastWords::tr("Poplar cannot tell what this would delete now: what it knows about this "
                                 "mailbox could not be read.");
    case Forecast::State::Empty:
        return ForecastWords::tr(
            "Switched on now, this deletes no message at once: Poplar knows of none in this mailbox yet.");
    case Forecast::State::NewAccount:
        return ForecastWords::tr("The account is new: nothing has been downloaded that could be deleted.");
    }
    return {};
}

} // namespace poplar::gui
