// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/passworddialog.h"
#include "mailbox/values.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace poplar::gui {

class QuestionDialog;

/// Puts the questions of one mailbox to the user, each in a dialog of its own that blocks nothing but
/// the window it belongs to. Every question is answered exactly once, unless it is withdrawn.
class Questions : public QObject {
    Q_OBJECT

public:
    /// @param window what the dialogs belong to; outlives this.
    explicit Questions(QWidget *window);
    ~Questions() override;

    void setKeyring(Keyring keyring) { m_keyring = keyring; }

    /// What the passwords are for that are asked for.
    void setUse(SecretUse use) { m_use = use; }

    /// Whose questions they are, as the user knows it; said where the question itself does not name a server.
    void setAccountName(const QString &name) { m_account = name; }

    /// The certificates that the user trusts so far, to compare a new one with.
    void setTrusted(const QByteArrayList &digests) { m_trusted = digests; }

    /// From now on questions wait, because the user is at something else.
    void hold() { m_isHeld = true; }
    /// Asks those that wait, and from now on asks at once.
    void release();
    /// Whether some wait for release().
    [[nodiscard]] bool hasWaiting() const { return !m_waiting.isEmpty(); }
    /// Whether there is any that the user has not answered.
    [[nodiscard]] bool hasOpen() const { return hasWaiting() || !m_open.isEmpty(); }

    /// Connect this to `Mailbox::asked`.
    void ask(const mailbox::Question &question);
    /// Connect this to `Mailbox::withdrawn`: the dialog goes, and no answer is given.
    void withdraw(mailbox::QuestionId question);

Q_SIGNALS:
    /// hasWaiting() has become another.
    void waitingChanged();
    /// Connect this to `Mailbox::answer`.
    void answered(poplar::mailbox::QuestionId question, const poplar::mailbox::Answer &answer);

private:
    [[nodiscard]] QuestionDialog *makeDialog(const mailbox::Question &question) const;
    [[nodiscard]] QuestionDialog *withName(QuestionDialog *dialog) const;
    void finish(mailbox::QuestionId question);

    QWidget *m_window;
    Keyring m_keyring = Keyring::Available;
    SecretUse m_use = SecretUse::Receiving;
    QString m_account;
    QByteArrayList m_trusted;
    QHash<mailbox::QuestionId, QPointer<QuestionDialog>> m_open;
    bool m_isHeld = false;
    QList<mailbox::Question> m_waiting; ///< In the order in which they were asked.
};

} // namespace poplar::gui
