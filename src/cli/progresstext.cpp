// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progresstext.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::cli {

using mailbox::Activity;

namespace {

struct ProgressText {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::ProgressText)
};

QString percent(const mailbox::Progress &progress)
{
    const qint64 share = progress.total > 0 ? std::min<qint64>(100, progress.done * 100 / progress.total) : 0;
    return QStringLiteral("%1 %").arg(share, 3);
}

QString octets(const QString &what, const mailbox::Progress &progress)
{
    if (progress.total <= 0)
        return ProgressText::tr("%1: %2 octets").arg(what).arg(progress.done);
    return ProgressText::tr("%1: %2 of %3 octets, %4")
        .arg(what)
        .arg(progress.done)
        .arg(progress.total)
        .arg(percent(progress));
}

} // namespace

QString progressText(const mailbox::Progress &progress)
{
    switch (progress.activity) {
    case Activity::None:
        return {};
    case Activity::Opening:
        return ProgressText::tr("Opening the maildrop");
    case Activity::Headers:
        return ProgressText::tr("Headers: %1 of %2, %3")
            .arg(progress.done)
            .arg(progress.total)
            .arg(percent(progress));
    case Activity::Message:
        return octets(ProgressText::tr("Message"), progress);
    case Activity::Fetching:
        return octets(ProgressText::tr("Fetching"), progress);
    case Activity::Leaving:
        return ProgressText::tr("Leaving");
    case Activity::Rebuilding:
        return ProgressText::tr("Reading the Maildir: %1 of %2, %3")
            .arg(progress.done)
            .arg(progress.total)
            .arg(percent(progress));
    }
    return {};
}

QString countdownText(const mailbox::Waiting &waiting, const QDateTime &now)
{
    const qint64 seconds = std::max<qint64>(0, (now.msecsTo(waiting.until) + 999) / 1000);
    return ProgressText::tr("Trying again in %1 s").arg(seconds);
}

} // namespace poplar::cli
