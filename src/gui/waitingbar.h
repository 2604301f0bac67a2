// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/countdown.h"
#include "mailbox/values.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace poplar::gui {

/// Tells above the list that Poplar tries again by itself: why, in how long, and what to do instead.
class WaitingBar : public QFrame {
    Q_OBJECT

public:
    explicit WaitingBar(QWidget *parent = nullptr);

    /// Shows what is waited for, and announces it to screen readers once; nothing hides the bar.
    /// @param host the server, as the user knows it.
    void setWaiting(const std::optional<mailbox::Waiting> &waiting, const QString &host);
    [[nodiscard]] bool isWaiting() const { return m_waiting.has_value(); }
    [[nodiscard]] const std::optional<mailbox::Waiting> &waiting() const { return m_waiting; }

    [[nodiscard]] Countdown &countdown() { return m_countdown; }

Q_SIGNALS:
    void tryNowRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showLeft(std::chrono::seconds left);
    [[nodiscard]] QString sentence(std::chrono::seconds left) const;
    void announce();
    void dress();

    std::optional<mailbox::Waiting> m_waiting;
    Countdown m_countdown;
    bool m_dressing = false;
    QLabel *m_picture;
    QLabel *m_reason;
    QLabel *m_left;
    QPushButton *m_now;
    QPushButton *m_stop;
};

/// Why Poplar waits, as a sentence without a full stop: "The mailbox is in use by another program".
[[nodiscard]] QString waitingReason(const Error &because, const QString &host);

/// Whether two errors need to be told but once.
[[nodiscard]] bool isSameTrouble(const Error &one, const Error &other);

} // namespace poplar::gui
