// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistorder.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace poplar::gui {

/// Sorts and filters rows on another thread, one piece of work at a time.
class MessageListArranger : public QObject {
    Q_OBJECT

public:
    explicit MessageListArranger(QObject *parent = nullptr);
    /// Does not wait: what is under way comes to nothing.
    ~MessageListArranger() override;

    /// Begins; arranged() or stopped() tells when it is done. Not to be called while it isBusy().
    /// @param rows are copied, which is cheap.
    /// @param changed as of MessageListOrder::arrange().
    void arrange(const MessageRows &rows, const ListCriteria &criteria, const QList<int> &changed);
    /// What is under way is not wanted any more.
    void stop();
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    /// @param order slots of the rows as they were when it began.
    void arranged(const QList<int> &order);
    void stopped();

private:
    using Order = std::optional<QList<int>>;

    void finish();

    std::shared_ptr<MessageListOrder> m_order; ///< Belongs to the work while there is some.
    std::shared_ptr<std::atomic_bool> m_stop;
    QFutureWatcher<Order> m_watcher;
    bool m_isBusy = false;
};

} // namespace poplar::gui
