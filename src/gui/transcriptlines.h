// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logsettings.h"

#include <QWidget>

class QAction;
class QModelIndex;
class QSplitter;

namespace poplar::gui {

class ExplanationPane;
class FindBar;
class FoldedBody;
class LogTools;
class TranscriptFilter;
class TranscriptModel;
class TranscriptSearch;
class TranscriptView;

/// The lines of one session, with what finds its way about in them, and beside them what the current one
/// means.
class TranscriptLines : public QWidget {
    Q_OBJECT

public:
    /// @param model outlives this; it is awake while this is seen.
    explicit TranscriptLines(TranscriptModel &model, QWidget *parent = nullptr);

    /// Empties the model too.
    void clear();
    /// Nothing happens where the model does not know the event.
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
    /// To follow is to be at the end.
    void setFollowing(bool isEnd);
    void keepPlace(int removed);
    void rememberPlace();
    void restorePlace();
    void goTo(int row);
    void foldForgotten();
    void copySelected() const;
    void touch(const QModelIndex &index);
    void use(const QModelIndex &index);
    void unfold(int row);
    void explainCurrent();
    void goToFirstError();
    void change(const LogSettings &settings);
    /// Of the model; -1 if no line is current.
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] quint64 numberAt(int listedRow) const;

    /// Where the user was in the list, by the numbers of lines: rows become others.
    struct Place {
        quint64 current = 0; ///< 0 for none.
        quint64 top = 0;
        bool isCurrentSeen = false;
    };

    TranscriptModel &m_model;
    TranscriptFilter *m_filtered;
    LogTools *m_tools;
    TranscriptSearch *m_search;
    TranscriptView *m_view;
    FindBar *m_findBar;
    FoldedBody *m_body;
    ExplanationPane *m_explanation;
    QSplitter *m_halves; ///< Lines and explanation.
    QAction *m_showMessage;
    QAction *m_unfold;
    LogSettings m_settings;
    Place m_place; ///< While the list is made anew.
};

} // namespace poplar::gui
