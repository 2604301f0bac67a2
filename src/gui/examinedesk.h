// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/secret.h"
#include "gui/lackingsecret.h"
#include "mailbox/examination.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QWidget;

namespace poplar::accounts {
class PasswordStore;
}

namespace poplar::gui {

class ExamineDialog;
class OpenMailbox;

/// Examines the server of the mailbox that is shown: finds the password, runs the examination, and shows it.
/// One at a time. It needs a session of its own, so it is offered while none is open; meanwhile the mailbox
/// is marked as being examined, and where it is opened nevertheless, the examination gives way.
class ExamineDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what the dialogs belong to; outlives this.
    /// @param passwords may be null; outlives this.
    ExamineDesk(QWidget *window, accounts::PasswordStore *passwords);
    ~ExamineDesk() override;

    [[nodiscard]] QAction *examineAction() const { return m_action; }

    /// @param open null for none.
    void showMailbox(OpenMailbox *open);

Q_SIGNALS:
    /// What was said, redacted, one connection after the other.
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);
    /// An examination has begun, or is over.
    void changed();

private:
    enum class Stage { Idle, Seeking, Running };

    void updateAction();
    void open();
    void begin();
    void giveWay();
    void findNext();
    void askFor(const LackingSecret &lacking);
    void take(const LackingSecret &lacking, const Secret &secret);
    void start();
    void finish(const mailbox::ExaminationReport &report);
    void stop();
    void rest();

    QWidget *m_window;
    accounts::PasswordStore *m_passwords;
    QAction *m_action;
    OpenMailbox *m_shown = nullptr;
    accounts::Account m_account; ///< The one that is examined.
    QPointer<OpenMailbox> m_examined;
    Stage m_stage = Stage::Idle;
    QList<LackingSecret> m_toFind;
    mailbox::ExaminationSecrets m_secrets;
    Secret m_refused; ///< By the server, as the password of that mailbox.
    std::unique_ptr<QObject> m_seeking; ///< Context of what one examination connects.
    QPointer<PasswordDialog> m_question;
    QPointer<ExamineDialog> m_dialog;
    std::unique_ptr<mailbox::Examination> m_examination;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

} // namespace poplar::gui
