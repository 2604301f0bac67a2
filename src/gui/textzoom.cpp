// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/textzoom.h"

#include "gui/icons.h"

#include <QAction>
#include <QApplication>
#include <QWheelEvent>
#include <QWidget>

#include <algorithm>
#include <iterator>

namespace poplar::gui {

namespace {
constexpr int zoomSteps[] = {
    TextZoom::smallest, 67, 75, 80, 90, TextZoom::normal, 110, 125, 150, 175, 200, 250, TextZoom::largest};
} // namespace

TextZoom::TextZoom(QObject *parent)
    : QObject(parent)
    , m_in(new QAction(icon(Icon::ZoomIn), tr("Zoom &in"), this))
    , m_out(new QAction(icon(Icon::ZoomOut), tr("Zoom &out"), this))
    , m_reset(new QAction(tr("&Normal size"), this))
{
    m_in->setObjectName(QStringLiteral("zoomIn"));
    m_out->setObjectName(QStringLiteral("zoomOut"));
    m_reset->setObjectName(QStringLiteral("zoomReset"));
    // On most keyboards the plus is above the equals sign, and nobody wants to press Shift for it.
    m_in->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_out->setShortcut(Qt::CTRL | Qt::Key_Minus);
    m_reset->setShortcut(Qt::CTRL | Qt::Key_0);
    connect(m_in, &QAction::triggered, this, &TextZoom::zoomIn);
    connect(m_out, &QAction::triggered, this, &TextZoom::zoomOut);
    connect(m_reset, &QAction::triggered, this, [this] { setPerCent(normal); });
}

void TextZoom::setPerCent(int perCent)
{
    const int allowed = std::clamp(perCent, smallest, largest);
    if (allowed == m_perCent)
        return;
    m_perCent = allowed;
    m_in->setEnabled(m_perCent < largest);
    m_out->setEnabled(m_perCent > smallest);
    Q_EMIT changed();
}

QFont TextZoom::font() const
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * m_perCent / normal);
    else
        font.setPixelSize(std::max(1, font.pixelSize() * m_perCent / normal));
    return font;
}

void TextZoom::zoomIn()
{
    setPerCent(*std::upper_bound(std::begin(zoomSteps), std::prev(std::end(zoomSteps)), m_perCent));
}

void TextZoom::zoomOut()
{
    const auto *at = std::lower_bound(std::next(std::begin(zoomSteps)), std::end(zoomSteps), m_perCent);
    setPerCent(*std::prev(at));
}

void TextZoom::serve(QWidget *view)
{
    view->installEventFilter(this);
    const QList<QWidget *> parts = view->findChildren<QWidget *>();
    for (QWidget *part : parts)
        part->installEventFilter(this);
}

bool TextZoom::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QObject::eventFilter(watched, event);
    const auto *wheel = static_cast<QWheelEvent *>(event);
    if (wheel->modifiers() != Qt::ControlModifier)
        return QObject::eventFilter(watched, event);
    turn(wheel->angleDelta().y());
    return true;
}

/// A touch pad turns by little at a time.
void TextZoom::turn(int eighths)
{
    constexpr int notch = QWheelEvent::DefaultDeltasPerStep;
    if ((eighths > 0) != (m_turned > 0))
        m_turned = 0;
    m_turned += eighths;
    for (; m_turned >= notch; m_turned -= notch)
        zoomIn();
    for (; m_turned <= -notch; m_turned += notch)
        zoomOut();
}

} // namespace poplar::gui
