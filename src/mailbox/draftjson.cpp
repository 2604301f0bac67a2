// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/draftjson.h"

#include <QMetaEnum>

namespace poplar::mailbox {

namespace {

QString draftKey(const char *name)
{
    return QString::fromLatin1(name);
}

QJsonArray jsonOfIds(const QList<QByteArray> &ids)
{
    QJsonArray json;
    for (const QByteArray &id : ids)
        json += jsonOf(id);
    return json;
}

QList<QByteArray> idsIn(const QJsonArray &json)
{
    QList<QByteArray> ids;
    for (const QJsonValue &id : json)
        ids += octetsIn(id);
    return ids;
}

QJsonArray jsonOfFiles(const QList<mime::DraftFile> &files)
{
    QJsonArray json;
    for (const mime::DraftFile &file : files) {
        QJsonObject one{{draftKey("path"), file.path},
                        {draftKey("name"), file.name},
                        {draftKey("type"), jsonOf(file.type)}};
        if (file.part)
            one.insert(draftKey("part"), *file.part);
        json += one;
    }
    return json;
}

QList<mime::DraftFile> filesIn(const QJsonArray &json)
{
    QList<mime::DraftFile> files;
    for (const QJsonValue &value : json) {
        const QJsonObject one = value.toObject();
        mime::DraftFile file{one[draftKey("path")].toString(), one[draftKey("name")].toString(),
                             octetsIn(one[draftKey("type")])};
        if (one.contains(draftKey("part")))
            file.part = one[draftKey("part")].toInt();
        files += file;
    }
    return files;
}

} // namespace

QJsonObject jsonOf(const Address &address)
{
    return {{draftKey("name"), address.name}, {draftKey("address"), address.address}};
}

Address addressIn(const QJsonObject &json)
{
    return {json[draftKey("name")].toString(), json[draftKey("address")].toString()};
}

QJsonArray jsonOf(const QList<Address> &addresses)
{
    QJsonArray json;
    for (const Address &address : addresses)
        json += jsonOf(address);
    return json;
}

QList<Address> addressesIn(const QJsonArray &json)
{
    QList<Address> addresses;
    for (const QJsonValue &address : json)
        addresses += addressIn(address.toObject());
    return addresses;
}

QJsonObject jsonOf(const mime::Draft &draft)
{
    return {{draftKey("from"), jsonOf(draft.from)},
            {draftKey("reply-to"), jsonOf(draft.replyTo)},
            {draftKey("to"), jsonOf(draft.to)},
            {draftKey("cc"), jsonOf(draft.cc)},
            {draftKey("bcc"), jsonOf(draft.bcc)},
            {draftKey("subject"), draft.subject},
            {draftKey("text"), draft.text},
            {draftKey("html"), draft.html},
            {draftKey("files"), jsonOfFiles(draft.files)},
            {draftKey("in-reply-to"), jsonOfIds(draft.inReplyTo)},
            {draftKey("references"), jsonOfIds(draft.references)},
            // With its zone, which is told.
            {draftKey("date"), draft.date.toString(Qt::ISODateWithMs)},
            {draftKey("redirected"), draft.redirected}};
}

mime::Draft draftIn(const QJsonObject &json)
{
    mime::Draft draft;
    draft.from = addressIn(json[draftKey("from")].toObject());
    draft.replyTo = addressesIn(json[draftKey("reply-to")].toArray());
    draft.to = addressesIn(json[draftKey("to")].toArray());
    draft.cc = addressesIn(json[draftKey("cc")].toArray());
    draft.bcc = addressesIn(json[draftKey("bcc")].toArray());
    draft.subject = json[draftKey("subject")].toString();
    draft.text = json[draftKey("text")].toString();
    draft.html = json[draftKey("html")].toString();
    draft.files = filesIn(json[draftKey("files")].toArray());
    draft.inReplyTo = idsIn(json[draftKey("in-reply-to")].toArray());
    draft.references = idsIn(json[draftKey("references")].toArray());
    draft.date = QDateTime::fromString(json[draftKey("date")].toString(), Qt::ISODateWithMs);
    draft.redirected = json[draftKey("redirected")].toString();
    return draft;
}

QJsonObject jsonOf(const KeptDraft &draft)
{
    return {{draftKey("draft"), jsonOf(draft.draft)},
            {draftKey("to"), draft.to},
            {draftKey("cc"), draft.cc},
            {draftKey("bcc"), draft.bcc},
            {draftKey("saved"), jsonOf(draft.saved)},
            {draftKey("notice"), draft.notice == DeliveryNotice::OnFailureAndSuccess}};
}

KeptDraft keptDraftIn(const QJsonObject &json)
{
    KeptDraft kept;
    kept.draft = draftIn(json[draftKey("draft")].toObject());
    kept.to = json[draftKey("to")].toString();
    kept.cc = json[draftKey("cc")].toString();
    kept.bcc = json[draftKey("bcc")].toString();
    kept.saved = timeIn(json[draftKey("saved")]);
    if (json[draftKey("notice")].toBool())
        kept.notice = DeliveryNotice::OnFailureAndSuccess;
    return kept;
}

QJsonObject jsonOf(const Error &error)
{
    // By name: the order of the kinds is nothing that a file should depend on.
    const char *kind = QMetaEnum::fromType<ErrorKind>().valueToKey(int(error.kind));
    return {{draftKey("kind"), QString::fromLatin1(kind)},
            {draftKey("said"), jsonOf(error.said)},
            {draftKey("code"), jsonOf(error.code)},
            {draftKey("verb"), jsonOf(error.verb)},
            {draftKey("detail"), error.detail}};
}

Error errorIn(const QJsonObject &json)
{
    const QByteArray name = json[draftKey("kind")].toString().toLatin1();
    bool isKnown = false;
    const int kind = QMetaEnum::fromType<ErrorKind>().keyToValue(name.constData(), &isKnown);
    return {isKnown ? ErrorKind(kind) : ErrorKind::Protocol, octetsIn(json[draftKey("said")]),
            octetsIn(json[draftKey("code")]), octetsIn(json[draftKey("verb")]),
            json[draftKey("detail")].toString()};
}

QJsonValue jsonOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : qint64(-1);
}

QDateTime timeIn(const QJsonValue &json)
{
    const qint64 milliseconds = json.toInteger(-1);
    return milliseconds < 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

QJsonValue jsonOf(const QByteArray &octets)
{
    return QString::fromLatin1(octets);
}

QByteArray octetsIn(const QJsonValue &json)
{
    return json.toString().toLatin1();
}

} // namespace poplar::mailbox
