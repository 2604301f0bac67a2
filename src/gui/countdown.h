// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

class QFontMetrics;

namespace poplar::gui {

/// Tells once a second how long it is to a moment. It asks the clock each time, so that a computer that
/// slept meanwhile shows the truth when it wakes up.
class Countdown : public QObject {
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    explicit Countdown(QObject *parent = nullptr);

    /// @param clock in place of the system's.
    void setClock(const Clock &clock) { m_clock = clock; }
    /// Tells at once, and each second from then on until it is over.
    void start(const QDateTime &until);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_until.isValid(); }

Q_SIGNALS:
    /// @param left whole seconds, rounded up; 0 when the moment has come.
    void ticked(std::chrono::seconds left);

private:
    void tick();

    Clock m_clock;
    QDateTime m_until;
    QTimer m_timer;
};

/// "0:42", "5:00", "1:02:03".
[[nodiscard]] QString countdownText(std::chrono::seconds left);

/// The width that a text takes at most whatever digits stand in it, so that nothing moves while it counts.
[[nodiscard]] int widthOfAnyDigits(const QString &text, const QFontMetrics &metrics);

} // namespace poplar::gui
