// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/uniqueidlists.h"

#include "archive/storageerror.h"
#include "base/limits.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

namespace poplar::archive {

namespace {

/// As a server may give it: RFC 1939 section 7 allows 0x21 to 0x7E, and some give more.
bool isUniqueId(QByteArrayView id)
{
    return !id.isEmpty() && id.size() <= limit::uniqueId
        && std::all_of(id.begin(), id.end(), [](char c) { return uchar(c) > 0x20 && uchar(c) != 0x7F; });
}

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 19
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Up to the first @p sign, which is taken away as well; everything if there is none.
QByteArrayView takeField(QByteArrayView &line, char sign)
{
    const qsizetype end = line.indexOf(sign);
    const QByteArrayView field = end < 0 ? line : line.first(end);
    line = end < 0 ? QByteArrayView() : line.sliced(end + 1);
    return field;
}

/// Gathers what the lines of a file tell. Its children know a format each.
class ListReading {
public:
    virtual ~ListReading() = default;

    UniqueIdFile result(const QByteArray &content, ListingProgram program)
    {
        m_file.program = program;
        QByteArrayView rest(content);
        if (rest.size() > limit::uniqueIdFile) {
            rest = rest.first(limit::uniqueIdFile);
            m_file.isCut = true;
        }
        while (!rest.isEmpty()) {
            const qsizetype end = rest.indexOf('\n');
            QByteArrayView line = end < 0 ? rest : rest.first(end);
            rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
            if (line.endsWith('\r'))
                line.chop(1);
            if (line.size() > limit::uniqueIdLine)
                ++m_file.unreadable;
            else if (end < 0)
                takeLast(line);
            else if (!line.isEmpty())
                takeLine(line);
        }
        finish();
        return std::move(m_file);
    }

protected:
    virtual void takeLine(QByteArrayView line) = 0;
    /// A line without an end: the file was cut there, as far as its format knows.
    virtual void takeLast(QByteArrayView) { m_file.isCut = true; }
    virtual void finish() {}

    /// The one of that account; null where there are too many.
    UniqueIdList *listFor(QByteArrayView host, QByteArrayView user)
    {
        const QByteArray key = host.toByteArray() + '\0' + user.toByteArray();
        auto found = m_places.constFind(key);
        if (found == m_places.constEnd()) {
            if (m_file.lists.size() >= limit::uniqueIdAccounts) {
                m_file.isCut = true;
                return nullptr;
            }
            found = m_places.insert(key, m_file.lists.size());
            m_file.lists += {QString::fromUtf8(host), QString::fromUtf8(user), {}, 0};
            m_ids += QSet<QByteArray>();
        }
        return &m_file.lists[*found];
    }

    void add(UniqueIdList &list, QByteArrayView id)
    {
        QSet<QByteArray> &known = m_ids[&list - m_file.lists.data()];
        const QByteArray copy = id.toByteArray();
        if (known.contains(copy))
            return;
        known += copy;
        list.ids += copy;
    }

    UniqueIdFile m_file;

private:
    QHash<QByteArray, qsizetype> m_places;
    QList<QSet<QByteArray>> m_ids; ///< Of each list.
};

class ThunderbirdReading : public ListReading {
protected:
    void takeLine(QByteArrayView line) override
    {
        if (line.startsWith('*')) {
            line = line.sliced(1);
            const QByteArrayView host = takeField(line, ' ');
            m_list = host.isEmpty() || line.isEmpty() ? nullptr : listFor(host, line);
            m_file.unreadable += m_list ? 0 : 1;
        } else if (!line.startsWith('#') || m_list) {
            takeMessage(line);
        }
    }

    /// The last line never has an end; what follows the unique-id shows that it is whole.
    void takeLast(QByteArrayView line) override
    {
        const bool isMessage = m_list && !line.startsWith('*');
        if (isMessage && line.count(' ') >= 2 && !line.endsWith(' '))
            takeLine(line);
        else
            m_file.isCut = true;
    }

private:
    void takeMessage(QByteArrayView line)
    {
        const QByteArrayView status = takeField(line, ' ');
        const QByteArrayView id = takeField(line, ' ');
        const bool isKnown = status.size() == 1 && QByteArrayView("kdbf").contains(status.front());
        if (!m_list || !isKnown || !isUniqueId(id))
            ++m_file.unreadable;
        else if (status == "b" || status == "f")
            ++m_list->notWhole;
        else
            add(*m_list, id);
    }

    UniqueIdList *m_list = nullptr;
};

class GetmailReading : public ListReading {
public:
    explicit GetmailReading(const QString &name)
    {
        // "oldmail-HOST-PORT-USER"; the port is the first number between two '-'.
        static const QRegularExpression form(QStringLiteral("^oldmail-(.+?)-(\\d{1,5})-(.+)$"));
        const QRegularExpressionMatch found = form.match(name);
        m_list = listFor(found.captured(1).toUtf8(), found.captured(3).toUtf8());
    }

protected:
    void takeLine(QByteArrayView line) override
    {
        const QByteArrayView id = takeField(line, '\0');
        if (isUniqueId(id) && isNumber(line))
            add(*m_list, id);
        else
            ++m_file.unreadable;
    }

