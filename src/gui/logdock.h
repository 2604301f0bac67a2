// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/transcript.h"

#include <QDockWidget>

class QAction;
class QLineEdit;
class QSortFilterProxyModel;
class QToolBar;
class QTreeView;

namespace poplar::gui {

class TranscriptModel;

/// The log: everything that Poplar and the server say to each other, as it happens. Hidden, it costs
/// nothing but the memory of the newest events.
class LogDock : public QDockWidget {
    Q_OBJECT

public:
    explicit LogDock(QWidget *parent = nullptr);

    /// Connect this to `Mailbox::transcriptGrown`.
    void append(const QList<wire::TranscriptEvent> &events);
    void clear();
    /// Shows the dock and the event of that number, without the filter where it would hide it.
    void reveal(quint64 transcriptNumber);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildToolBar();
    void buildView();
    void updateMetrics();
    void follow();
    void copySelected() const;
    void userScrolled();
    void keepPlace(int removed);

    TranscriptModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QTreeView *m_view;
    QLineEdit *m_filter;
    QToolBar *m_tools;
    QAction *m_copy;
    QAction *m_clear;
    QAction *m_follow; ///< Checked while the newest line is kept in sight.
};

} // namespace poplar::gui
