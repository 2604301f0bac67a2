// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logsettings.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QSortFilterProxyModel;
class QToolBar;
class QTreeView;

namespace poplar::gui {

class TranscriptModel;

/// The lines of one session, with what finds its way about in them.
class TranscriptLines : public QWidget {
    Q_OBJECT

public:
    /// @param model outlives this; it is awake while this is seen.
    explicit TranscriptLines(TranscriptModel &model, QWidget *parent = nullptr);

    /// Empties the model too.
    void clear();
    void reveal(quint64 transcriptNumber);
    void applySettings(const LogSettings &settings);
    /// Adds actions to the context menu, and to a menu among the tools.
    void addTools(const QList<QAction *> &actions);

Q_SIGNALS:
    void clearWanted();
    void messageWanted(qint64 message);
    void settingsChanged(const poplar::gui::LogSettings &settings);

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

    TranscriptModel &m_model;
    QSortFilterProxyModel *m_filtered;
    QTreeView *m_view;
    QLineEdit *m_filter;
    QToolBar *m_tools;
    QAction *m_copy;
    QAction *m_clear;
    QAction *m_follow; ///< Checked while the newest line is kept in sight.
};

} // namespace poplar::gui
