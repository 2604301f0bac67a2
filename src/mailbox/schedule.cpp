// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/schedule.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// A pause of this length between two questions is no delay of the program's own.
constexpr std::chrono::milliseconds sleepFrom = 4 * limit::scheduleTick;

} // namespace

Schedule::Schedule(Lot lot)
    : m_lot(std::move(lot))
{
}

Schedule::Moment Schedule::after(std::chrono::milliseconds wait, std::chrono::milliseconds spread, Moment now)
{
    const double lot = std::clamp(m_lot(), 0.0, 1.0);
    return now + wait + std::chrono::milliseconds(qint64(lot * double(spread.count())));
}

Schedule::Moment Schedule::regular(std::chrono::minutes every, Moment now)
{
    return after(every, std::min<std::chrono::milliseconds>(every / 10, limit::checkSpread), now);
}

void Schedule::set(const QString &account, std::chrono::minutes every, Moment now)
{
    if (every.count() <= 0)
        return remove(account);
    const auto known = m_entries.find(account);
    if (known == m_entries.end()) {
        m_entries.insert(account, {every, after(limit::firstCheck, limit::firstCheck, now)});
    } else if (known->every != every) {
        known->every = every;
        known->due = std::min(known->due, regular(every, now));
    }
}

void Schedule::remove(const QString &account)
{
    m_entries.remove(account);
}

QStringList Schedule::due(Moment now)
{
    putRight(now);
    QStringList accounts;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry->due <= now)
            accounts += entry.key();
    }
    accounts.sort();
    return accounts;
}

/// After a sleep, and where the clock has been set.
void Schedule::putRight(Moment now)
{
    const std::optional<Moment> before = std::exchange(m_asked, now);
    if (!before || (now >= *before && now - *before < sleepFrom))
        return;
    for (Entry &entry : m_entries) {
        if (now < *before)
            entry.due = std::min(entry.due, regular(entry.every, now));
        else if (entry.due <= now)
            entry.due = after(limit::afterSleep, limit::checkSpread, now);
    }
}

void Schedule::counted(const QString &account, Moment now)
{
    const auto entry = m_entries.find(account);
    if (entry != m_entries.end())
        entry->due = regular(entry->every, now);
}

std::optional<Schedule::Moment> Schedule::next(const QString &account) const
{
    const auto entry = m_entries.constFind(account);
    return entry == m_entries.cend() ? std::nullopt : std::optional(entry->due);
}

std::optional<Schedule::Moment> Schedule::next() const
{
    std::optional<Moment> first;
    for (const Entry &entry : m_entries) {
        if (!first || entry.due < *first)
            first = entry.due;
    }
    return first;
}

} // namespace poplar::mailbox
