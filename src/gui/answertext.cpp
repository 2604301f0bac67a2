// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/answertext.h"

#include "gui/formatting.h"
#include "mime/addresslist.h"

#include <QCoreApplication>

namespace poplar::gui {

namespace {

struct AnswerWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::AnswerWords)
};

/// A line break in a name would begin a line of its own.
QString lineOf(const QList<Address> &addresses)
{
    return mime::formatAddressList(addresses).simplified();
}

} // namespace

QString attributionOf(const Envelope &envelope)
{
    if (envelope.from.isEmpty())
        return {};
    const QString author = envelope.from.constFirst().shown().simplified();
    if (!envelope.date.isValid())
        return AnswerWords::tr("%1 wrote:").arg(author);
    //: %1 is day and time: "Saturday, 21 November 2026 at 08:28".
    return AnswerWords::tr("On %1, %2 wrote:").arg(formatFullMoment(envelope.date), author);
}

QString forwardedHeader(const Envelope &envelope)
{
    QStringList lines{AnswerWords::tr("-------- Forwarded message --------")};
    if (!envelope.from.isEmpty())
        lines += AnswerWords::tr("From: %1").arg(lineOf(envelope.from));
    if (envelope.date.isValid())
        lines += AnswerWords::tr("Date: %1").arg(formatFullMoment(envelope.date));
    if (!envelope.to.isEmpty())
        lines += AnswerWords::tr("To: %1").arg(lineOf(envelope.to));
    if (!envelope.cc.isEmpty())
        lines += AnswerWords::tr("Copy to: %1").arg(lineOf(envelope.cc));
    lines += AnswerWords::tr("Subject: %1").arg(envelope.subject.simplified());
    return lines.join(u'\n') + u'\n';
}

} // namespace poplar::gui
