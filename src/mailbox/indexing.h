// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/maildirfiles.h"
#include "archive/searchindex.h"
#include "base/error.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace poplar::mailbox {

/// Fills the full-text index behind everything else: after headers are known and messages durable, a few at a
/// time, the files read and folded on a pool. What was left out when the program ended is found by itself at
/// the next start. On the session thread.
class Indexing : public QObject {
    Q_OBJECT

public:
    using IsBusy = std::function<bool()>;

    /// @param isBusy whether the session has something better to do: then it goes on at a walk.
    Indexing(QThreadPool &pool, IsBusy isBusy, QObject *parent = nullptr);
    ~Indexing() override;

    /// Soon looks for what the index lacks.
    /// @param catalogue must outlive this, or stop() be called before.
    void start(archive::Catalogue &catalogue);
    /// The header of these has become known, or they have been delivered.
    void add(const QList<qint64> &ids);
    /// Looks once more for what the index lacks, at once: caughtUp() or failed() follows.
    void catchUp();
    /// How many messages it knows the index to lack; nothing before it has looked.
    [[nodiscard]] std::optional<qint64> left() const;
    /// Nothing more is done; what is on the pool ends soon.
    void stop();

Q_SIGNALS:
    /// The index cannot be read or written: no more is tried in this run.
    void failed(const poplar::Error &error);
    /// Nothing is left to be done, for now.
    void caughtUp();

private:
    using Batch = QList<archive::IndexedText>;
    /// What a job on the pool uses; one job at a time does.
    struct Shared {
        archive::FileFinder finder;
        std::atomic<bool> isStopped = false;
    };

    void begin();
    void goOn();
    void schedule();
    void fail(const Error &error);
    void put(const Batch &batch, const std::shared_ptr<Shared> &shared);

    QThreadPool &m_pool;
    IsBusy m_isBusy;
    QString m_folder;
    std::optional<archive::SearchIndex> m_index;
    std::shared_ptr<Shared> m_shared;
    std::deque<qint64> m_waiting;
    bool m_hasLooked = false;
    qint64 m_underWay = 0; ///< On the pool.
    bool m_isReading = false; ///< A batch is on the pool.
    bool m_isToBegin = false; ///< As soon as it is back.
    QTimer m_beginTimer;
    QTimer m_timer;
};

} // namespace poplar::mailbox
