// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"

#include <QElapsedTimer>
#include <QTimer>

#include <ctime>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace poplar::bench {

/// Beats every millisecond in the event loop and notes how long each beat was in coming: what the user
/// waits for when he clicks. Beside the time of the clock it notes the processor time of this thread: where
/// the machine is busy with other things, that shows what the window itself did.
class Heartbeat : public QObject {
public:
    /// Of one beat after the other, in ms.
    struct Gaps {
        std::vector<double> clock;
        std::vector<double> busy;

        void append(const Gaps &more)
        {
            clock.insert(clock.end(), more.clock.begin(), more.clock.end());
            busy.insert(busy.end(), more.busy.begin(), more.busy.end());
        }
    };

    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
    }

    void start()
    {
        m_gaps = {};
        m_gaps.clock.reserve(1'000'000);
        m_gaps.busy.reserve(1'000'000);
        m_since.start();
        m_busy = processorTime();
        m_timer.start();
    }

    /// @return the gaps. The last one counts to now, so that a window that hangs to the end is not taken for
    ///         a lively one.
    Gaps stop()
    {
        m_timer.stop();
        beat();
        return std::exchange(m_gaps, {});
    }

    void report(Figures &figures, const std::string &name) { reportGaps(figures, name, stop()); }

    /// Sets gaps: their median, 99th percentile and longest.
    static void reportGaps(Figures &figures, const std::string &name, const Gaps &gaps)
    {
        figures.set(name + "_beats", double(gaps.clock.size()));
        reportOne(figures, name, gaps.clock);
        reportOne(figures, name + "_busy", gaps.busy);
    }

private:
    void beat()
    {
        const double busy = processorTime();
        m_gaps.clock.push_back(double(m_since.nsecsElapsed()) / 1e6);
        m_gaps.busy.push_back(busy - m_busy);
        m_since.start();
        m_busy = busy;
    }

    static double processorTime()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    static void reportOne(Figures &figures, const std::string &name, std::vector<double> gaps)
    {
        std::sort(gaps.begin(), gaps.end());
        const auto quantile = [&gaps](double share) {
            return gaps[std::min(gaps.size() - 1, std::size_t(share * double(gaps.size())))];
        };
        figures.set(name + "_p50", quantile(0.50));
        figures.set(name + "_p99", quantile(0.99));
        figures.set(name + "_max", gaps.back());
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_busy = 0;
    Gaps m_gaps;
};

} // namespace poplar::bench
