// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pictureview.h"

#include "gui/theme.h"

#include <QPainter>

namespace poplar::gui {

PictureView::PictureView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("attachmentPicture"));
    setFocusPolicy(Qt::StrongFocus);
}

void PictureView::setPicture(const QImage &image, const QSize &size, const QString &name)
{
    m_picture = QPixmap::fromImage(image);
    m_size = size;
    //: For those who cannot see it: the name of a picture, its width and its height in pixels.
    setAccessibleName(tr("Picture %1, %2 by %3 pixels").arg(name).arg(size.width()).arg(size.height()));
    update();
}

void PictureView::clear()
{
    m_picture = {};
    setAccessibleName({});
    update();
}

QRect PictureView::place() const
{
    const QRect room = rect().marginsRemoved({space::large, space::normal, space::large, space::large});
    const QSize whole = m_size / devicePixelRatioF();
    const bool fits = whole.width() <= room.width() && whole.height() <= room.height();
    QRect place(QPoint(), fits ? whole : whole.scaled(room.size(), Qt::KeepAspectRatio));
    place.moveCenter(room.center());
    return place;
}

void PictureView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    // Most transparent drawings are dark, and made for paper.
    if (m_picture.hasAlpha())
        painter.fillRect(place(), Qt::white);
    painter.drawPixmap(place(), m_picture);
}

} // namespace poplar::gui
