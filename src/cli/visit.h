// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/credentials.h"
#include "cli/exitcode.h"
#include "cli/transcriptlog.h"
#include "mailbox/mailbox.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace poplar::cli {

/// One visit to a maildrop: opens it, answers the mailbox's questions, knows its rows, and leaves in such a
/// way that only those messages are deleted that were asked for. Whatever else is ticked in the profile, by
/// the window or an earlier run, is set aside for the visit and is ticked again after it.
///
/// Tells the user what goes wrong; others need only end.
class Visit : public QObject {
    Q_OBJECT

public:
    enum class Patience {
        GiveUp, ///< A refusal, a wait or a lost link ends the visit.
        Wait, ///< The user is asked again, waits are waited for, a lost link may be mended.
    };
    using Ids = QSet<mailbox::MessageId>;

    struct Setup {
        accounts::Account account;
        QString folder; ///< The account's own.
        accounts::PasswordStore *passwords = nullptr; ///< Null for no keyring.
        Patience patience = Patience::GiveUp;
    };

    /// All but the setup must outlive it.
    Visit(const Setup &setup, Credentials &credentials, TranscriptLog &log, Output &output);
    ~Visit() override;

    [[nodiscard]] mailbox::Mailbox &mailbox() { return m_mailbox; }
    /// Whether the maildrop is open and listed.
    [[nodiscard]] bool isOpen() const { return m_stage == Stage::Open; }
    /// In the order of the maildrop; what is only kept on this machine is not among them. A row's position is
    /// its message number.
    [[nodiscard]] QList<mailbox::MessageRow> rows() const;
    [[nodiscard]] const mailbox::MessageRow *row(mailbox::MessageId message) const;

    /// Connects and lists the maildrop: opened(), or over(), or lost() if it had been open before.
    void open();
    /// Unticks whatever is ticked, until the end of the visit.
    void setAside();
    /// Ticks messages, for this visit only.
    void tick(const QList<mailbox::MessageId> &messages);
    /// These have been ticked by an order to the mailbox: they are ticked for this visit only.
    void adopt(mailbox::MessageId message) { m_ours.insert(message); }

    /// Whatever was ticked since the maildrop was first open is to be unticked at the end.
    void dropOwnTicks() { m_dropsOwnTicks = true; }
    /// The user wants to stop, by a signal: says what that means, and ends at once.
    void interrupt(int signal);

    /// Leaves without deleting, and ends the visit.
    void leave(ExitCode code);
    /// Leaves and deletes these; if others would be deleted too, nothing is.
    /// @param code to end with if all goes well.
    void leaveDeleting(const Ids &messages, ExitCode code);
    /// Leaves, and lets reviewAsked() decide if anything is ticked.
    void leaveWithReview();
    void answerReview(mailbox::ReviewAnswer answer);
    /// RelinkAnswer::Leave ends the visit.
    void answerRelink(mailbox::RelinkAnswer answer);
    /// What there is to be said of a lost catalogue.
    [[nodiscard]] static QStringList lossLines(const mailbox::RebuildQuestion &loss);
    /// Drops the connection, which deletes nothing.
    void breakOff(ExitCode code);

Q_SIGNALS:
    void opened();
    void rowsChanged();
    /// The connection is gone, and the user has been told why. open() mends it. Only with Patience::Wait.
    void lost();
    void reviewAsked(const poplar::mailbox::ReviewQuestion &review);
    /// While it is being opened. Only with Patience::Wait; otherwise the visit ends.
    void relinkAsked(const poplar::mailbox::RelinkQuestion &question);
    /// The visit is over, and everything has been said. The last that is told.
    void over(poplar::cli::ExitCode code);

private:
    enum class Stage { Away, Opening, Open, Leaving, PuttingBack, Over };

    void connectMailbox();
    void onStatus(const mailbox::ConnectionStatus &status);
    void onListed();
    void onRows(const QList<mailbox::RowChange> &changes);
    void onProblem(const mailbox::Problem &problem);
    void onLeft(const mailbox::CommitReport &report);
    void tellOfPart();
    void tellOfEarlierQuit(const mailbox::CommitReport &report);
    void onAsked(const mailbox::Question &question);
    void tellOfLoss(const mailbox::RebuildQuestion &loss);
    void ask(const mailbox::PasswordQuestion &question);
    void ask(const mailbox::RelinkQuestion &question);
    void answerPassword(const std::optional<Secret> &secret);
    void review(const mailbox::ReviewQuestion &review);
    void waitFor(const mailbox::Waiting &waiting);
    void showCountdown();
    /// What it ends with is decided.
    [[nodiscard]] bool isEnding() const { return m_stage == Stage::PuttingBack || m_stage == Stage::Over; }
    /// The connection is no more.
    void onGone(ExitCode code);
    void finish(ExitCode code);
    void putBack();
    [[nodiscard]] bool isPutBack() const;
    [[nodiscard]] Ids ticked() const;
    [[nodiscard]] ExitCode codeOf(const mailbox::CommitReport &report);

    Credentials &m_credentials;
    TranscriptLog &m_log;
    Output &m_output;
    const Patience m_patience;
    Stage m_stage = Stage::Away;
    bool m_wasOpen = false;
    QHash<mailbox::MessageId, mailbox::MessageRow> m_rows;
    mailbox::QuestionId m_question{};
    Ids m_tickedBefore; ///< When the maildrop was first open.
    Ids m_aside; ///< Ticked before the visit.
    Ids m_ours; ///< Ticked by it.
    std::optional<Ids> m_wanted; ///< To be deleted; nothing unless leaveDeleting() was called.
    bool m_asksForReview = false;
    bool m_dropsOwnTicks = false;
    bool m_hasToldOfLoss = false;
    ExitCode m_code = ExitCode::Success; ///< What to end with when the session is left.
    std::optional<mailbox::Waiting> m_waiting;
    QTimer m_countdown;
    QTimer m_putBackTimer;
    mailbox::Mailbox m_mailbox; ///< The last member: it waits for its thread, and nothing hears it then.
};

} // namespace poplar::cli
