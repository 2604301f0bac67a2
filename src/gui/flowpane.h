// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "gui/flowview.h"

#include <QFutureWatcher>
#include <QWidget>

#include <atomic>
#include <memory>

class QAction;
class QLabel;
class QStackedWidget;
class QToolBar;

namespace poplar::gui {

class Banner;
struct FlowPicture;

/// The diagram of a session with what one does with it: scale, zoom, and saving as SVG, PNG or PDF. Hidden,
/// it takes events in and places and paints nothing.
class FlowPane : public QWidget {
    Q_OBJECT

public:
    explicit FlowPane(QWidget *parent = nullptr);
    ~FlowPane() override;

    void append(const QList<wire::TranscriptEvent> &events) { m_view->append(events); }
    void clear() { m_view->clear(); }
    /// Goes to an event.
    void reveal(quint64 number) { m_view->reveal(number); }

    /// Writes what is there now into a file, see exportFlow(), on another thread. Where that becomes many
    /// files or pages, the user is asked first; while it goes on, he can stop it.
    void save(const QString &path);

    [[nodiscard]] FlowView &view() const { return *m_view; }

Q_SIGNALS:
    /// The user has chosen an event by its number.
    void eventChosen(quint64 number);
    /// A diagram has been written to these files.
    void saved(const QStringList &files);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildTools();
    void showEmptiness();
    void askWhere();
    void askWhetherToSave(const FlowPicture &picture, const QString &path, qsizetype sheets);
    void write(const FlowPicture &picture, const QString &path, qsizetype sheets);
    void tellCurrent(qsizetype mark);
    void finishSaving();

    QStackedWidget *m_stack;
    FlowView *m_view;
    QToolBar *m_tools;
    Banner *m_problem;
    QLabel *m_about; ///< The current mark in words.
    QAction *m_toScale;
    QAction *m_save;
    QString m_folder; ///< Where was saved last.
    QFutureWatcher<Result<QStringList>> m_saving;
    std::shared_ptr<std::atomic_bool> m_stop;
};

} // namespace poplar::gui
