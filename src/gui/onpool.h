// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace poplar::gui {

/// Does some work on the global pool.
/// @param work called on another thread: it must have copies of all that it needs.
/// @param done called in the thread of `context`, unless that is gone by then. (QFuture::then() with a
/// context that goes first ends the program in Qt 6.4.)
template <class Outcome>
void runOnPool(QObject *context, const std::function<Outcome()> &work,
               const std::function<void(const Outcome &)> &done)
{
    auto *watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done] {
        watcher->deleteLater();
        done(watcher->result());
    });
    const auto promise = std::make_shared<QPromise<Outcome>>();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work] {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace poplar::gui
