// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace poplar::bench {

/// What a measured program says about itself: time, processor and memory from start() on, so that the
/// starting of the program does not count. Written as one JSON object on standard output.
class Figures {
public:
    /// The work begins: the connection is opened next.
    void start();
    /// The session is open and the first message is asked for.
    void markOpened();
    /// A message is here; the last call counts.
    void markReceived();
    /// The work is done.
    void stop();

    void set(const std::string &name, double value);
    void print() const;

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start;
    Clock::time_point m_opened;
    Clock::time_point m_received;
    double m_processor = 0;
    std::string m_fields;
};

} // namespace poplar::bench
