// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/listplace.h"
#include "gui/ownletters.h"
#include "mailbox/sending.h"

#include <QObject>

#include <memory>
#include <optional>

class QBoxLayout;
class QWidget;

namespace poplar::gui {

class AccountListModel;
class DraftsPane;
class OpenMailbox;
class OutboxPane;
class PlacesDesk;
class ProblemBar;
class StatusStrip;

/// Shows drafts and outbox of the mailboxes: how many there are in the tree, what they are in the place of
/// the list, and what becomes of what is sent.
class OutgoingDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        AccountListModel &accounts;
        PlacesDesk &places;
        ProblemBar &bar;
        StatusStrip &strip;
        QWidget &mail; ///< What is hidden while drafts or the outbox are shown,
        QBoxLayout &area; ///< and where they stand then.
    };
    /// @param parts outlive this.
    explicit OutgoingDesk(const Parts &parts);
    ~OutgoingDesk() override;

    void watch(OpenMailbox &open);
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);

Q_SIGNALS:
    /// There are more or fewer of them in an account.
    void counted(const QString &account, const poplar::gui::OwnLetters &letters);
    void draftWanted(poplar::gui::OpenMailbox &open, const poplar::mailbox::KeptDraft &draft);

private:
    void connectPanes();
    void showPlace(const ListPlace &place);
    void count(OpenMailbox &open);
    void tellSent(OpenMailbox &open, const mailbox::SentReport &report);
    void tellNotSent(const QString &account, const mailbox::OutboxEntry &entry);

    AccountListModel &m_accounts;
    PlacesDesk &m_places;
    ProblemBar &m_bar;
    StatusStrip &m_strip;
    QWidget &m_mail;
    OutboxPane *m_outbox;
    DraftsPane *m_drafts;
    OpenMailbox *m_shown = nullptr;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
    /// What the bar told last, and by which turn of it.
    struct Told {
        QString account;
        mailbox::OutboxId message{};
        quint64 turn = 0;
    };
    std::optional<Told> m_told;
};

} // namespace poplar::gui
