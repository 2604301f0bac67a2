// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/routedrawing.h"

#include <QWidget>

namespace poplar::gui {

/// Shows the drawing of a route. The arrow keys go from hop to hop; a screen reader hears the hop one is at,
/// and has all of them as the description.
class RoutePicture : public QWidget {
    Q_OBJECT

public:
    explicit RoutePicture(QWidget *parent = nullptr);

    void setRoute(const mime::Route &route);
    /// The hop that the keyboard is at; -1 for none.
    [[nodiscard]] qsizetype current() const { return m_current; }
    [[nodiscard]] const RouteDrawing &drawing() const { return m_drawing; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The keyboard went to another hop, which is there.
    void currentMoved(const QRect &place);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setCurrent(qsizetype leg);
    void rearrange();
    [[nodiscard]] QString hopText(qsizetype leg) const;

    mime::Route m_route;
    RouteDrawing m_drawing;
    qsizetype m_current = -1;
};

} // namespace poplar::gui
