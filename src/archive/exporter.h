// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/maildirfiles.h"
#include "archive/mailflags.h"
#include "archive/transfer.h"
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace poplar::archive {

/// A message to be exported.
struct ExportItem {
    QString file; ///< As FileFinder takes it.
    /// What a file of its own is to be called, without ".eml": fit for a file name, at most
    /// limit::exportedName octets in UTF-8. Where there is such a file a number is added.
    QString name;
    QByteArray sender; ///< An address; empty if unknown.
    QDateTime date; ///< May be invalid.
    MailFlags flags; ///< They count for MailFormat::Maildir.
};

/// What came of an export.
struct Exported {
    QString target; ///< Absolute.
    qint64 messages = 0;
    qint64 octets = 0; ///< Of the messages as they are kept.
    qint64 failed = 0; ///< Messages that could not be read;
    QList<FileFailure> failures; ///< at most failuresTold of them.
    std::optional<Error> stopped; ///< Why the rest was not tried; what was done stays.
};

/// One way of writing messages.
class ExportTarget;

/// Writes messages of an account's folder to where the user wants them, for other programs. Nothing that is
/// there is changed or replaced, and each file has its name only when it is whole.
///
/// What is equal afterwards, by format:
/// - Maildir: each octet.
/// - Eml: the lines end in CRLF, whatever else is in them; Importer makes of it what it was.
/// - Mbox: each octet, behind '>' where MboxQuoting puts one, and a message that does not end with a line end
///   gets one, because the next message begins on a line of its own. That LF is all that is not had back.
///
/// A file of a Maildir whose first line ends in CRLF is one with the line ends of the network: it goes into
/// an .eml file as it is, and Importer makes of it one whose lines end in LF.
///
/// An mbox says nothing of flags.
class Exporter {
public:
    /// @param folder the account's own
    /// @param target a folder, made where missing, for MailFormat::Eml and MailFormat::Maildir; a file that
    ///        is not there for MailFormat::Mbox. A Maildir that is there gets more messages; any other folder
    ///        that is not empty is no Maildir: the code is "NOT-MAILDIR".
    Exporter(const QString &folder, MailFormat format, const QString &target);
    ~Exporter();
    Q_DISABLE_COPY_MOVE(Exporter)

    /// Blocks on the disk; of any thread, once. Next to nothing of a message is in memory.
    /// @param watch called often.
    [[nodiscard]] Exported run(const QList<ExportItem> &items, const TransferWatch &watch);

private:
    enum class Outcome { Written, LeftOut, Stopped };

    [[nodiscard]] Outcome write(const ExportItem &item);
    [[nodiscard]] Outcome copy(const ExportItem &item, const QString &path);
    Outcome leaveOut(const ExportItem &item, const Error &error);
    Outcome stop(const Error &error);
    [[nodiscard]] bool mayGoOn(const TransferWatch &watch);

    FileFinder m_finder;
    std::unique_ptr<ExportTarget> m_target;
    const TransferWatch *m_watch = nullptr; ///< While it runs.
    TransferProgress m_progress;
    Exported m_exported;
};

} // namespace poplar::archive
