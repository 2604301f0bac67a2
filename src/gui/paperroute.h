// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/routedrawing.h"

#include <QTextObjectInterface>

namespace poplar::gui {

/// The picture of a route in a document: as wide as the page, or smaller where it would be higher.
class PaperRoute : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit PaperRoute(const mime::Route &route, QObject *parent = nullptr);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    RouteDrawing m_drawing;
};

} // namespace poplar::gui
