// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

namespace poplar::mailbox {
class Mailbox;
struct ConnectionStatus;
struct Spoken;
} // namespace poplar::mailbox

namespace poplar::gui {

class ConsoleBar;
class TranscriptPane;

/// Puts a console under a session of the log and connects it to the mailbox: what is typed is spoken to the
/// server while the maildrop is open, and QUIT leaves as the window does, after the review. What comes back
/// is seen in the log; here is told only what was not sent, and why.
class ConsoleDesk : public QObject {
    Q_OBJECT

public:
    /// It belongs to the pane, which may outlive the mailbox.
    ConsoleDesk(TranscriptPane &pane, mailbox::Mailbox &mailbox);

private:
    void take(const QByteArray &line);
    void takeStatus(const mailbox::ConnectionStatus &status);
    void takeReply(const mailbox::Spoken &spoken);
    void update();
    [[nodiscard]] QString obstacle() const;

    QPointer<mailbox::Mailbox> m_mailbox;
    ConsoleBar *m_bar; ///< The pane's.
    bool m_isListed = false; ///< The maildrop is open, and what lies in it is known.
};

} // namespace poplar::gui
