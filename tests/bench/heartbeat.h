// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace poplar::bench {

/// Beats every millisecond in the event loop and notes how long each beat was in coming: what the user
/// waits for when he clicks.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
    }

    void start()
    {
        m_gaps.clear();
        m_gaps.reserve(1'000'000);
        m_since.start();
        m_timer.start();
    }

    /// @return the gaps in ms. The last one counts to now, so that a window that hangs to the end is not
    ///         taken for a lively one.
    std::vector<double> stop()
    {
        m_timer.stop();
        m_gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
        return std::exchange(m_gaps, {});
    }

    void report(Figures &figures, const std::string &name) { reportGaps(figures, name, stop()); }

    /// Sets gaps: their median, 99th percentile and longest.
    static void reportGaps(Figures &figures, const std::string &name, std::vector<double> gaps)
    {
        std::sort(gaps.begin(), gaps.end());
        const auto quantile = [&gaps](double share) {
            return gaps[std::min(gaps.size() - 1, std::size_t(share * double(gaps.size())))];
        };
        figures.set(name + "_beats", double(gaps.size()));
        figures.set(name + "_p50", quantile(0.50));
        figures.set(name + "_p99", quantile(0.99));
        figures.set(name + "_max", gaps.back());
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
};

} // namespace poplar::bench
