// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/correspondence.h"

#include "base/limits.h"
#include "mime/addresslist.h"
#include "mime/headerfields.h"
#include "mime/headertext.h"
#include "mime/linereader.h"

#include <QFile>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace poplar::mime {

namespace {

QList<Address> writableAddresses(const QString &value)
{
    QList<Address> addresses;
    for (const ParsedAddress &parsed : parseAddressList(value)) {
        if (parsed.fault != AddressFault::None || addresses.size() == limit::addresses)
            continue;
        const QByteArray name = parsed.address.name.toUtf8();
        addresses += {name.contains("=?") ? headerText(name) : parsed.address.name, parsed.address.address};
    }
    return addresses;
}

/// "<mailto:list@example.org>, <https://…>"; "NO" where nobody may post.
QString postingAddress(const QString &value)
{
    for (qsizetype open = value.indexOf(u'<'); open >= 0; open = value.indexOf(u'<', open + 1)) {
        const QUrl url(value.mid(open + 1, value.indexOf(u'>', open) - open - 1).trimmed());
        if (url.scheme() == u"mailto" && wireAddress(url.path()))
            return url.path();
    }
    return {};
}

/// What stands in angle brackets, whatever is between them.
QList<QByteArray> messageIds(const QByteArray &value)
{
    QList<QByteArray> ids;
    for (qsizetype open = value.indexOf('<'); open >= 0; open = value.indexOf('<', open + 1)) {
        const qsizetype close = value.indexOf('>', open);
        if (close < 0)
            break;
        const QByteArray id = value.sliced(open + 1, close - open - 1).simplified();
        if (!id.isEmpty() && !id.contains('<'))
            ids += id;
    }
    return ids;
}

QString unfoldedValue(const HeaderField &field)
{
    QByteArray value = field.raw.sliced(field.raw.indexOf(':') + 1).left(limit::headerField);
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
    return QString::fromUtf8(utf8Header(value));
}

void readInto(const HeaderField &field, Correspondence &into)
{
    const QString name = field.name.toLower();
    const QString value = unfoldedValue(field);
    if (name == u"reply-to")
        into.replyTo += writableAddresses(value);
    else if (name == u"mail-followup-to")
        into.followupTo += writableAddresses(value);
    else if (name == u"list-post" && into.list.isEmpty())
        into.list = postingAddress(value);
    else if (name == u"message-id" && into.messageId.isEmpty())
        into.messageId = messageIds(value.toUtf8()).value(0);
    else if (name == u"in-reply-to")
        into.inReplyTo += messageIds(value.toUtf8());
    else if (name == u"references")
        into.references += messageIds(value.toUtf8());
}

/// The header of a file, down to its empty line.
Result<QByteArray> headerOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    LineReader lines(file);
    QByteArray header;
    while (const auto piece = lines.next()) {
        if (piece->startsLine && piece->bytes.trimmed().isEmpty())
            break;
        if (header.size() + piece->bytes.size() > limit::topHeader)
            break;
        header += piece->bytes;
    }
    if (lines.failed())
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    return header;
}

} // namespace

Correspondence readCorrespondence(QByteArrayView header)
{
    Correspondence read;
    const QList<HeaderField> fields = readHeaderFields(header);
    for (const HeaderField &field : fields)
        readInto(field, read);
    return read;
}

Result<Original> readOriginal(const QString &path, const ReadingOptions &options)
{
    const Result<QByteArray> header = headerOf(path);
    if (!header)
        return header.error();
    Result<Message> message = readMessage(path, options);
    if (!message)
        return message.error();
    return Original{path, std::move(message).value(), readCorrespondence(*header)};
}

} // namespace poplar::mime
