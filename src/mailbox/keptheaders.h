// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/headerfetcher.h"
#include "mailbox/knownmessages.h"

#include <QObject>
#include <QThreadPool>

#include <deque>

namespace poplar::mailbox {

/// Reads the headers of messages from the files that are kept of them, on a pool: no server need be asked
/// for these. On the session thread.
class KeptHeaders : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own.
    KeptHeaders(QString folder, QThreadPool &pool, QObject *parent = nullptr);

    /// Reads these, too. What cannot be found is left out.
    void start(const QList<KeptFile> &files);
    [[nodiscard]] bool isActive() const { return m_isReading || !m_wanted.empty(); }

Q_SIGNALS:
    void read(const QList<poplar::mailbox::HeaderFetcher::Header> &headers);
    /// Nothing is wanted any more.
    void finished();

private:
    void readNext();
    void take(const QList<HeaderFetcher::Header> &headers);

    const QString m_folder;
    QThreadPool &m_pool;
    std::deque<KeptFile> m_wanted;
    bool m_isReading = false;
};

} // namespace poplar::mailbox
