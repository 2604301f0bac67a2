// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routesaving.h"

#include "gui/routedrawing.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace poplar::gui {

namespace {

constexpr int pictureScale = 2; ///< Pixels of a PNG for one of the screen's.
constexpr int pixelsPerInch = 96; ///< As CSS has it.

struct RouteSaving {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::RouteSaving)
};

void drawOn(QPaintDevice &device, const RouteDrawing &drawing, const QPalette &palette)
{
    QPainter painter(&device);
    painter.fillRect(QRect(QPoint(), drawing.size()), palette.color(QPalette::Base));
    drawing.paint(painter, palette);
}

bool writePng(QIODevice &file, const RouteDrawing &drawing, const QPalette &palette)
{
    QImage image(drawing.size() * pictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureScale);
    drawOn(image, drawing, palette);
    return image.save(&file, "PNG");
}

bool writeSvg(QIODevice &file, const RouteDrawing &drawing, const QPalette &palette)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setResolution(pixelsPerInch);
    svg.setSize(drawing.size());
    svg.setViewBox(QRect(QPoint(), drawing.size()));
    svg.setTitle(RouteSaving::tr("Way of the message"));
    drawOn(svg, drawing, palette);
    return true;
}

} // namespace

bool saveDrawing(const RouteDrawing &drawing, const QPalette &palette, const QString &path)
{
    QSaveFile file(path);
    if (drawing.size().isEmpty() || !file.open(QIODevice::WriteOnly))
        return false;
    const bool png = path.endsWith(QLatin1StringView(".png"), Qt::CaseInsensitive);
    const bool drawn = png ? writePng(file, drawing, palette) : writeSvg(file, drawing, palette);
    return drawn && file.commit();
}

} // namespace poplar::gui
