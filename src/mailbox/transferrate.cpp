// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/transferrate.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

constexpr std::chrono::milliseconds looksBack{5000};
/// So that fast transfers in small pieces do not fill the memory.
constexpr std::chrono::milliseconds slice{100};
/// Over less time a rate is chance.
constexpr std::chrono::milliseconds longEnoughToTell{500};

} // namespace

void TransferRate::add(qint64 octets, Time now)
{
    while (!m_slices.empty() && now - m_slices.front().begin > looksBack)
        m_slices.pop_front();
    if (!m_slices.empty() && now - m_slices.back().begin < slice)
        m_slices.back().octets += octets;
    else
        m_slices.push_back({now, octets});
}

qint64 TransferRate::octetsPerSecond(Time now) const
{
    qint64 octets = 0;
    Time oldest = now;
    for (const Slice &one : m_slices) {
        if (now - one.begin > looksBack)
            continue;
        oldest = std::min(oldest, one.begin);
        octets += one.octets;
    }
    const Time passed = now - oldest;
    return passed < longEnoughToTell ? 0 : octets * 1000 / passed.count();
}

} // namespace poplar::mailbox
