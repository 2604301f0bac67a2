// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rowsfollower.h"

#include "gui/messagelistmodel.h"

#include <QDeadlineTimer>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr qint64 pauseFactor = 5; ///< So much longer than the work is the pause behind it,
constexpr qint64 leastFollowing = 400; ///< ms: what moves more often cannot be read,
constexpr qint64 longestFollowing = 3000; ///< ms

qint64 millisecondsNow()
{
    return QDeadlineTimer::current().deadline();
}
} // namespace

RowsFollower::RowsFollower(QObject *parent)
    : QObject(parent)
    , m_stop(std::make_shared<std::atomic_bool>(false))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &RowsFollower::begin);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RowsFollower::finish);
}

RowsFollower::~RowsFollower()
{
    *m_stop = true;
}

void RowsFollower::setModel(MessageListModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model)
        connect(model, &MessageListModel::totalsChanged, this, &RowsFollower::follow);
    restart();
}

void RowsFollower::setWork(const Work &work)
{
    m_work = work;
    restart();
}

void RowsFollower::setWatching(Watching watching)
{
    m_watching = watching;
    begin();
}

void RowsFollower::follow()
{
    m_isStale = true;
    begin();
}

void RowsFollower::restart()
{
    *m_stop = true;
    m_isBusy = false;
    m_isStale = true;
    m_pause.stop();
    begin();
}

void RowsFollower::begin()
{
    if (!m_model || !m_work || m_watching == Watching::Off || !m_isStale || m_isBusy || m_pause.isActive())
        return;
    m_isStale = false;
    m_isBusy = true;
    m_began = millisecondsNow();
    m_stop = std::make_shared<std::atomic_bool>(false);
    const auto promise = std::make_shared<QPromise<Show>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = m_work, rows = m_model->snapshot(), stop = m_stop] {
        promise->start();
        promise->addResult(work(rows, *stop));
        promise->finish();
    });
}

void RowsFollower::finish()
{
    if (*m_stop)
        return;
    m_isBusy = false;
    const Show show = m_watcher.result();
    m_pause.start(
        int(std::clamp(pauseFactor * (millisecondsNow() - m_began), leastFollowing, longestFollowing)));
    if (show)
        show();
}

} // namespace poplar::gui
