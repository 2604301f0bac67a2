// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/explanation.h"

#include <QScrollArea>

class QLabel;
class QPlainTextEdit;

namespace poplar::gui {

/// Says what a line of the log means.
class ExplanationPane : public QScrollArea {
    Q_OBJECT

public:
    explicit ExplanationPane(QWidget *parent = nullptr);

    /// @param line the whole of it, neutralised: in the list it may be cut off.
    void setExplanation(const Explanation &explanation, const QString &line);
    /// No line is chosen.
    void clear();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitLine();

    QLabel *m_title;
    QPlainTextEdit *m_line;
    QLabel *m_text;
    QLabel *m_reference;
};

} // namespace poplar::gui
