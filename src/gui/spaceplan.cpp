// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spaceplan.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageRow;

namespace {

/// A message that may go.
struct SpaceCandidate {
    int rank = 0; ///< All of a lower rank go before it.
    qint64 first = 0; ///< Orders those of one rank.
    qint64 position = 0;
    qint64 octets = 0;
    int slot = 0;

    [[nodiscard]] auto place() const { return std::tuple(rank, first, position, slot); }
};

bool isUnread(const MessageRow &row)
{
    return !row.marks.testFlag(Mark::Seen);
}

bool isFresh(const MessageRow &row)
{
    return row.marks.testFlag(Mark::New) && isUnread(row);
}

/// A copy here is more than a guess that a message will not be missed: it counts before whether it was read.
int rankOf(const MessageRow &row, const SpaceGoal &goal)
{
    const bool lacksCopy = goal.copies == SpaceGoal::Copies::First && !row.marks.testFlag(Mark::Kept);
    const bool isSpared = goal.unread == SpaceGoal::Unread::Last && isUnread(row);
    return (isFresh(row) ? 4 : 0) + (lacksCopy ? 2 : 0) + (isSpared ? 1 : 0);
}

qint64 firstOf(const MessageRow &row, SpaceGoal::Order order)
{
    if (order == SpaceGoal::Order::LargestFirst)
        return -row.identity.octets;
    // What has no date may be from yesterday.
    return row.envelope && row.envelope->date.isValid() ? row.envelope->date.toMSecsSinceEpoch()
                                                        : std::numeric_limits<qint64>::max();
}

/// Chooses among candidates, once.
class SpaceChoice {
public:
    SpaceChoice(std::vector<SpaceCandidate> candidates, qint64 wanted)
        : m_candidates(std::move(candidates))
        , m_wanted(wanted)
    {
        std::sort(m_candidates.begin(), m_candidates.end(),
                  [](const auto &left, const auto &right) { return left.place() < right.place(); });
    }

    /// @return slots.
    QList<int> choose(SpaceGoal::Order order)
    {
        for (size_t i = 0; i < m_candidates.size() && m_freed < m_wanted; ++i) {
            // The last of the largest need not be larger than what is lacking.
            const size_t chosen = order == SpaceGoal::Order::LargestFirst ? leastThatDoes(i) : i;
            m_chosen.push_back(m_candidates[chosen]);
            m_freed += m_candidates[chosen].octets;
        }
        if (m_freed >= m_wanted)
            dropNeedless();
        QList<int> slotList;
        for (const SpaceCandidate &one : m_chosen)
            slotList.append(one.slot);
        return slotList;
    }

    [[nodiscard]] qint64 freed() const { return m_freed; }

private:
    /// The first one, or one behind it of the same rank that is smaller and does just as well.
    [[nodiscard]] size_t leastThatDoes(size_t first) const
    {
        size_t least = first;
        while (least + 1 < m_candidates.size() && m_candidates[least + 1].rank == m_candidates[first].rank
               && m_freed + m_candidates[least + 1].octets >= m_wanted)
            ++least;
        return least;
    }

    /// What came late may have made needless what came before it. The last goes first: it is the one that one
    /// would rather keep.
    void dropNeedless()
    {
        std::vector<SpaceCandidate> needed;
        for (auto one = m_chosen.crbegin(); one != m_chosen.crend(); ++one) {
            if (m_freed - one->octets >= m_wanted)
                m_freed -= one->octets;
            else
                needed.push_back(*one);
        }
        std::reverse(needed.begin(), needed.end());
        m_chosen = std::move(needed);
    }

    std::vector<SpaceCandidate> m_candidates;
    std::vector<SpaceCandidate> m_chosen;
    qint64 m_wanted;
    qint64 m_freed = 0;
};

bool mayGo(const MessageRow &row, const SpaceGoal &goal)
{
    return row.identity.octets > 0 && !row.marks.testFlag(Mark::Ticked) && !goal.spared.contains(row.id)
        && (goal.copies != SpaceGoal::Copies::Only || row.marks.testFlag(Mark::Kept));
}

void describe(const MessageRow &row, SpacePlan &plan)
{
    plan.messages.append(row);
    plan.freed += row.identity.octets;
    plan.fresh += isFresh(row) ? 1 : 0;
    plan.unread += isUnread(row) ? 1 : 0;
    plan.withoutCopy += row.marks.testFlag(Mark::Kept) ? 0 : 1;
}

} // namespace

std::optional<SpacePlan> planSpace(const MessageRows &rows, const SpaceGoal &goal,
                                   const std::atomic_bool &stop)
{
    SpacePlan plan;
    std::vector<SpaceCandidate> candidates;
    for (int slot = 0; slot < rows.slotCount() && !stop; ++slot) {
        const MessageRow &row = rows.at(slot);
        if (rows.isEmpty(slot) || row.marks.testFlag(Mark::Gone))
            continue;
        const qint64 octets = std::max<qint64>(row.identity.octets, 0);
        plan.before += octets;
        if (row.marks & Mark::Ticked)
            plan.ticked += octets;
        else if (row.marks & Mark::Starred)
            ++plan.starred;
        else if (mayGo(row, goal))
            candidates.push_back({rankOf(row, goal), firstOf(row, goal.order), row.position, octets, slot});
    }
    const qint64 wanted = plan.before - plan.ticked - std::max<qint64>(goal.octets, 0);
    if (stop)
        return std::nullopt;
    if (wanted <= 0)
        return plan;
    SpaceChoice choice(std::move(candidates), wanted);
    const QList<int> chosen = choice.choose(goal.order);
    for (const int slot : chosen)
        describe(rows.at(slot), plan);
    plan.outcome = choice.freed() >= wanted ? SpacePlan::Outcome::Reached : SpacePlan::Outcome::OutOfReach;
    return plan;
}

qint64 roundGoalBelow(qint64 octets)
{
    // Something is to go: a tenth at least.
    const qint64 most = octets / 10 * 9;
    qint64 unit = 1LL << 10;
    while (unit * 1000 <= most && unit < (1LL << 30))
        unit <<= 10;
    qint64 best = 0;
    for (qint64 power = 1; power <= 1000 && power * unit <= most; power *= 10) {
        for (const qint64 digit : {1, 2, 3, 4, 5, 6, 7, 8, 9}) {
            if (digit * power * unit <= most)
                best = std::max(best, digit * power * unit);
        }
    }
    return best;
}

} // namespace poplar::gui
