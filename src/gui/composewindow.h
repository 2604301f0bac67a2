// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/composedoubts.h"
#include "gui/composefields.h"
#include "gui/draftkeeping.h"
#include "mailbox/sending.h"

#include <QHash>
#include <QMainWindow>
#include <QSet>

#include <functional>

class QLabel;

namespace poplar::gui {

class ComposeText;
class FileStrip;
class FormatMenu;
class ProblemBar;
class SpellingDesk;

/// What a window for writing begins with.
struct ComposeStart {
    mailbox::KeptDraft draft;
    QString account; ///< Where it is kept, or that of the message that is answered; may be empty.
    QHash<int, qint64> partSizes; ///< Of the attachments of the message that is forwarded, by part.
    enum class Origin {
        Fresh,
        Kept, ///< It is a draft that is kept, by its id.
    };
    Origin origin = Origin::Fresh;
    enum class Cursor { Begin, End };
    Cursor cursor = Cursor::Begin; ///< In the text, where the recipients are there already.
};

/// A window in which a message is written. It sends and keeps nothing itself: who has the mailboxes connects
/// its signals to them, and gives their answers to all windows. It closes when the message lies in the
/// outbox.
class ComposeWindow : public QMainWindow {
    Q_OBJECT

public:
    /// @param number another one for each window: its tickets are those that begin with it.
    ComposeWindow(quint64 number, const QList<accounts::Account> &accounts, const ComposeStart &start);
    ~ComposeWindow() override;

    /// The accounts have changed.
    void setAccounts(const QList<accounts::Account> &accounts);
    /// These accounts are there, whether they can send or not: what is kept or sent elsewhere is not any
    /// more.
    void setPlaces(const QStringList &accounts);
    [[nodiscard]] QString account() const;
    /// The largest message that the server of account() takes; 0 if unknown.
    void setLargest(qint64 octets);
    /// Once: the text is checked for its spelling as the desk says.
    /// @param desk outlives this.
    void setSpelling(SpellingDesk &desk);
    [[nodiscard]] std::optional<mailbox::DraftId> keptIn(const QString &account) const
    {
        return m_keeping->keptIn(account);
    }

    void takeQueued(const mailbox::Queued &queued);
    void takeKept(const mailbox::DraftKept &kept) { m_keeping->take(kept); }
    void takePeople(const mailbox::Correspondents &found);

    /// At the end of the program, without a question: what is written is kept.
    void keepAndClose();

Q_SIGNALS:
    void sendWanted(const QString &account, const poplar::mailbox::SendOrder &order);
    void keepWanted(const QString &account, quint64 ticket, const poplar::mailbox::KeptDraft &draft);
    void discardWanted(const QString &account, poplar::mailbox::DraftId draft);
    void peopleWanted(const QString &account, quint64 ticket, const QString &beginning);
    /// Another account is to send: its setLargest() is wanted.
    void accountChosen();
    void setUpWanted(const QString &account);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class State {
        Writing,
        WaitingToSend, ///< Until what is being kept is kept: its name goes with the order.
        Sending, ///< Into the outbox.
        Leaving, ///< Closes as soon as all is kept.
        Discarding, ///< Closes as soon as what is being kept can be discarded.
        Done,
    };
    void build();
    void buildActions();
    void buildEditMenu();
    void connectParts();
    void connectKeeping();
    void begin(const ComposeStart &start);
    void noteChange();
    void updateTitle();
    void tellAbility();
    [[nodiscard]] quint64 ticket() { return m_number << 32U | ++m_tickets; }
    [[nodiscard]] mailbox::KeptDraft draft() const;

    [[nodiscard]] mailbox::KeptDraft toBeKept() const { return m_isReverting ? m_base : draft(); }
    [[nodiscard]] QString place() const { return m_isReverting ? m_home : account(); }

    void askForFiles();
    void takeKeeping();
    void askToKeep();
    void keepAndLeave();
    void revert();
    void discard();
    void discardNow();
    void closeNow();

    void send();
    [[nodiscard]] bool isSendable();
    [[nodiscard]] bool isRedirected() const { return !m_base.draft.redirected.isEmpty(); }
    [[nodiscard]] std::optional<ComposeDoubt> nextDoubt() const;
    void handOver();
    void tell(const ObstacleText &obstacle);
    void setState(State state);

    quint64 m_number;
    quint64 m_tickets = 0;
    State m_state = State::Writing;
    mailbox::KeptDraft m_base; ///< What the window began with, for what it does not show.
    QString m_home; ///< The account it is kept in as long as none can send it.
    QSet<QString> m_givenLines; ///< Of the text that others wrote.
    bool m_isWritten = false; ///< The user has changed something.
    bool m_isReverting = false; ///< While leaving: the draft is to become `m_base` again.
    QSet<ComposeDoubt> m_asked;
    std::optional<quint64> m_sending; ///< The ticket of the order,
    QString m_sendingBy; ///< and the account that it went to.
    std::array<std::optional<quint64>, 3> m_peopleTickets; ///< Of the fields To, Cc, Bcc.
    std::function<void()> m_offer; ///< What the button of the notice does.
    DraftKeeping *m_keeping;
    ProblemBar *m_notice;
    ComposeFields *m_fields;
    ComposeText *m_text;
    FileStrip *m_files;
    QLabel *m_status;
    FormatMenu *m_format = nullptr;
    QAction *m_send = nullptr;
    QAction *m_attach = nullptr;
    QAction *m_keep = nullptr;
    QAction *m_report = nullptr;
};

} // namespace poplar::gui
