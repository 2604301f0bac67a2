// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/countdown.h"
#include "gui/messagelistmodel.h"
#include "mailbox/downloads.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace poplar::gui {

/// The lower edge of the window: where the connection stands and how it is protected, what is in the
/// maildrop, and what is going on, with a button that stops it.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStatus(const mailbox::ConnectionStatus &status);
    void setTotals(const MessageListModel::Totals &totals);
    void setProgress(const mailbox::Progress &progress);
    /// Tells of downloads while some are under way or wait, or where some failed.
    void setDownloads(const mailbox::DownloadStatus &status);
    /// Says something in place of the totals, such as where a link goes; empty gives them back.
    void setHint(const QString &hint);

    [[nodiscard]] Countdown &countdown() { return m_countdown; }

Q_SIGNALS:
    void stopRequested();
    void detailsWanted();
    void downloadsWanted();

private:
    void setWaiting(const std::optional<mailbox::Waiting> &waiting);
    void showConnection(const mailbox::ConnectionStatus &status);
    void showLeft(std::chrono::seconds left);
    void showTotals();
    void showProgress();

    MessageListModel::Totals m_totals;
    mailbox::Progress m_progress;
    mailbox::DownloadStatus m_downloadStatus;
    QString m_totalsText;
    QString m_totalsBehindHint; ///< When the hint was given: it goes when there is something new to tell,
    QTimer m_hintTime; ///< but not before it could be read.
    bool m_isPart = false; ///< Of the mailbox: the server lists no more.
    Countdown m_countdown;
    std::optional<mailbox::Waiting> m_waitingFor;
    QToolButton *m_connection;
    QToolButton *m_downloads;
    QLabel *m_waiting;
    QLabel *m_text;
    QLabel *m_activity;
    QProgressBar *m_bar;
    QToolButton *m_stop;
};

} // namespace poplar::gui
