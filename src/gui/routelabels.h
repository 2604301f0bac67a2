// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/icons.h"

#include <QLabel>
#include <QWidget>

namespace poplar::gui {

/// Words of the route pane: as they are, never markup, to be selected with mouse and keys. What is too long
/// for a line and cannot be broken is whole in the tool tip.
class RouteLabel : public QLabel {
    Q_OBJECT

public:
    enum class Weight { Plain, Muted, Strong, Title };
    explicit RouteLabel(const QString &text, Weight weight = Weight::Plain, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Weight m_weight;
};

/// A picture beside words, as high as a line of them.
class RouteSign : public QWidget {
    Q_OBJECT

public:
    RouteSign(Icon picture, Tint tint, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace poplar::gui
