// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/letter.h"

#include "base/limits.h"
#include "mime/addresslist.h"

#include <QFile>

#include <algorithm>
#include <functional>

namespace poplar::mailbox {

namespace {

/// Tells its owner before it says that there is nothing more: the end of a message follows that alone.
class WatchedSource : public smtp::BodySource {
public:
    WatchedSource(std::shared_ptr<PreparedFile> file, std::function<Result<Done>()> beforeEnd)
        : m_file(std::move(file))
        , m_source(m_file->path())
        , m_beforeEnd(std::move(beforeEnd))
    {
    }

    Result<QByteArray> read(qint64 most) override
    {
        Result<QByteArray> block = m_source.read(most);
        if (!block || !block->isEmpty() || !m_beforeEnd)
            return block;
        const Result<Done> noted = m_beforeEnd();
        return noted ? block : Result<QByteArray>(noted.error());
    }

    Result<Done> rewind() override { return m_source.rewind(); }

private:
    std::shared_ptr<PreparedFile> m_file; ///< Lives as long as it may be read.
    smtp::FileSource m_source;
    std::function<Result<Done>()> m_beforeEnd;
};

smtp::RecipientOptions optionsFor(const QByteArray &address, DeliveryNotice notice)
{
    if (notice == DeliveryNotice::Unasked)
        return {};
    smtp::RecipientOptions options;
    options.notify = smtp::Notifications(smtp::Notify::Success) | smtp::Notify::Failure | smtp::Notify::Delay;
    // What is too long to be said is left out, not a reason to send nothing; encoded it may be longer.
    if (address.size() * 3 <= limit::mailOriginalRecipient)
        options.original = address;
    return options;
}

bool isAscii(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

} // namespace

PreparedFile::~PreparedFile()
{
    QFile::remove(m_path);
}

std::variant<PreparedLetter, mime::Obstacle> prepareLetter(const QString &message,
                                                           mime::ServerAbility ability, const QString &target)
{
    PreparedLetter letter{{}, std::make_shared<PreparedFile>(target)};
    mime::Readiness readiness = mime::prepare(message, ability, target);
    if (auto *obstacle = std::get_if<mime::Obstacle>(&readiness))
        return *obstacle;
    letter.outgoing = std::get<mime::Outgoing>(std::move(readiness));
    return letter;
}

smtp::Submission submissionOf(const mime::Outgoing &outgoing)
{
    smtp::Submission submission;
    submission.sender = outgoing.sender;
    for (const QByteArray &address : outgoing.recipients)
        submission.recipients += smtp::Recipient{address, {}};
    submission.content.octets = outgoing.octets;
    submission.content.needs.setFlag(smtp::Need::EightBit, outgoing.needs8BitMime);
    submission.content.needs.setFlag(smtp::Need::Utf8Addresses, outgoing.needsSmtpUtf8);
    return submission;
}

smtp::Submission submissionOf(const Letter &letter, const PreparedLetter &prepared)
{
    mime::Outgoing outgoing = prepared.outgoing;
    if (!letter.sender.isEmpty())
        outgoing.sender = letter.sender;
    if (!letter.recipients.isEmpty())
        outgoing.recipients = letter.recipients;
    outgoing.needsSmtpUtf8 = outgoing.needsSmtpUtf8 || !isAscii(outgoing.sender)
        || std::any_of(outgoing.recipients.begin(), outgoing.recipients.end(), std::not_fn(isAscii));
    smtp::Submission submission = submissionOf(outgoing);
    for (smtp::Recipient &recipient : submission.recipients)
        recipient.options = optionsFor(recipient.address, letter.notice);
    if (letter.notice != DeliveryNotice::Unasked) {
        submission.returned = smtp::Returned::Headers;
        submission.envelopeId = letter.envelopeId;
    }
    submission.source = std::make_shared<WatchedSource>(prepared.file, letter.beforeEnd);
    submission.message = letter.name;
    return submission;
}

Error errorOf(const mime::Obstacle &obstacle)
{
    using Kind = mime::Obstacle::Kind;
    const QString words = obstacle.detail.isEmpty() ? obstacle.what
        : obstacle.what.isEmpty()                   ? obstacle.detail
                                                    : obstacle.what + QStringLiteral(": ") + obstacle.detail;
    switch (obstacle.kind) {
    case Kind::NoSender:
        return {ErrorKind::Malformed, {}, "NO-SENDER", "MAIL", words};
    case Kind::NoRecipient:
        return {ErrorKind::Malformed, {}, "NO-RECIPIENT", "RCPT", words};
    case Kind::BadAddress:
        return {ErrorKind::Malformed, {}, "ADDRESS", "RCPT", words};
    case Kind::TooManyRecipients:
        return {ErrorKind::Limit, {}, "RECIPIENTS", "RCPT", words};
    case Kind::TooManyFiles:
    case Kind::HeaderTooLong:
        return {ErrorKind::Limit, {}, {}, "DATA", words};
    case Kind::Unreadable:
    case Kind::Unwritable:
    case Kind::NoSuchPart:
        return {ErrorKind::Storage, {}, {}, {}, words};
    case Kind::BadField:
    case Kind::NoHeader:
    case Kind::SeveralMessages:
        return {ErrorKind::NotAllowed, {}, "HEADER", "DATA", words};
    case Kind::Utf8Address:
    case Kind::Utf8Field:
        return {ErrorKind::NotAllowed, {}, "SMTPUTF8", "MAIL", words};
    case Kind::Signed:
    case Kind::Tangled:
        return {ErrorKind::NotAllowed, {}, "8BITMIME", "MAIL", words};
    }
    Q_UNREACHABLE();
}

QByteArray wordsOf(const smtp::Reply &reply)
{
    if (reply.code == 0)
        return {};
    QByteArrayList words{QByteArray::number(reply.code), reply.enhanced, reply.text()};
    words.removeAll(QByteArray());
    return words.join(' ');
}

std::variant<LetterEnvelope, mime::Obstacle> envelopeOf(const SendFileOrder &order)
{
    LetterEnvelope envelope;
    if (!order.sender.isEmpty()) {
        const std::optional<mime::WireAddress> sender = mime::wireAddress(order.sender);
        if (!sender)
            return mime::Obstacle{mime::Obstacle::Kind::BadAddress, order.sender};
        envelope.sender = sender->octets;
    }
    if (order.recipients.size() > limit::recipients)
        return mime::Obstacle{mime::Obstacle::Kind::TooManyRecipients};
    for (const QString &address : order.recipients) {
        const std::optional<mime::WireAddress> recipient = mime::wireAddress(address);
        if (!recipient)
            return mime::Obstacle{mime::Obstacle::Kind::BadAddress, address};
        if (!envelope.recipients.contains(recipient->octets))
            envelope.recipients += recipient->octets;
    }
    return envelope;
}

} // namespace poplar::mailbox
