// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "records/openlogs.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poplar::records {

/// Whether each session is written into a file of its own, where, and how long the files stay.
struct LogFiles {
    enum class Writing { Off, On };

    Writing writing = Writing::Off;
    QString folder; ///< The profile's own; it is there.
    int days = limit::usualLogDays; ///< Files that were begun earlier are deleted.
    qint64 octets =
        limit::usualLogOctets; ///< Beyond that in all files, the oldest are; no file grows larger.

    bool operator==(const LogFiles &) const = default;
};

/// The name of the file of a session that began then: "pop3_20261122_103741.log".
/// @param protocol "pop3" or "smtp".
/// @param again how many files of that second there are.
[[nodiscard]] QString logFileName(const QString &protocol, const QDateTime &begun, int again = 0);

/// When the session of a file began; nothing if the name is none that logFileName() gives: such a file is
/// not ours.
[[nodiscard]] std::optional<QDateTime> logFileBegin(const QString &name);

/// A file in the folder of logs.
struct LogFile {
    QString name;
    qint64 octets = 0;
    QDateTime written; ///< The last time.
    openlogs::Use use = openlogs::Use::Unknown;
};

/// The names of those that should go, by age, size and number (limit::logFiles), the oldest first. Never one
/// that a session of this program is writing, nor one of which nothing is known that was written to in the
/// last limit::logInUse, as a session of another program may be writing it.
[[nodiscard]] QStringList surplus(const QList<LogFile> &files, const LogFiles &rules, const QDateTime &now);

/// Deletes what should go. Takes time in proportion to the number of files. Only files of such names are
/// touched; links are not, nor is what they lead to.
void tidy(const LogFiles &rules, const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace poplar::records
