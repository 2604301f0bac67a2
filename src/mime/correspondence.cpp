// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/correspondence.h"

#include "base/limits.h"
#include "mime/addresslist.h"
#include "mime/headerrewriting.h"
#include "mime/headertext.h"
#include "mime/preparation.h"

#include <QByteArrayList>
#include <QFile>
#include <QUrl>

#include <utility>
#include <variant>

namespace poplar::mime {

namespace {

void addWritable(const QByteArray &value, QList<Address> &to)
{
    if (to.size() >= limit::recipients)
        return;
    for (const ParsedAddress &parsed : parseAddressList(QString::fromUtf8(utf8Header(value)))) {
        if (parsed.fault != AddressFault::None || to.size() == limit::recipients)
            continue;
        const QByteArray name = parsed.address.name.toUtf8();
        to += {name.contains("=?") ? headerText(name) : parsed.address.name, parsed.address.address};
    }
}

/// What stands in angle brackets, in one pass, as far as it is no longer than this.
QByteArrayList inBrackets(const QByteArray &value, qsizetype most)
{
    QByteArrayList all;
    qsizetype from = 0;
    for (qsizetype close = value.indexOf('>'); close >= 0; close = value.indexOf('>', from)) {
        const QByteArrayView before = QByteArrayView(value).sliced(from, close - from);
        const QByteArrayView text = before.sliced(before.lastIndexOf('<') + 1);
        if (text.size() < before.size() && text.size() <= most)
            all += text.toByteArray().simplified();
        from = close + 1;
    }
    return all;
}

/// "<mailto:list@example.org>, <https://…>"; "NO" where nobody may post.
QString postingAddress(const QByteArray &value)
{
    for (const QByteArray &address : inBrackets(value, limit::linkTarget)) {
        const QUrl url(QString::fromUtf8(address));
        if (url.scheme() == u"mailto" && wireAddress(url.path()))
            return url.path();
    }
    return {};
}

/// The first of all ids and the last are those that an answer names.
void addIds(const QByteArray &value, QList<QByteArray> &to)
{
    for (const QByteArray &id : inBrackets(value, limit::referenceOctets)) {
        if (id.isEmpty())
            continue;
        if (to.size() == limit::references)
            to.removeAt(1);
        to += id;
    }
}

void readInto(const RawField &field, Correspondence &into)
{
    if (field.name == "to")
        addWritable(field.value(), into.to);
    else if (field.name == "cc")
        addWritable(field.value(), into.cc);
    else if (field.name == "reply-to")
        addWritable(field.value(), into.replyTo);
    else if (field.name == "mail-followup-to")
        addWritable(field.value(), into.followupTo);
    else if (field.name == "list-post" && into.list.isEmpty())
        into.list = postingAddress(utf8Header(field.value()));
    else if (field.name == "message-id" && into.messageId.isEmpty())
        into.messageId = inBrackets(field.value(), limit::referenceOctets).value(0);
    else if (field.name == "in-reply-to")
        addIds(field.value(), into.inReplyTo);
    else if (field.name == "references")
        addIds(field.value(), into.references);
}

/// Nothing of a header that is too long to be read.
Result<Correspondence> correspondenceOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    const auto header = headerOfMessage(file);
    if (const auto *read = std::get_if<QByteArray>(&header))
        return readCorrespondence(*read);
    const Obstacle &obstacle = std::get<Obstacle>(header);
    if (obstacle.kind == Obstacle::Kind::HeaderTooLong)
        return Correspondence();
    return Error{ErrorKind::Storage, {}, {}, {}, obstacle.detail};
}

} // namespace

Correspondence readCorrespondence(QByteArrayView header)
{
    Correspondence read;
    const QList<RawField> fields = rawFields(header);
    for (const RawField &field : fields)
        readInto(field, read);
    return read;
}

Result<Original> readOriginal(const QString &path, const ReadingOptions &options)
{
    Result<Correspondence> correspondence = correspondenceOf(path);
    if (!correspondence)
        return correspondence.error();
    Result<Message> message = readMessage(path, options);
    if (!message)
        return message.error();
    return Original{path, std::move(message).value(), std::move(correspondence).value()};
}

} // namespace poplar::mime
