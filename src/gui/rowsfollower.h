// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagerows.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace poplar::gui {

class MessageListModel;

/// Works something out of all messages of a list on the global pool, and again when they have changed: not
/// more often than the eye can follow, and with long pauses where it takes long.
class RowsFollower : public QObject {
    Q_OBJECT

public:
    /// Shows a result on the window's thread.
    using Show = std::function<void()>;
    /// Works on another thread, and returns early when `stop` says that nobody wants the result any more:
    /// what it returns then is not called. It must have copies of all that it needs.
    using Work = std::function<Show(const MessageRows &rows, const std::atomic_bool &stop)>;

    explicit RowsFollower(QObject *parent = nullptr);
    /// Does not wait: what is under way comes to nothing.
    ~RowsFollower() override;

    /// Follows another list; nullptr for none.
    void setModel(MessageListModel *model);
    /// What is to be worked out from now on; begins at once.
    void setWork(const Work &work);
    enum class Watching { Off, On };
    /// Off, nothing is worked out; on again, it begins at once if something has changed.
    void setWatching(Watching watching);
    /// Whether what was shown last is not what would be shown now.
    [[nodiscard]] bool isBehind() const { return m_isBusy || m_isStale; }

private:
    void follow();
    void begin();
    void restart();
    void finish();

    QPointer<MessageListModel> m_model;
    Work m_work;
    Watching m_watching = Watching::Off;
    bool m_isStale = false;
    bool m_isBusy = false;
    std::shared_ptr<std::atomic_bool> m_stop; ///< Of the work under way.
    qint64 m_began = 0; ///< ms
    QFutureWatcher<Show> m_watcher;
    QTimer m_pause;
};

} // namespace poplar::gui
