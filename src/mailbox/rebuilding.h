// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/adoption.h"
#include "mailbox/values.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <memory>
#include <optional>

namespace poplar::mailbox {

/// Makes the catalogue know what lies in the account's Maildir: reads its files on a pool, a few at a time,
/// and lets archive::Adoption decide. On the session thread.
class Rebuilding : public QObject {
    Q_OBJECT

public:
    explicit Rebuilding(QThreadPool &pool, QObject *parent = nullptr);

    /// @param catalogue must outlive the rebuilding, or it must be stopped before.
    void start(archive::Catalogue &catalogue);
    /// What has been found so far stays known; the rest is found the next time.
    void stop();
    [[nodiscard]] bool isActive() const { return m_adoption != nullptr; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);
    /// From the event loop, also after stop().
    void finished(const poplar::mailbox::RebuildReport &report);

private:
    struct Read {
        QList<archive::FoundMessage> found;
        qint64 unreadable = 0;
    };

    [[nodiscard]] static Read readFiles(const QStringList &files);
    void readAhead();
    void take(const Read &read, qsizetype files);
    void end(const std::optional<Error> &why);
    void tell();

    QThreadPool &m_pool;
    std::unique_ptr<archive::Adoption> m_adoption; ///< While it goes on.
    QStringList m_files; ///< To be read.
    qsizetype m_next = 0; ///< The first of them that nobody reads.
    qsizetype m_done = 0;
    int m_underWay = 0; ///< Jobs on the pool.
    quint64 m_run = 0; ///< Tells late jobs from those of a further run.
    RebuildReport m_report;
};

} // namespace poplar::mailbox
