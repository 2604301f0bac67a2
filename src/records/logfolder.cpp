// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/logfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace poplar::records {

namespace {

/// A file and when its session began.
struct Begun {
    QDateTime begin;
    LogFile file;
};

/// Ours, the oldest first; those of one second by name.
QList<Begun> byAge(const QList<LogFile> &files)
{
    QList<Begun> ours;
    for (const LogFile &file : files) {
        if (const std::optional<QDateTime> begin = logFileBegin(file.name))
            ours += Begun{*begin, file};
    }
    std::sort(ours.begin(), ours.end(), [](const Begun &a, const Begun &b) {
        return a.begin == b.begin ? a.file.name < b.file.name : a.begin < b.begin;
    });
    return ours;
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

QStringList surplus(const QList<LogFile> &files, const LogFiles &rules, const QDateTime &now)
{
    const QList<Begun> ours = byAge(files);
    const QDateTime oldest = now.addDays(-rules.days);
    const QDateTime inUse = now.addSecs(-std::chrono::seconds(limit::logInUse).count());
    qint64 octets = 0;
    for (const Begun &one : ours)
        octets += one.file.octets;
    qsizetype count = ours.size();
    QStringList going;
    for (const auto &[begin, file] : ours) {
        const bool isDue = begin < oldest || octets > rules.octets || count > limit::logFiles;
        const bool mayBeOpen =
            file.use == openlogs::Use::Open || (file.use == openlogs::Use::Unknown && file.written > inUse);
        if (!isDue || mayBeOpen)
            continue;
        going += file.name;
        octets -= file.octets;
        --count;
    }
    return going;
}

void tidy(const LogFiles &rules, const QDateTime &now)
{
    const QDir folder(rules.folder);
    QList<LogFile> files;
    for (const QFileInfo &info : folder.entryInfoList(QDir::Files | QDir::NoSymLinks | QDir::Hidden))
        files += LogFile{info.fileName(), info.size(), info.lastModified(),
                         openlogs::useOf(info.absoluteFilePath())};
    for (const QString &name : surplus(files, rules, now))
        QFile::remove(folder.filePath(name));
}

} // namespace poplar::records
