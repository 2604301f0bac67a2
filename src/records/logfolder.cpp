// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/logfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace poplar::records {

namespace {

/// By when they were begun; those of one second by name.
bool isOlder(const LogFile &one, const LogFile &other)
{
    const auto a = logFileBegin(one.name);
    const auto b = logFileBegin(other.name);
    return a == b ? one.name < other.name : a < b;
}

} // namespace

QString logFileName(const QString &protocol, const QDateTime &begun, int again)
{
    const QString name = protocol + begun.toUTC().toString(QStringLiteral("'_'yyyyMMdd'_'HHmmss"));
    const QString suffix = again == 0 ? QString() : u'_' + QString::number(again + 1);
    return name + suffix + QStringLiteral(".log");
}

std::optional<QDateTime> logFileBegin(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(?:pop3|smtp)_([0-9]{8})_([0-9]{6})(?:_[0-9]{1,4})?\\.log\\z"));
    const QRegularExpressionMatch match = pattern.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    const QDate day = QDate::fromString(match.captured(1), QStringLiteral("yyyyMMdd"));
    const QTime time = QTime::fromString(match.captured(2), QStringLiteral("HHmmss"));
    if (!day.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(day, time, Qt::UTC);
}

QStringList surplus(QList<LogFile> files, const LogFiles &rules, const QDateTime &now)
{
    files.removeIf([](const LogFile &file) { return !logFileBegin(file.name); });
    std::sort(files.begin(), files.end(), isOlder);
    const QDateTime oldest = now.addDays(-rules.days);
    const QDateTime inUse = now.addSecs(-std::chrono::seconds(limit::logInUse).count());
    qint64 octets = 0;
    for (const LogFile &file : std::as_const(files))
        octets += file.octets;
    QStringList going;
    for (const LogFile &file : std::as_const(files)) {
        const bool isDue = *logFileBegin(file.name) < oldest || octets > rules.octets;
        if (!isDue || file.written > inUse)
            continue;
        going += file.name;
        octets -= file.octets;
    }
    return going;
}

void tidy(const LogFiles &rules, const QDateTime &now)
{
    const QDir folder(rules.folder);
    QList<LogFile> files;
    for (const QFileInfo &info : folder.entryInfoList(QDir::Files | QDir::NoSymLinks | QDir::Hidden))
        files += LogFile{info.fileName(), info.size(), info.lastModified()};
    for (const QString &name : surplus(std::move(files), rules, now))
        QFile::remove(folder.filePath(name));
}

} // namespace poplar::records
