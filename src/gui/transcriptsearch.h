// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"

#include <QObject>
#include <QTimer>

namespace poplar::gui {

class TranscriptFilter;
class TranscriptModel;

/// Looks for a text in the listed lines of a transcript, once around, in slices between which the window
/// answers. Lines may come and go meanwhile.
class TranscriptSearch : public QObject {
    Q_OBJECT

public:
    /// @param model and
    /// @param listed outlive this.
    TranscriptSearch(const TranscriptModel &model, const TranscriptFilter &listed, QObject *parent = nullptr);

    /// Another one that is under way is given up.
    /// @param current the listed row to begin with, or beside; -1 for none.
    void start(const QString &text, FindDirection direction, int current);
    void stop() { m_turn.stop(); }

Q_SIGNALS:
    /// @param row of the listed ones; -1 where there is none.
    void finished(int row, poplar::gui::FindResult result);

private:
    void work();
    void finish(int row);
    void forget(int count);

    const TranscriptModel &m_model;
    const TranscriptFilter &m_listed;
    QString m_text;
    int m_step = 1; ///< Or -1.
    int m_at = 0; ///< The row to look at next.
    int m_left = 0; ///< Rows to look at.
    bool m_isAround = false; ///< It has gone on at the other end.
    QTimer m_turn;
};

} // namespace poplar::gui
