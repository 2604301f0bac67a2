// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"
#include "gui/logsettings.h"

#include <QWidget>

class QAction;
class QModelIndex;
class QSplitter;
class QTreeView;

namespace poplar::gui {

class ExplanationPane;
class FindBar;
class FoldedBody;
class LogTools;
class TranscriptFilter;
class TranscriptModel;

/// The lines of one session, with what finds its way about in them, and beside them what the current one
/// means.
class TranscriptLines : public QWidget {
    Q_OBJECT

public:
    /// @param model outlives this; it is awake while this is seen.
    explicit TranscriptLines(TranscriptModel &model, QWidget *parent = nullptr);

    /// Empties the model too.
    void clear();
    void reveal(quint64 transcriptNumber);
    void applySettings(const LogSettings &settings);
    /// What shows the console; for who has one to make it visible.
    [[nodiscard]] QAction &consoleAction() const;
    /// Adds actions to the context menu, and to a menu among the tools.
    void addTools(const QList<QAction *> &actions);

Q_SIGNALS:
    void clearWanted();
    /// The user came to a line that concerns this message,
    void messageTouched(qint64 message);
    /// and wants to see that one.
    void messageWanted(qint64 message);
    void settingsChanged(const poplar::gui::LogSettings &settings);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildView();
    void layOut();
    void connectView();
    void connectTools();
    void updateMetrics();
    void updateActivity();
    void follow();
    void userScrolled();
    void keepPlace(int removed);
    void copySelected() const;
    void touch(const QModelIndex &index);
    void use(const QModelIndex &index);
    void unfold(int row);
    void explainCurrent();
    void find(const QString &text, FindDirection direction);
    void goToFirstError();
    void change(const LogSettings &settings);
    /// Of the model; -1 if no line is current.
    [[nodiscard]] int currentRow() const;

    TranscriptModel &m_model;
    TranscriptFilter *m_filtered;
    LogTools *m_tools;
    QTreeView *m_view;
    FindBar *m_findBar;
    FoldedBody *m_body;
    ExplanationPane *m_explanation;
    QSplitter *m_halves; ///< Lines and explanation.
    QAction *m_showMessage;
    QAction *m_unfold;
    LogSettings m_settings;
};

} // namespace poplar::gui