    void takeLast(QByteArrayView line) override
    {
        m_file.isCut = true;
        if (line.contains('\0')) // at least the unique-id is whole
            takeLine(line);
    }

private:
    UniqueIdList *m_list = nullptr;
};

class FetchmailReading : public ListReading {
protected:
    void takeLine(QByteArrayView line) override
    {
        const QByteArrayView account = takeField(line, ' ');
        const qsizetype at = account.lastIndexOf('@');
        if (at <= 0 || at + 1 == account.size() || !isUniqueId(line)) {
            ++m_file.unreadable;
            return;
        }
        if (UniqueIdList *list = listFor(account.sliced(at + 1), account.first(at)))
            add(*list, line);
    }
};

class MpopReading : public ListReading {
protected:
    void takeLine(QByteArrayView line) override
    {
        const bool isComment = m_areCommentsAllowed && line.startsWith('#');
        m_areCommentsAllowed = isComment;
        if (isComment)
            return;
        if (line.startsWith(' '))
            begin(line.sliced(1));
        else if (m_list && m_missing > 0 && isUniqueId(line))
            add(*m_list, line);
        else
            ++m_file.unreadable;
        if (!line.startsWith(' ') && m_missing > 0)
            --m_missing;
    }

    void finish() override { m_file.isCut = m_file.isCut || m_missing > 0; }

private:
    void begin(QByteArrayView line)
    {
        const QByteArrayView count = takeField(line, ' ');
        const QByteArrayView host = takeField(line, ' ');
        const bool isSound = isNumber(count) && !host.isEmpty() && !line.isEmpty();
        m_file.unreadable += isSound ? 0 : 1;
        m_file.isCut = m_file.isCut || m_missing > 0;
        m_missing = isSound ? count.toLongLong() : 0;
        m_list = isSound ? listFor(host, line) : nullptr;
    }

    bool m_areCommentsAllowed = true;
    UniqueIdList *m_list = nullptr;
    qint64 m_missing = 0; ///< Unique-ids that are still to come.
};

QByteArrayView firstLineWithout(QByteArrayView content, char comment)
{
    while (!content.isEmpty()) {
        const QByteArrayView line = takeField(content, '\n').trimmed();
        if (!line.isEmpty() && line.front() != comment)
            return line;
    }
    return {};
}

bool looksLikeThunderbird(QByteArrayView content)
{
    const QByteArrayView first = firstLineWithout(content, '#');
    return content.first(std::min<qsizetype>(content.size(), 100)).contains("POP3 State File")
        || (first.startsWith('*') && first.contains(' '));
}

bool looksLikeMpop(QByteArrayView content)
{
    while (content.startsWith('#'))
        (void)takeField(content, '\n');
    if (!content.startsWith(' '))
        return false;
    content = content.sliced(1);
    return isNumber(takeField(content, ' '));
}

bool looksLikeFetchmail(QByteArrayView content)
{
    const QByteArrayView first = takeField(content, '\n');
    const qsizetype space = first.indexOf(' ');
    const qsizetype at = first.indexOf('@');
    return at > 0 && space > at && isUniqueId(first.sliced(space + 1).trimmed());
}

std::optional<UniqueIdFile> readAsOneOf(const QByteArray &content, const QString &name)
{
    const QByteArray firstLine = content.left(content.indexOf('\n'));
    if (name.startsWith(QStringLiteral("oldmail-")) && (content.isEmpty() || firstLine.contains('\0')))
        return GetmailReading(name).result(content, ListingProgram::Getmail);
    if (looksLikeThunderbird(content))
        return ThunderbirdReading().result(content, ListingProgram::Thunderbird);
    if (looksLikeMpop(content))
        return MpopReading().result(content, ListingProgram::Mpop);
    if (looksLikeFetchmail(content))
        return FetchmailReading().result(content, ListingProgram::Fetchmail);
    return std::nullopt;
}

/// What getmail makes of a part of a name.
QString inGetmailName(QString text)
{
    static const QRegularExpression stripped(QStringLiteral("[/\\\\:;<>|]+"));
    return text.replace(stripped, QStringLiteral("-"));
}

QString plainHost(const QString &host)
{
    return (host.endsWith(u'.') ? host.chopped(1) : host).toLower();
}

} // namespace

QByteArray asGetmailHasIt(QByteArray id)
{
    return id.replace('/', '-');
}

Result<UniqueIdFile> readUniqueIds(const QByteArray &content, const QString &name)
{
    std::optional<UniqueIdFile> file = readAsOneOf(content, name);
    if (!file)
        return Error{ErrorKind::Storage, {}, "NO-LIST", {}, name};
    return *std::move(file);
}

Result<UniqueIdFile> readUniqueIdFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return Error{ErrorKind::Storage, {}, "NO-LIST", {}, path};
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return storageError(path, file.errorString());
    const QByteArray content = file.read(limit::uniqueIdFile + 1);
    if (file.error() != QFile::NoError)
        return storageError(path, file.errorString());
    Result<UniqueIdFile> read = readUniqueIds(content, info.fileName());
    return read ? read : Result<UniqueIdFile>(Error{ErrorKind::Storage, {}, "NO-LIST", {}, path});
}

bool isListOf(const UniqueIdList &list, ListingProgram program, const QString &host, const QString &user)
{
    if (program == ListingProgram::Getmail)
        return plainHost(list.host) == inGetmailName(plainHost(host)) && list.user == inGetmailName(user);
    // fetchmail itself does not tell cases of a user apart.
    const auto cases = program == ListingProgram::Fetchmail ? Qt::CaseInsensitive : Qt::CaseSensitive;
    return plainHost(list.host) == plainHost(host) && list.user.compare(user, cases) == 0;
}

} // namespace poplar::archive
