// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>

namespace poplar::mailbox {

/// How fast octets come, over the last few seconds. Pure: whoever counts says what time it is, by a clock
/// that is never set back.
class TransferRate {
public:
    using Time = std::chrono::milliseconds;

    void add(qint64 octets, Time now);
    /// 0 if nothing came lately, or not for long enough to tell.
    [[nodiscard]] qint64 octetsPerSecond(Time now) const;
    void clear() { m_slices.clear(); }

private:
    struct Slice {
        Time begin{};
        qint64 octets = 0;
    };
    std::deque<Slice> m_slices;
};

} // namespace poplar::mailbox
