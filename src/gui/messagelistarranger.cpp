// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistarranger.h"

#include <QPromise>
#include <QThreadPool>

namespace poplar::gui {

MessageListArranger::MessageListArranger(QObject *parent)
    : QObject(parent)
    , m_order(std::make_shared<MessageListOrder>())
    , m_stop(std::make_shared<std::atomic_bool>(false))
{
    connect(&m_watcher, &QFutureWatcher<Order>::finished, this, &MessageListArranger::finish);
}

MessageListArranger::~MessageListArranger()
{
    *m_stop = true;
}

void MessageListArranger::arrange(const MessageRows &rows, const ListCriteria &criteria,
                                  const QList<int> &changed)
{
    Q_ASSERT(!m_isBusy);
    m_isBusy = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
    const auto promise = std::make_shared<QPromise<Order>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, order = m_order, stop = m_stop, rows, criteria, changed] {
        promise->start();
        promise->addResult(order->arrange(rows, criteria, changed, *stop));
        promise->finish();
    });
}

void MessageListArranger::stop()
{
    *m_stop = true;
}

void MessageListArranger::finish()
{
    m_isBusy = false;
    const Order order = m_watcher.result();
    if (order)
        Q_EMIT arranged(*order);
    else
        Q_EMIT stopped();
}

} // namespace poplar::gui
