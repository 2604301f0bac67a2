// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/explanation.h"

#include <QScrollArea>

class QLabel;

namespace poplar::gui {

/// Says what a line of the log means.
class ExplanationPane : public QScrollArea {
    Q_OBJECT

public:
    explicit ExplanationPane(QWidget *parent = nullptr);

    void setExplanation(const Explanation &explanation);
    /// No line is chosen.
    void clear();

private:
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_reference;
};

} // namespace poplar::gui
