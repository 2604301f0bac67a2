// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/recipients.h"

#include "mailbox/letter.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

using RecipientFate = RecipientState::Fate;
using AskedFate = smtp::RecipientOutcome::Fate;

constexpr int tooManyRecipients = 452;

RecipientFate fateOf(const smtp::RecipientOutcome &recipient, smtp::Outcome::Fate message)
{
    if (recipient.fate == AskedFate::Refused)
        return RecipientFate::Refused;
    if (message == smtp::Outcome::Fate::Refused)
        return RecipientFate::Refused;
    if (message == smtp::Outcome::Fate::Accepted && recipient.fate == AskedFate::Accepted)
        return RecipientFate::Sent;
    return RecipientFate::Waiting;
}

} // namespace

QList<RecipientState> recipientsAfter(const smtp::Outcome &outcome)
{
    QList<RecipientState> states;
    states.reserve(outcome.recipients.size());
    for (const smtp::RecipientOutcome &one : outcome.recipients) {
        RecipientState state{QString::fromUtf8(one.address), fateOf(one, outcome.fate), wordsOf(one.reply)};
        const bool isVerdictOfAll = one.fate == AskedFate::NotAsked || one.fate == AskedFate::Accepted;
        if (isVerdictOfAll && outcome.fate != smtp::Outcome::Fate::Accepted && outcome.verdict.code != 0)
            state.said = wordsOf(outcome.verdict);
        states += state;
    }
    return states;
}

QList<RecipientState> joined(QList<RecipientState> known, const QList<RecipientState> &after)
{
    for (RecipientState &one : known) {
        const auto told = std::find_if(after.begin(), after.end(), [&one](const RecipientState &other) {
            return other.address == one.address;
        });
        if (told != after.end())
            one = *told;
    }
    return known;
}

std::optional<Error> refusalOfRecipients(const smtp::Outcome &outcome)
{
    const auto first = [&outcome](AskedFate fate) -> std::optional<Error> {
        for (const smtp::RecipientOutcome &one : outcome.recipients) {
            if (one.fate == fate)
                return smtp::refusal(one.reply, "RCPT");
        }
        return std::nullopt;
    };
    const std::optional<Error> forGood = first(AskedFate::Refused);
    return forGood ? forGood : first(AskedFate::RefusedForNow);
}

bool hasTooManyForOnce(const smtp::Outcome &outcome)
{
    return outcome.fate == smtp::Outcome::Fate::Accepted
        && std::any_of(outcome.recipients.begin(), outcome.recipients.end(), [](const auto &one) {
               return one.fate == AskedFate::RefusedForNow && one.reply.code == tooManyRecipients;
           });
}

} // namespace poplar::mailbox
