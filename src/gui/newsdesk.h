// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace poplar::gui {

class OpenMailbox;
class ProblemBar;
class ReceiptDesk;

/// Tells in the bar what happened in the mailbox that is shown, also what happened there before it was shown;
/// and where there is new mail in others.
class NewsDesk : public QObject {
    Q_OBJECT

public:
    /// @param bar where it is told; outlives this, and so does `receipts`.
    NewsDesk(ProblemBar &bar, ReceiptDesk &receipts);
    ~NewsDesk() override;

    /// From now on its news are told as they come.
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);
    /// A check has found new messages in a mailbox that is not shown. It is told once, when the bar is free.
    void tellArrival(const QString &account, qint64 messages);
    /// Tells what has not been told yet, the rest when the user has closed that.
    void tellNext();

private:
    struct Arrival {
        QString account;
        qint64 messages = 0;
    };
    [[nodiscard]] bool isTellingArrivals() const;
    void tellArrivals();

    ProblemBar &m_bar;
    ReceiptDesk &m_receipts;
    OpenMailbox *m_shown = nullptr;
    QList<Arrival> m_arrivals; ///< Not told yet, or in the bar.
    std::optional<quint64> m_arrivalsTurn; ///< The bar's, when it began to tell them.
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

} // namespace poplar::gui
