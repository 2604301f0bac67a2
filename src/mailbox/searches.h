// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/indexing.h"
#include "mailbox/keptheaders.h"
#include "mailbox/knownmessages.h"
#include "mailbox/searching.h"

#include <QObject>

#include <functional>

namespace poplar::mailbox {

/// Searches what messages say, now or once the index has all of them. On the session thread.
class Searches : public QObject {
    Q_OBJECT

public:
    /// Why there is no catalogue to search in.
    using WhyClosed = std::function<Error()>;

    /// @param known, keptHeaders, indexing must outlive this.
    Searches(KnownMessages &known, KeptHeaders &keptHeaders, Indexing &indexing, WhyClosed whyClosed,
             QObject *parent);

    /// Each is answered once.
    void search(const SearchOrder &order);

Q_SIGNALS:
    void answered(const poplar::mailbox::Found &found);

private:
    void answerWaiting();
    void answer(const SearchOrder &order);
    [[nodiscard]] Result<Done> lookFor(Found &found);
    [[nodiscard]] Result<Done> lookForFiles(Found &found);

    KnownMessages &m_known;
    KeptHeaders &m_keptHeaders;
    Indexing &m_indexing;
    WhyClosed m_whyClosed;
    QList<SearchOrder> m_waiting; ///< For the index.
    QList<QMetaObject::Connection> m_connections;
};

} // namespace poplar::mailbox
