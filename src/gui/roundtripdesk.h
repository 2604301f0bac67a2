// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "gui/lackingsecret.h"
#include "mailbox/roundtrip.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QWidget;

namespace poplar::accounts {
class PasswordStore;
}

namespace poplar::gui {

class OpenMailbox;
class RoundTripDialog;

/// Sends a test message from the account that is shown to itself: finds the passwords, runs the round trip,
/// and shows it. One at a time. It logs in by sessions of its own, so it is offered while the mailbox is not
/// open; meanwhile the mailbox is marked as in use, and where it is opened nevertheless, the round trip gives
/// way.
class RoundTripDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what the dialogs belong to; outlives this.
    /// @param passwords may be null; outlives this.
    RoundTripDesk(QWidget *window, accounts::PasswordStore *passwords);
    ~RoundTripDesk() override;

    [[nodiscard]] QAction *testAction() const { return m_action; }
    /// Other than the usual one; for tests.
    void setPatience(const mailbox::RoundTripPatience &patience) { m_patience = patience; }

    /// @param open null for none.
    void showMailbox(OpenMailbox *open);
    /// Sees anew whether it is possible now: the account may have become another.
    void refresh() { updateAction(); }

Q_SIGNALS:
    /// A round trip has begun, or is over.
    void changed();

private:
    enum class Stage { Idle, Seeking, Running };
    /// A secret that has to be found.
    struct Lack {
        LackingSecret secret;
        Secret mailbox::RoundTripSecrets::*into = nullptr;
    };

    [[nodiscard]] QString obstacle() const;
    void updateAction();
    void open();
    void begin();
    void giveWay();
    [[nodiscard]] static QList<Lack> lacksOf(const accounts::Account &account);
    void findNext();
    void askFor(const Lack &lack);
    void take(const Lack &lack, const Secret &secret);
    void start();
    void takeStep(const mailbox::RoundTripStep &step);
    void finish(const mailbox::RoundTripReport &report);
    void stop();
    void rest();
    void tick(const Identity &identity);
    void tickIfThere(const Identity &identity);
    void endTicking();

    QWidget *m_window;
    accounts::PasswordStore *m_passwords;
    QAction *m_action;
    OpenMailbox *m_shown = nullptr;
    accounts::Account m_account; ///< The one that writes to itself.
    QPointer<OpenMailbox> m_tested;
    Stage m_stage = Stage::Idle;
    QList<Lack> m_lacks;
    mailbox::RoundTripSecrets m_secrets;
    mailbox::RoundTripSecrets m_refused; ///< By the servers of that mailbox.
    mailbox::RoundTripPatience m_patience;
    std::unique_ptr<QObject> m_seeking; ///< Context of what one round trip connects.
    std::unique_ptr<QObject> m_ticking; ///< Context of the search for what is to be ticked.
    QPointer<PasswordDialog> m_question;
    QPointer<RoundTripDialog> m_dialog;
    std::unique_ptr<mailbox::RoundTrip> m_trip;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

} // namespace poplar::gui
