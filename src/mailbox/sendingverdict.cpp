// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/sendingverdict.h"

#include "base/limits.h"
#include "mailbox/recipients.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

using EntryState = OutboxEntry::State;
using RecipientFate = RecipientState::Fate;

bool hasFate(const OutboxEntry &entry, RecipientFate fate)
{
    return std::any_of(entry.recipients.begin(), entry.recipients.end(),
                       [fate](const RecipientState &one) { return one.fate == fate; });
}

OutboxRecord returned(OutboxRecord record, const Error &error)
{
    record.entry.state = EntryState::Returned;
    record.entry.next = {};
    record.entry.error = error;
    return record;
}

OutboxRecord waiting(OutboxRecord record, const std::optional<Error> &error, const QDateTime &next)
{
    record.entry.state = EntryState::Waiting;
    record.entry.next = next;
    record.entry.error = error;
    return record;
}

QDateTime nextOf(const OutboxRecord &record, const QDateTime &now)
{
    return now.addSecs(std::chrono::seconds(waitAfter(record.entry.tries)).count());
}

/// The server cannot take it, or it cannot stand in an envelope, whenever it is tried.
bool isObstacle(const Error &error)
{
    return error.kind == ErrorKind::NotAllowed || error.kind == ErrorKind::Malformed
        || (error.kind == ErrorKind::Limit && error.code.startsWith("SIZE"));
}

/// Whom the server refused in an earlier attempt; others may have been the trouble since.
Error earlierRefusal(const OutboxEntry &entry)
{
    if (entry.error && entry.error->kind == ErrorKind::Refused)
        return *entry.error;
    const auto refused =
        std::find_if(entry.recipients.begin(), entry.recipients.end(),
                     [](const RecipientState &one) { return one.fate == RecipientFate::Refused; });
    return Error{ErrorKind::Refused, refused->said, {}, "RCPT", {}};
}

/// Some have it; what becomes of the others?
OutboxRecord afterAcceptance(OutboxRecord record, const smtp::Outcome &outcome, const QDateTime &now)
{
    const std::optional<Error> refusal = refusalOfRecipients(outcome);
    if (hasFate(record.entry, RecipientFate::Waiting))
        return waiting(record, refusal, hasTooManyForOnce(outcome) ? now : nextOf(record, now));
    if (refusal)
        return returned(record, *refusal);
    if (hasFate(record.entry, RecipientFate::Refused))
        return returned(record, earlierRefusal(record.entry));
    return waiting(record, {}, record.entry.next);
}

} // namespace

std::chrono::minutes waitAfter(int tries)
{
    const size_t last = limit::sendingWaits.size() - 1;
    return limit::sendingWaits[std::min(size_t(std::max(tries - 1, 0)), last)];
}

bool isForUser(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Authentication:
    case ErrorKind::NoMechanism:
    case ErrorKind::NoToken:
    case ErrorKind::CertificateDoubtful:
    case ErrorKind::ClientCertificate:
    case ErrorKind::TlsNotOffered:
    case ErrorKind::NotAllowed:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
        return true;
    case ErrorKind::ProxyFailed:
        return error.code == "PROXY-AUTH";
    default:
        return false;
    }
}

bool isWaiting(const OutboxRecord &record)
{
    return record.entry.state == EntryState::Waiting && !record.isSentToAll() && !record.isDiscarded;
}

bool isDue(const OutboxRecord &record, const QDateTime &now)
{
    const QDateTime latest = now.addSecs(std::chrono::seconds(limit::sendingWaits.back()).count());
    const QDateTime &next = record.entry.next;
    return isWaiting(record) && next.isValid() && (next <= now || next > latest);
}

OutboxRecord afterAttempt(OutboxRecord record, const LetterFate &fate, const QDateTime &now)
{
    ++record.entry.tries;
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&fate)) {
        const Error error = errorOf(*obstacle);
        return error.kind == ErrorKind::Storage ? waiting(record, error, {}) : returned(record, error);
    }
    const auto &outcome = std::get<smtp::Outcome>(fate);
    record.entry.recipients = joined(record.entry.recipients, recipientsAfter(outcome));
    const Error error = outcome.error.value_or(Error{});
    switch (outcome.fate) {
    case smtp::Outcome::Fate::Accepted:
        return afterAcceptance(record, outcome, now);
    case smtp::Outcome::Fate::RefusedForNow:
        return waiting(record, error, nextOf(record, now));
    case smtp::Outcome::Fate::Refused:
        return returned(record, error);
    case smtp::Outcome::Fate::Unknown:
        record.entry.state = EntryState::Unknown;
        record.entry.next = {};
        record.entry.error = error;
        return record;
    case smtp::Outcome::Fate::NotSent:
        break;
    }
    if (isObstacle(error))
        return returned(record, error);
    return waiting(record, error, isForUser(error) ? QDateTime() : nextOf(record, now));
}

OutboxRecord afterFailure(OutboxRecord record, const Error &error, const QDateTime &now)
{
    ++record.entry.tries;
    return waiting(record, error, isForUser(error) ? QDateTime() : nextOf(record, now));
}

OutboxRecord triedAnew(OutboxRecord record, const QDateTime &now)
{
    for (RecipientState &one : record.entry.recipients) {
        if (one.fate != RecipientFate::Sent)
            one.fate = RecipientFate::Waiting;
    }
    record.entry.state = EntryState::Waiting;
    record.entry.next = now;
    return record;
}

} // namespace poplar::mailbox
