// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/maildroplisting.h"

#include "base/limits.h"
#include "pop3/session.h"

#include <memory>

namespace poplar::mailbox {

namespace {

/// The three replies while they come in. POP3 answers in order, so the one to UIDL is the last.
struct Collected {
    pop3::DropListing drop;
    pop3::Numbered<qint64> sizes;
    std::optional<Error> error;
};

template <class T>
qint64 linesOf(const pop3::Numbered<T> &listing)
{
    return listing.byNumber.size() + listing.unreadable;
}

Maildrop combined(const Collected &collected, const pop3::Numbered<QByteArray> &uniqueIds)
{
    Maildrop maildrop;
    // The listing counts more than STAT, which some servers keep stale.
    qint64 count = collected.drop.messages;
    for (auto it = collected.sizes.byNumber.cbegin(); it != collected.sizes.byNumber.cend(); ++it)
        count = std::max(count, it.key());
    // A number of seven digits is no message: five million rows are not made for twenty octets.
    const qint64 lines = std::max(linesOf(collected.sizes), linesOf(uniqueIds));
    count = std::min(count, lines + limit::unlistedMessages);
    maildrop.messages.reserve(count);
    for (qint64 number = 1; number <= count; ++number) {
        const qint64 octets = collected.sizes.byNumber.value(number, -1);
        maildrop.messages += Identity{uniqueIds.byNumber.value(number), octets, {}};
        maildrop.octets += std::max<qint64>(octets, 0);
    }
    return maildrop;
}

template <class T>
void keep(const Result<T> &read, T &into, std::optional<Error> &error)
{
    if (read)
        into = *read;
    else if (!error)
        error = read.error();
}

} // namespace

Result<pop3::DropListing> readTotals(pop3::Session &session, const Result<pop3::Reply> &reply)
{
    if (!reply)
        return reply.error();
    const Result<pop3::DropListing> totals = pop3::readDropListing(reply->text);
    return totals ? totals : session.redacted(totals.error());
}

void listMaildrop(pop3::Session &session, std::function<void(const Result<Maildrop> &)> done)
{
    auto collected = std::make_shared<Collected>();
    pop3::Command stat = pop3::stat();
    stat.done = [collected, &session](const Result<pop3::Reply> &reply) {
        keep(readTotals(session, reply), collected->drop, collected->error);
    };
    pop3::Command list = pop3::list();
    list.done = [collected](const Result<pop3::Reply> &reply) {
        if (reply)
            keep(pop3::readScanListings(reply->listing), collected->sizes, collected->error);
        else if (!collected->error)
            collected->error = reply.error();
    };
    pop3::Command uidl = pop3::uidl();
    uidl.done = [collected, done = std::move(done)](const Result<pop3::Reply> &reply) {
        if (collected->error)
            return done(*collected->error);
        pop3::Numbered<QByteArray> uniqueIds;
        if (reply)
            keep(pop3::readUniqueIds(reply->listing), uniqueIds, collected->error);
        else if (reply.error().kind != ErrorKind::Refused)
            return done(reply.error());
        Maildrop maildrop = combined(*collected, uniqueIds);
        if (!reply)
            maildrop.uidlRefused = reply.error();
        done(maildrop);
    };
    session.enqueue(std::move(stat));
    session.enqueue(std::move(list));
    session.enqueue(std::move(uidl));
}

} // namespace poplar::mailbox
