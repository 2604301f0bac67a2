// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logsettings.h"
#include "gui/transcriptfilter.h"

#include <QTimer>
#include <QToolBar>

class QAction;
class QActionGroup;
class QLineEdit;
class QMenu;
class QToolButton;

namespace poplar::gui {

/// The tools above the lines of a session: what narrows them, finds in them and arranges them.
class LogTools : public QToolBar {
    Q_OBJECT

public:
    explicit LogTools(const TranscriptModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QAction *follow() const { return m_follow; }
    [[nodiscard]] QAction *pause() const { return m_pause; }
    [[nodiscard]] QAction *find() const { return m_find; }
    [[nodiscard]] QAction *firstError() const { return m_firstError; }
    [[nodiscard]] QAction *copy() const { return m_copy; }
    [[nodiscard]] QAction *clear() const { return m_clear; }
    /// Hidden at first: not every session can be spoken to.
    [[nodiscard]] QAction *console() const { return m_console; }
    /// Which columns are shown.
    [[nodiscard]] QMenu *columnsMenu() const { return m_columns; }

    /// Lifts all that narrows the lines, at once.
    void liftFilter();
    void applySettings(const LogSettings &settings);

Q_SIGNALS:
    void criteriaChanged(const poplar::gui::TranscriptCriteria &criteria);
    void columnsChanged(const QStringList &columns);
    void explanationToggled(bool isShown);
    void linesChosen(int lines);

private:
    void buildFilter();
    void buildActions();
    void buildLook();
    void fillVerbs();
    void tellCriteria();
    void tellColumns();

    const TranscriptModel &m_model;
    QLineEdit *m_text;
    QTimer m_typing; ///< Runs while the user may still type.
    QMenu *m_narrowing;
    QToolButton *m_narrow;
    QActionGroup *m_speakers;
    QAction *m_onlyErrors;
    QMenu *m_verbs;
    QByteArray m_verb;
    QAction *m_follow = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_find = nullptr;
    QAction *m_firstError = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_console = nullptr;
    QMenu *m_columns;
    QAction *m_explanation = nullptr;
    QActionGroup *m_lines;
};

} // namespace poplar::gui
