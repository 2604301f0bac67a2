// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transfertext.h"

#include "gui/formatting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace poplar::gui {

using mailbox::TransferReport;

namespace {

struct TransferWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::TransferText)
};

QString exportTitle(const TransferReport &report)
{
    if (report.messages == 0)
        return TransferWords::tr("Nothing was exported");
    //: %1 is a size such as 12 MB
    return TransferWords::tr("%Ln message(s) exported, %1", nullptr, int(report.messages))
        .arg(formatSize(report.octets));
}

QString importTitle(const TransferReport &report)
{
    if (report.messages > 0)
        return TransferWords::tr("%Ln message(s) imported, %1", nullptr, int(report.messages))
            .arg(formatSize(report.octets));
    return report.alreadyHere > 0 && report.failed == 0 && !report.stopped
        ? TransferWords::tr("Everything was here already")
        : TransferWords::tr("Nothing was imported");
}

QStringList exportLines(const TransferReport &report)
{
    QStringList lines;
    if (report.messages > 0)
        //: %1 is a file or folder.
        lines += TransferWords::tr("They are in %1").arg(QDir::toNativeSeparators(report.target));
    if (report.onServerOnly > 0)
        lines +=
            TransferWords::tr("%Ln message(s) were left out, because they are only on the server. Download "
                              "them first.",
                              nullptr, int(report.onServerOnly));
    if (report.failed > 0)
        lines += TransferWords::tr("%Ln message(s) could not be read on this computer.", nullptr,
                                   int(report.failed));
    return lines;
}

QStringList importLines(const TransferReport &report)
{
    QStringList lines;
    if (report.alreadyHere > 0 && (report.messages > 0 || report.failed > 0))
        lines += TransferWords::tr("%Ln message(s) were here already and did not come again.", nullptr,
                                   int(report.alreadyHere));
    if (!report.cut.isEmpty())
        lines += TransferWords::tr("The last message of %1 may not be whole: the file ends in the middle.")
                     .arg(QFileInfo(report.cut.constFirst()).fileName());
    if (report.failed > 0)
        lines += TransferWords::tr("%Ln file(s) were left out.", nullptr, int(report.failed));
    return lines;
}

} // namespace

QString failureReason(const Error &error)
{
    if (error.code == "NOT-MAIL")
        return TransferWords::tr("This is no mail.");
    if (error.code == "NOT-A-FILE")
        return TransferWords::tr("This is a link or a device, not a file or folder.");
    if (error.code == "TOO-DEEP")
        return TransferWords::tr("There are too many folders in each other.");
    if (error.code == "NO-LIST")
        return TransferWords::tr("This is no list that Poplar knows.");
    return error.detail.isEmpty() ? TransferWords::tr("It cannot be read.") : error.detail;
}

QString stopReason(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return {};
    if (error.code == "EXISTS")
        return TransferWords::tr(
            "There is a file of this name already, and Poplar replaces none. Choose another "
            "name.");
    if (error.code == "NOT-MAILDIR")
        return TransferWords::tr("The folder has other things in it and is no Maildir. Choose a new one.");
    if (error.code == "TRANSFER-UNDER-WAY")
        return TransferWords::tr("Another export or import of this account is still under way.");
    if (error.code == "FOLDER-UNKNOWN")
        return TransferWords::tr("The folder in this account is not there any more.");
    //: %1 is what the system says.
    return TransferWords::tr("It had to stop: %1").arg(error.detail);
}

TransferText transferText(const TransferReport &report)
{
    const bool isExport = report.kind == TransferReport::Kind::Export;
    TransferText text;
    text.title = isExport ? exportTitle(report) : importTitle(report);
    text.lines = isExport ? exportLines(report) : importLines(report);
    const bool hasNotice = report.failed > 0 || report.onServerOnly > 0 || !report.cut.isEmpty();
    text.tone = hasNotice ? TransferText::Tone::Notice : TransferText::Tone::Good;
    if (!report.stopped)
        return text;
    const QString reason = stopReason(*report.stopped);
    text.tone = reason.isEmpty() ? TransferText::Tone::Notice : TransferText::Tone::Problem;
    text.lines.prepend(reason.isEmpty() ? TransferWords::tr("You stopped it. What was done stays.") : reason);
    return text;
}

TransferText uniqueIdText(const mailbox::UniqueIdReport &report)
{
    TransferText text;
    if (report.stopped) {
        text.tone = TransferText::Tone::Problem;
        text.title = TransferWords::tr("The list could not be taken over");
        text.lines += stopReason(*report.stopped);
        return text;
    }
    text.title = TransferWords::tr("%Ln message(s) count as fetched now", nullptr, int(report.ids));
    text.lines += report.listed > 0
        ? TransferWords::tr("%Ln of them are in the mailbox; they are not downloaded by themselves.", nullptr,
                            int(report.listed))
        : TransferWords::tr(
            "None of them is in the mailbox as it was listed last; the next check may find some.");
    return text;
}

QString transferProgressText(const mailbox::TransferProgress &progress)
{
    if (progress.messagesInAll > 0)
        //: %1 is a number and %2 a size such as 12 MB
        return TransferWords::tr("%1 of %Ln message(s), %2", nullptr, int(progress.messagesInAll))
            .arg(QLocale().toString(progress.messages), formatSize(progress.octets));
    if (progress.octetsInAll <= 0)
        return TransferWords::tr("Looking for mail…");
    //: %1 and %2 are sizes such as 12 MB
    return TransferWords::tr("%Ln message(s), %1 of %2", nullptr, int(progress.messages))
        .arg(formatSize(progress.octets), formatSize(progress.octetsInAll));
}

int transferPermille(const mailbox::TransferProgress &progress)
{
    if (progress.octetsInAll > 0)
        return int(std::clamp(double(progress.octets) / double(progress.octetsInAll), 0.0, 1.0) * 1000);
    if (progress.messagesInAll > 0)
        return int(std::clamp(double(progress.messages) / double(progress.messagesInAll), 0.0, 1.0) * 1000);
    return -1;
}

QString programName(ListingProgram program)
{
    switch (program) {
    case ListingProgram::Thunderbird:
        return QStringLiteral("Thunderbird");
    case ListingProgram::Getmail:
        return QStringLiteral("getmail");
    case ListingProgram::Fetchmail:
        return QStringLiteral("fetchmail");
    case ListingProgram::Mpop:
        return QStringLiteral("mpop");
    }
    return {};
}

} // namespace poplar::gui
