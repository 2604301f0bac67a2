// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/composewindow.h"
#include "gui/icons.h"
#include "mailbox/values.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <memory>
#include <optional>

class QAction;

namespace poplar::mailbox {
class Dispatch;
}

namespace poplar::gui {

class MessageListPane;
class OpenMailbox;
class ProblemBar;
class SpellingDesk;

/// Opens the windows in which messages are written, new ones and answers to what is selected in the list, and
/// connects them to the mailboxes that send and keep them.
class ComposeDesk : public QObject {
    Q_OBJECT

public:
    /// @param list in which what is answered is selected; outlives this, as does the other.
    /// @param spelling outlives this, too.
    ComposeDesk(MessageListPane &list, ProblemBar &bar, SpellingDesk &spelling);
    ~ComposeDesk() override;

    [[nodiscard]] QAction *newAction() const { return m_new; }
    /// Of all that can be done with a message.
    [[nodiscard]] QList<QAction *> answerActions() const;
    /// The most usual of them.
    [[nodiscard]] QList<QAction *> toolActions() const;

    /// Messages can be sent from this one, from now on until it is gone.
    void watch(OpenMailbox &open);
    /// @param open whose messages are answered; null for none.
    void showMailbox(OpenMailbox *open);
    /// The accounts have changed.
    void refresh();

    /// Goes on with a draft, in the window where it is open already, if it is.
    void openDraft(OpenMailbox &open, const mailbox::KeptDraft &draft);
    /// At the end of the program: what is written is kept, and its windows close.
    void keepAndCloseAll();

public Q_SLOTS:
    void write();
    /// A link that says whom to write to (RFC 6068). It waits for the first mailbox where there is none.
    void writeTo(const QUrl &link);

Q_SIGNALS:
    /// The account's settings are to be opened, where it is said how it sends.
    void setUpWanted(const QString &account);

private:
    enum class Way { Reply, ReplyAll, ReplyToList, Forward, ForwardAttached, Redirect };
    struct Asked {
        Way way = Way::Reply;
        QString account;
    };
    void buildActions();
    QAction *addAnswer(Way way, Icon picture, const QString &text, const char *name);
    void updateActions();
    void answer(Way way);
    void takeOriginal(const mailbox::OriginalRead &original);
    [[nodiscard]] ComposeStart startOf(const Asked &asked, const mime::Original &original) const;
    ComposeWindow &open(const ComposeStart &start);
    void connectWindow(ComposeWindow &window);
    void tellLargest(ComposeWindow &window) const;
    [[nodiscard]] mailbox::Dispatch *dispatchOf(const QString &account) const;
    [[nodiscard]] QList<accounts::Account> accounts() const;
    [[nodiscard]] QList<Address> ownAddresses(const QString &account) const;
    void takeLinks();

    MessageListPane &m_list;
    ProblemBar &m_bar;
    SpellingDesk &m_spelling;
    QAction *m_new = nullptr;
    QList<QAction *> m_answers; ///< In the order of Way.
    QList<QPointer<OpenMailbox>> m_open;
    OpenMailbox *m_shown = nullptr;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
    QList<QPointer<ComposeWindow>> m_windows;
    std::optional<QUrl> m_waiting; ///< For a mailbox that it can be written from.
    quint64 m_lastWindow = 0;
    QHash<quint64, Asked> m_asked; ///< By ticket.
    quint64 m_lastTicket = 0;
    std::optional<mailbox::MessageId> m_within; ///< What is shown is a part of it, and a message itself.
    std::optional<mailbox::MessageId> m_ofList; ///< What was read last and came by a mailing list.
};

} // namespace poplar::gui
