// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/enqueuing.h"

#include "mailbox/letter.h"
#include "mailbox/maildirfile.h"
#include "mime/preparing.h"

#include <QFile>

namespace poplar::mailbox {

namespace {

using ObstacleKind = mime::Obstacle::Kind;

/// Takes everything, and keeps nothing.
class Nowhere : public QIODevice {
public:
    Nowhere() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override { return size; }
};

Written recordOf(const QString &part, const mime::Outgoing &outgoing, DeliveryNotice notice)
{
    if (outgoing.sender.isEmpty())
        return mime::Obstacle{ObstacleKind::NoSender};
    if (outgoing.recipients.isEmpty())
        return mime::Obstacle{ObstacleKind::NoRecipient};
    const Result<FileHeader> header = readFileHeader(part);
    if (!header)
        return header.error();
    OutboxRecord record;
    record.sender = outgoing.sender;
    record.notice = notice;
    record.entry.subject = header->envelope.subject;
    record.entry.from = header->envelope.from.isEmpty() ? Address{{}, QString::fromUtf8(outgoing.sender)}
                                                        : header->envelope.from.first();
    record.entry.messageId = outgoing.messageId;
    record.entry.octets = outgoing.octets;
    for (const QByteArray &recipient : outgoing.recipients)
        record.entry.recipients += RecipientState{QString::fromUtf8(recipient), {}, {}};
    return record;
}

/// Where it comes to nothing, nothing is left.
Written cleaned(Written written, const QString &part)
{
    if (!std::holds_alternative<OutboxRecord>(written))
        QFile::remove(part);
    return written;
}

Written copyMessage(const SendFileOrder &order, const QString &part)
{
    const auto envelope = envelopeOf(order);
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&envelope))
        return *obstacle;
    QFile file(order.path);
    if (!file.open(QFile::ReadOnly))
        return mime::Obstacle{ObstacleKind::Unreadable, order.path, file.errorString()};
    if (!file.copy(part))
        return mime::Obstacle{ObstacleKind::Unwritable, {}, file.errorString()};
    QFile copied(part);
    if (!copied.open(QFile::ReadOnly))
        return mime::Obstacle{ObstacleKind::Unreadable, part, copied.errorString()};
    Nowhere nowhere;
    const mime::Readiness readiness = mime::prepare(copied, mime::ServerAbility{true, true}, nowhere);
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&readiness))
        return *obstacle;
    mime::Outgoing outgoing = std::get<mime::Outgoing>(readiness);
    const auto &named = std::get<LetterEnvelope>(envelope);
    if (!named.sender.isEmpty())
        outgoing.sender = named.sender;
    if (!named.recipients.isEmpty())
        outgoing.recipients = named.recipients;
    return recordOf(part, outgoing, order.notice);
}

} // namespace

Written writeForOutbox(const SendOrder &order, const QString &part)
{
    const mime::Readiness readiness = mime::writeMessage(order.draft, part);
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&readiness))
        return cleaned(*obstacle, part);
    Written written = recordOf(part, std::get<mime::Outgoing>(readiness), order.notice);
    if (auto *record = std::get_if<OutboxRecord>(&written)) {
        record->draft = order.draft;
        record->keptDraft = order.kept;
        record->entry.from = order.draft.from;
    }
    return cleaned(written, part);
}

Written copyForOutbox(const SendFileOrder &order, const QString &part)
{
    return cleaned(copyMessage(order, part), part);
}

} // namespace poplar::mailbox
