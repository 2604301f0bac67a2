// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/headerfetcher.h"
#include "mailbox/knownmessages.h"

#include <QObject>

#include <functional>

namespace poplar::mailbox {

/// Reads from the server what rules ask of headers that were read before, and remembers it. On the session
/// thread.
class RuleFields : public QObject {
    Q_OBJECT

public:
    /// Starts a fetcher on those of the messages that the open session can be asked about.
    /// @return how many these are.
    using Fetch = std::function<qsizetype(HeaderFetcher &, const QList<MessageId> &)>;

    RuleFields(KnownMessages &known, QThreadPool &pool, Fetch fetch, QObject *parent);

    /// Nothing else may be under way. finished() follows, from the event loop.
    /// @param names of the fields, in lower case.
    void read(const QList<MessageId> &messages, const QSet<QString> &names);
    /// Asks for no more, and tells nothing more.
    void stop();
    [[nodiscard]] bool isActive() const { return m_isActive; }

Q_SIGNALS:
    /// Of these it is known now. Another message that has the name of one by now is not among them.
    void came(const QList<poplar::mailbox::MessageId> &messages);
    void finished();
    void failed(const poplar::Error &error);

private:
    void take(const QList<HeaderFetcher::Header> &headers);
    void finishWhenRead();

    KnownMessages &m_known;
    Fetch m_fetch;
    HeaderFetcher m_fetcher;
    bool m_isActive = false;
};

} // namespace poplar::mailbox
