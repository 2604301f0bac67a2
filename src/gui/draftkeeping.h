// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/sending.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>

namespace poplar::gui {

/// Has what is being written kept, a little after each change, under one name as long as the account stays
/// the same.
class DraftKeeping : public QObject {
    Q_OBJECT

public:
    struct Source {
        std::function<mailbox::KeptDraft()> draft; ///< As it is now; its id and time do not matter.
        std::function<QString()> account; ///< In which it is to be kept.
        std::function<quint64()> ticket; ///< Another one each time.
    };
    DraftKeeping(Source source, QObject *parent);

    /// What is written was opened from there.
    void setKept(const QString &account, mailbox::DraftId draft);
    void noteChange();
    /// At once. What is being kept already is kept once more afterwards if it has changed since.
    void keepNow();
    /// Whether all of it is kept.
    [[nodiscard]] bool isSettled() const { return m_kept && !m_isChanged && !m_ticket; }
    /// Whether all of it is kept, or will be by what is on its way.
    [[nodiscard]] bool isSafe() const { return !m_isChanged && (m_kept || m_ticket); }
    [[nodiscard]] bool isBusy() const { return m_ticket.has_value(); }
    /// Nothing is kept by itself, until noteChange().
    void pause() { m_timer.stop(); }
    /// What is kept goes.
    void discard();
    /// What is kept in this account.
    [[nodiscard]] std::optional<mailbox::DraftId> keptIn(const QString &account) const;
    /// What is kept elsewhere goes.
    void discardElsewhere(const QString &account);

    /// These accounts are there: what was kept in another one is kept nowhere any more.
    /// @return whether something was.
    [[nodiscard]] bool setPlaces(const QStringList &accounts);
    /// Why something cannot be kept or sent where it should be.
    [[nodiscard]] static Error accountIsGone();

    /// An answer; that to another one is passed over.
    void take(const mailbox::DraftKept &kept);

Q_SIGNALS:
    void keepWanted(const QString &account, quint64 ticket, const poplar::mailbox::KeptDraft &draft);
    void discardWanted(const QString &account, poplar::mailbox::DraftId draft);
    void kept();
    void failed(const poplar::Error &error);

private:
    struct Place {
        QString account;
        mailbox::DraftId draft{};
    };
    Source m_source;
    QTimer m_timer;
    std::optional<Place> m_kept;
    std::optional<quint64> m_ticket; ///< Of what is on its way,
    QString m_ticketAccount; ///< and where it goes.
    bool m_isChanged = false;
};

} // namespace poplar::gui
