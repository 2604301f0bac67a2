// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/mailsources.h"

#include "archive/maildirfiles.h"
#include "archive/mboxreader.h"
#include "archive/storageerror.h"
#include "base/limits.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace poplar::archive {

namespace {

/// Looked at of each file. A header of many trace fields is longer, but names itself before.
constexpr qint64 beginningOctets = 64 * 1024;

constexpr std::array<QByteArrayView, 14> fieldsOfMail{
    "from",         "to",           "subject",      "date",   "received", "message-id", "return-path",
    "delivered-to", "mime-version", "content-type", "sender", "reply-to", "cc",         "bcc"};

bool isFieldOfMail(QByteArrayView line)
{
    const QByteArray name = line.first(std::max<qsizetype>(line.indexOf(':'), 0)).toByteArray().toLower();
    return std::find(fieldsOfMail.begin(), fieldsOfMail.end(), QByteArrayView(name)) != fieldsOfMail.end();
}

bool isHeader(QByteArrayView text)
{
    if (!beginsWithField(text))
        return false;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = end < 0 ? text : text.first(end);
        if (line.trimmed().isEmpty())
            break;
        if (isFieldOfMail(line))
            return true;
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    return false;
}

Error wrongThing(const char *code, const QString &path)
{
    return Error{ErrorKind::Storage, {}, code, {}, path};
}

bool isMaildirFolder(const QString &path)
{
    return QFileInfo(path + QStringLiteral("/cur")).isDir()
        && QFileInfo(path + QStringLiteral("/new")).isDir();
}

/// Goes through what the user named.
class Looking {
public:
    explicit Looking(const TransferWatch &watch)
        : m_watch(watch)
    {
    }

    [[nodiscard]] const std::optional<Error> &stopped() const { return m_stopped; }
    [[nodiscard]] MailSources result() && { return std::move(m_found); }

    void lookAt(const QString &path)
    {
        const QFileInfo info(path);
        if (info.isSymLink())
            return fail(path, wrongThing("NOT-A-FILE", path));
        if (!info.exists())
            return fail(path, storageError(path, std::make_error_code(std::errc::no_such_file_or_directory)));
        if (info.isDir())
            return lookThrough(path, limit::importDepth);
        if (!info.isFile())
            return fail(path, wrongThing("NOT-A-FILE", path));
        lookInto(info);
    }

private:
    void fail(const QString &path, const Error &error)
    {
        ++m_found.failed;
        if (m_found.failures.size() < failuresTold)
            m_found.failures += {path, error};
    }

    void add(const QFileInfo &file, MailFormat format, MailFlags flags = {})
    {
        m_found.sources += {file.absoluteFilePath(), format, file.size(), flags};
        m_found.octets += file.size();
    }

    [[nodiscard]] bool mayGoOn()
    {
        if (m_found.sources.size() >= limit::importFiles)
            m_stopped = Error{ErrorKind::Limit, {}, {}, {}, QString::number(limit::importFiles)};
        else if (m_watch && m_watch({}) == TransferNext::Stop)
            m_stopped = Error{ErrorKind::Cancelled, {}, {}, {}, {}};
        return !m_stopped;
    }

    void lookInto(const QFileInfo &info)
    {
        const QString path = info.absoluteFilePath();
        QFile file(path);
        if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
            return fail(path, storageError(path, file.errorString()));
        const QByteArray beginning = file.read(beginningOctets);
        if (file.error() != QFile::NoError)
            return fail(path, storageError(path, file.errorString()));
        if (const std::optional<MailFormat> format = mailFormatOf(beginning))
            return add(info, *format);
        fail(path, wrongThing("NOT-MAIL", path));
    }

    void lookThroughMaildir(const QString &path)
    {
        const Result<QStringList> files = mailFiles(path);
        if (!files)
            return fail(path, files.error());
        for (const QString &file : *files) {
            if (!mayGoOn())
                return;
            const QFileInfo info(file);
            if (!info.isSymLink())
                add(info, MailFormat::Maildir, flagsIn(file).value_or(MailFlags()));
        }
    }

    void lookThrough(const QString &path, int depth)
    {
        const QFileInfo folder(path);
        if (!folder.isReadable() || !folder.isExecutable())
            return fail(path, storageError(path, std::make_error_code(std::errc::permission_denied)));
        const bool isMaildir = isMaildirFolder(path);
        if (isMaildir)
            lookThroughMaildir(path);
        if (depth == 0)
            return fail(path, wrongThing("TOO-DEEP", path));
        // Folders of a Maildir begin with a dot.
        QDir::Filters filters = QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks;
        filters |= isMaildir ? QDir::Hidden : QDir::Files;
        for (const QFileInfo &info : QDir(path).entryInfoList(filters, QDir::Name)) {
            if (!mayGoOn())
                return;
            const bool isOfMaildir = isMaildir
                && QStringList{QStringLiteral("cur"), QStringLiteral("new"), QStringLiteral("tmp")}.contains(
                    info.fileName());
            if (info.isDir() && !isOfMaildir)
                lookThrough(info.absoluteFilePath(), depth - 1);
            else if (info.isFile())
                lookInto(info);
        }
    }

    const TransferWatch &m_watch;
    MailSources m_found;
    std::optional<Error> m_stopped;
};

} // namespace

std::optional<MailFormat> mailFormatOf(QByteArrayView beginning)
{
    if (beginsLikeMbox(beginning))
        return MailFormat::Mbox;
    return isHeader(beginning) ? std::optional(MailFormat::Eml) : std::nullopt;
}

Result<MailSources> findMail(const QStringList &paths, const TransferWatch &watch)
{
    Looking looking(watch);
    for (const QString &path : paths) {
        looking.lookAt(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
        if (looking.stopped())
            return *looking.stopped();
    }
    return std::move(looking).result();
}

} // namespace poplar::archive
