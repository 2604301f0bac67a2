// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/outboxjson.h"

#include "base/limits.h"
#include "mailbox/draftjson.h"

#include <utility>

namespace poplar::mailbox {

namespace {

using EntryState = OutboxEntry::State;
using RecipientFate = RecipientState::Fate;

constexpr int recordVersion = 1;

QString recordKey(const char *latin)
{
    return QString::fromLatin1(latin);
}

constexpr std::pair<EntryState, const char *> stateWords[] = {{EntryState::Waiting, "waiting"},
                                                              {EntryState::Sending, "sending"},
                                                              {EntryState::Returned, "returned"},
                                                              {EntryState::Unknown, "unknown"}};
constexpr std::pair<RecipientFate, const char *> fateWords[] = {
    {RecipientFate::Waiting, "waiting"}, {RecipientFate::Sent, "sent"}, {RecipientFate::Refused, "refused"}};

template <class Value, size_t count>
QString wordFor(Value value, const std::pair<Value, const char *> (&words)[count])
{
    for (const auto &word : words) {
        if (word.first == value)
            return recordKey(word.second);
    }
    Q_UNREACHABLE();
}

template <class Value, size_t count>
std::optional<Value> valueOf(const QString &word, const std::pair<Value, const char *> (&words)[count])
{
    for (const auto &known : words) {
        if (recordKey(known.second) == word)
            return known.first;
    }
    return std::nullopt;
}

std::optional<RecipientState> recipientIn(const QJsonObject &json)
{
    const std::optional<RecipientFate> fate = valueOf(json[recordKey("fate")].toString(), fateWords);
    const QString address = json[recordKey("address")].toString();
    if (!fate || address.isEmpty())
        return std::nullopt;
    return RecipientState{address, *fate, octetsIn(json[recordKey("said")])};
}

} // namespace

QJsonObject jsonOf(const OutboxRecord &record)
{
    const OutboxEntry &entry = record.entry;
    QJsonArray recipients;
    for (const RecipientState &one : entry.recipients)
        recipients += QJsonObject{{recordKey("address"), one.address},
                                  {recordKey("fate"), wordFor(one.fate, fateWords)},
                                  {recordKey("said"), jsonOf(one.said.left(limit::mailRecipientOctets))}};
    QJsonObject json{{recordKey("version"), recordVersion},
                     {recordKey("state"), wordFor(entry.state, stateWords)},
                     {recordKey("from"), jsonOf(entry.from)},
                     {recordKey("recipients"), recipients},
                     {recordKey("subject"), entry.subject},
                     {recordKey("message-id"), jsonOf(entry.messageId)},
                     {recordKey("octets"), entry.octets},
                     {recordKey("queued"), jsonOf(entry.queued)},
                     {recordKey("next"), jsonOf(entry.next)},
                     {recordKey("tries"), entry.tries},
                     {recordKey("sender"), jsonOf(record.sender)},
                     {recordKey("notice"), record.notice == DeliveryNotice::OnFailureAndSuccess},
                     {recordKey("sent-name"), record.sentName},
                     {recordKey("in-sent"), record.isInSent},
                     {recordKey("discarded"), record.isDiscarded}};
    if (entry.error)
        json.insert(recordKey("error"), jsonOf(*entry.error));
    if (record.draft)
        json.insert(recordKey("draft"), jsonOf(*record.draft));
    if (record.keptDraft)
        json.insert(recordKey("kept-draft"), QString::number(quint64(*record.keptDraft)));
    return json;
}

std::optional<OutboxRecord> recordIn(const QJsonObject &json)
{
    const std::optional<EntryState> state = valueOf(json[recordKey("state")].toString(), stateWords);
    const QJsonArray recipients = json[recordKey("recipients")].toArray();
    if (json[recordKey("version")].toInt() != recordVersion || !state || recipients.isEmpty())
        return std::nullopt;
    OutboxRecord record;
    for (const QJsonValue &value : recipients) {
        const std::optional<RecipientState> recipient = recipientIn(value.toObject());
        if (!recipient)
            return std::nullopt;
        record.entry.recipients += *recipient;
    }
    record.entry.state = *state;
    record.entry.from = addressIn(json[recordKey("from")].toObject());
    record.entry.subject = json[recordKey("subject")].toString();
    record.entry.messageId = octetsIn(json[recordKey("message-id")]);
    record.entry.octets = json[recordKey("octets")].toInteger();
    record.entry.queued = timeIn(json[recordKey("queued")]);
    record.entry.next = timeIn(json[recordKey("next")]);
    record.entry.tries = json[recordKey("tries")].toInt();
    if (json.contains(recordKey("error")))
        record.entry.error = errorIn(json[recordKey("error")].toObject());
    record.sender = octetsIn(json[recordKey("sender")]);
    if (json[recordKey("notice")].toBool())
        record.notice = DeliveryNotice::OnFailureAndSuccess;
    record.sentName = json[recordKey("sent-name")].toString();
    record.isInSent = json[recordKey("in-sent")].toBool();
    record.isDiscarded = json[recordKey("discarded")].toBool();
    if (json.contains(recordKey("draft")))
        record.draft = draftIn(json[recordKey("draft")].toObject());
    if (const quint64 kept = json[recordKey("kept-draft")].toString().toULongLong())
        record.keptDraft = DraftId(kept);
    return record;
}

} // namespace poplar::mailbox
