// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"
#include "mailbox/receipts.h"
#include "mailbox/settlement.h"

#include <QList>

namespace poplar::mailbox {

/// The account's deletions: a receipt is written before QUIT is sent, completed by its answer, and settled by
/// the listings that follow, in this run or a later one. On the session thread.
class Deletions {
public:
    /// Finds out what is open. Before that, and without it, nothing is.
    [[nodiscard]] Result<Done> load(archive::Catalogue &catalogue);

    /// QUIT is about to be sent and will delete these. Its answer may never come.
    [[nodiscard]] Result<Receipt> begin(archive::Catalogue &catalogue, const QList<Victim> &victims);
    /// What came of that QUIT.
    [[nodiscard]] Result<Receipt> answered(archive::Catalogue &catalogue, const CommitReport &report);

    /// Something was to be deleted, and no listing has told yet what became of it.
    [[nodiscard]] bool isOpen() const { return !m_open.isEmpty(); }
    /// The same, and the server has not said either.
    [[nodiscard]] bool hasUnknown() const;

    /// Confirmed by the server, and there all the same.
    struct Returned {
        MessageId was{}; ///< As whom it was known,
        MessageId is{}; ///< and as whom it is listed.
        bool isCertain = false; ///< Its header is the same; else name and size alone.
    };
    /// What a listing settled.
    struct Settled {
        QList<Receipt> receipts; ///< Those of which more is known now.
        QList<MessageId> gone; ///< By a QUIT that the server did not confirm.
        QList<MessageId> kept; ///< Not deleted by such a QUIT.
        qint64 octetsGone = 0;
        QList<Returned> returned;
        QByteArray said; ///< How the server confirmed that.
    };
    [[nodiscard]] Result<Settled> settle(archive::Catalogue &catalogue, const Settlement &settlement);

    /// The history, the latest first.
    [[nodiscard]] static Result<QList<Receipt>> history(archive::Catalogue &catalogue);

private:
    QList<archive::ReceiptRecord> m_open; ///< The latest first.
    qint64 m_begun = -1; ///< The one whose QUIT is being said, or was last.
};

} // namespace poplar::mailbox
