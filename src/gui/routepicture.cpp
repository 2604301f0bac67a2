// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routepicture.h"

#include "gui/plaintip.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace poplar::gui {

namespace {
constexpr int leastPictureCharacters = 24; ///< Of its width.
} // namespace

RoutePicture::RoutePicture(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("routePicture"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setAccessibleName(tr("Way of the message"));
}

void RoutePicture::setRoute(const mime::Route &route)
{
    m_route = route;
    m_current = -1;
    m_drawing.setRoute(route);
    QStringList all;
    for (qsizetype i = 0; i < route.hops.size(); ++i)
        all += hopText(i);
    setAccessibleName(tr("Way of the message"));
    setAccessibleDescription(all.join(u'\n'));
    rearrange();
}

QString RoutePicture::hopText(qsizetype leg) const
{
    return hopLines(m_route, leg, locale()).join(u'\n');
}

int RoutePicture::heightForWidth(int width) const
{
    RouteDrawing drawing = m_drawing;
    drawing.arrange(font(), width);
    return drawing.size().height();
}

QSize RoutePicture::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 3 * leastPictureCharacters;
    return {width, heightForWidth(width)};
}

QSize RoutePicture::minimumSizeHint() const
{
    // The height goes with the width, see heightForWidth().
    return {fontMetrics().averageCharWidth() * leastPictureCharacters, fontMetrics().height()};
}

void RoutePicture::rearrange()
{
    m_drawing.arrange(font(), width());
    updateGeometry();
    update();
}

void RoutePicture::setCurrent(qsizetype leg)
{
    if (leg < 0 || leg >= m_drawing.legs())
        return;
    m_current = leg;
    setAccessibleName(hopText(leg));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
    update();
    Q_EMIT currentMoved(m_drawing.legRect(leg));
}

bool RoutePicture::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qsizetype leg = m_drawing.legAt(help->pos());
    if (leg < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(hopText(leg)), this, m_drawing.legRect(leg));
    return true;
}

void RoutePicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (hasFocus() && m_current >= 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(themeColours(palette()).accent);
        const QRectF frame = m_drawing.legRect(m_current).adjusted(0, 0, -1, -1);
        painter.drawRoundedRect(frame.translated(0.5, 0.5), space::small, space::small);
    }
    m_drawing.paint(painter, palette());
}

void RoutePicture::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_drawing.arrange(font(), width());
}

void RoutePicture::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->key() == Qt::Key_Up && m_current > 0;
    const bool on = event->key() == Qt::Key_Down && m_current + 1 < m_drawing.legs();
    // At either end the scroll area goes on.
    if (back || on)
        setCurrent(m_current + (back ? -1 : 1));
    else
        QWidget::keyPressEvent(event);
}

void RoutePicture::mousePressEvent(QMouseEvent *event)
{
    setCurrent(m_drawing.legAt(event->pos()));
    QWidget::mousePressEvent(event);
}

void RoutePicture::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrent(0);
}

void RoutePicture::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        rearrange();
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace poplar::gui
