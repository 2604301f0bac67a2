// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloadtext.h"

#include "gui/errortext.h"
#include "gui/formatting.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poplar::gui {

using mailbox::Download;
using mailbox::DownloadStatus;
using std::chrono::seconds;

namespace {

constexpr qint64 longestEstimate = 100 * 60 * 60; ///< Seconds; what takes longer is no estimate.

struct DownloadWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::DownloadText)
};

QString leftText(seconds left)
{
    constexpr int minute = 60;
    constexpr int hour = 60 * minute;
    const int count = int(left.count());
    if (count < minute)
        return DownloadWords::tr("less than a minute left");
    if (count < hour)
        return DownloadWords::tr("about %n minute(s) left", nullptr, (count + minute / 2) / minute);
    return DownloadWords::tr("about %n hour(s) left", nullptr, (count + hour / 2) / hour);
}

/// What the queue does, where it is not simply running.
QString runText(const DownloadStatus &status)
{
    switch (status.run) {
    case DownloadStatus::Run::Paused:
        return DownloadWords::tr("Paused");
    case DownloadStatus::Run::Stopped:
        return DownloadWords::tr("Goes on at the next check");
    case DownloadStatus::Run::Running:
    case DownloadStatus::Run::Idle:
        break;
    }
    return {};
}

QString rateText(qint64 octetsPerSecond)
{
    //: A rate: %1 is a size such as 1.2 MB.
    return DownloadWords::tr("%1 per second").arg(formatSize(octetsPerSecond));
}

mailbox::Problem problemOf(const Download &download, const mailbox::Problem &server)
{
    mailbox::Problem problem = server;
    problem.error = *download.error;
    problem.during = mailbox::Problem::During::Fetching;
    problem.message = download.id;
    return problem;
}

} // namespace

int permille(qint64 done, qint64 total)
{
    constexpr int whole = 1000;
    if (total <= 0)
        return 0;
    return int(double(std::clamp<qint64>(done, 0, total)) * whole / double(total));
}

std::optional<seconds> timeLeft(const DownloadStatus &status)
{
    const qint64 octets = status.octets - status.received;
    if (status.run != DownloadStatus::Run::Running || status.octetsPerSecond <= 0 || octets <= 0)
        return {};
    const qint64 left = octets / status.octetsPerSecond;
    return left < longestEstimate ? std::optional(seconds(left)) : std::nullopt;
}

QString downloadSummary(const DownloadStatus &status)
{
    if (status.messages == 0)
        return {};
    QStringList parts;
    if (const QString run = runText(status); !run.isEmpty())
        parts += run;
    const QLocale locale;
    if (status.kept == status.messages)
        parts += DownloadWords::tr("%Ln message(s) downloaded, %1", nullptr, int(status.messages))
                     .arg(formatSize(status.octets));
    else
        parts +=
            DownloadWords::tr("%1 of %Ln message(s), %2 of %3", "done of all", int(status.messages))
                .arg(locale.toString(status.kept), formatSize(status.received), formatSize(status.octets));
    if (status.failed > 0)
        parts += DownloadWords::tr("%Ln failed", nullptr, int(status.failed));
    if (status.run == DownloadStatus::Run::Running && status.octetsPerSecond > 0)
        parts += rateText(status.octetsPerSecond);
    if (const auto left = timeLeft(status))
        parts += leftText(*left);
    return parts.join(QStringLiteral("  ·  "));
}

QString downloadBrief(const DownloadStatus &status)
{
    const QString done = QLocale().toString(status.kept);
    switch (status.run) {
    case DownloadStatus::Run::Running:
        return DownloadWords::tr("Downloading: %1 of %2").arg(done, QLocale().toString(status.messages));
    case DownloadStatus::Run::Paused:
        return DownloadWords::tr("Downloads paused: %1 of %2").arg(done, QLocale().toString(status.messages));
    case DownloadStatus::Run::Stopped:
        return DownloadWords::tr("%Ln download(s) waiting", nullptr,
                                 int(std::max<qint64>(0, status.messages - status.kept - status.failed)));
    case DownloadStatus::Run::Idle:
        break;
    }
    return status.failed > 0 ? DownloadWords::tr("%Ln download(s) failed", nullptr, int(status.failed))
                             : QString();
}

QString downloadState(const Download &download, const mailbox::Problem &server)
{
    switch (download.state) {
    case Download::State::Waiting:
        return DownloadWords::tr("Waiting");
    case Download::State::UnderWay:
        return DownloadWords::tr("%1 of %2", "octets come of all")
            .arg(formatSize(download.received), formatSize(download.octets));
    case Download::State::Kept:
        return DownloadWords::tr("Downloaded");
    case Download::State::Cancelled:
        return DownloadWords::tr("Cancelled");
    case Download::State::Failed:
        break;
    }
    return download.error ? errorText(problemOf(download, server)).title : DownloadWords::tr("Failed");
}

QString downloadFailure(const Download &download, const mailbox::Problem &server)
{
    if (download.state != Download::State::Failed || !download.error)
        return {};
    const ErrorText text = errorText(problemOf(download, server));
    QStringList lines{text.title};
    for (const QString &line : {text.explanation, text.advice}) {
        if (!line.isEmpty())
            lines += line;
    }
    if (!text.serverWords.isEmpty())
        lines += DownloadWords::tr("The server said: “%1”").arg(text.serverWords);
    return lines.join(u'\n');
}

} // namespace poplar::gui
