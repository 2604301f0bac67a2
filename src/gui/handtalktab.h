// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/handconversation.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

#include <memory>

namespace poplar::gui {

class ConsoleBar;
class TranscriptPane;

/// One conversation by hand on its tab of the log: a line to type into below the lines, and the questions
/// that come up. When it is over the log stays.
class HandTalkTab : public QObject {
    Q_OBJECT

public:
    /// It belongs to the pane, and the conversation ends with it: without QUIT.
    HandTalkTab(TranscriptPane &pane, accounts::Account account, records::LogFiles files);
    ~HandTalkTab() override;

    void connectToServer();
    /// Whether there is a connection, or one is being made.
    [[nodiscard]] bool isTalking() const { return m_talk != nullptr; }
    /// Whether a QUIT that deletes was agreed to, or is on its way.
    [[nodiscard]] bool mayHaveDeleted() const { return m_mayHaveDeleted; }
    /// The same of a message, of which the end was said and to which there is no verdict.
    [[nodiscard]] bool mayHaveSent() const
    {
        return m_status.verdict == mailbox::HandStatus::Verdict::Awaited;
    }
    /// Whether QUIT was said.
    [[nodiscard]] bool isLeaving() const;
    [[nodiscard]] records::Application application() const;
    [[nodiscard]] const accounts::Account &account() const { return m_account; }

private:
    void takeEvents(QList<wire::TranscriptEvent> events);
    void takeStatus(const mailbox::HandStatus &status);
    void takeRefusal(const Error &error);
    void review(const QList<mailbox::HandVictim> &victims);
    void askForSecret(const mailbox::PasswordQuestion &question);
    void takeEnd();
    void takeFailure(const Error &error, const wire::TlsDetails &tls);
    void askToTrust(const Error &error, const wire::TlsDetails &tls);
    void open(QDialog *question);
    void close(const QString &why);

    TranscriptPane &m_pane;
    ConsoleBar *m_bar; ///< The pane's.
    accounts::Account m_account;
    const records::LogFiles m_files;
    std::unique_ptr<mailbox::HandConversation> m_talk;
    QPointer<QDialog> m_question; ///< The one that is open.
    mailbox::HandStatus m_status; ///< As it came last.
    bool m_mayHaveDeleted = false;
    quint64 m_base = 0; ///< The number of the last event of the connections before,
    quint64 m_last = 0; ///< and of this one.
};

} // namespace poplar::gui
