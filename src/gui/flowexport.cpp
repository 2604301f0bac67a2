// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowexport.h"

#include "gui/flowsheets.h"
#include "gui/flowwords.h"
#include "gui/theme.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>
#include <optional>
#include <utility>

namespace poplar::gui {

namespace {

constexpr int pictureWidth = 1000; ///< Pixels, as all sizes here.
constexpr int pictureLetters = 12;
constexpr int svgSheet = 16'000;
constexpr int pngSheet = 4000;
constexpr int flowPngScale = 2; ///< Pixels of a PNG for one of the picture.
constexpr int svgResolution = 96; ///< As CSS has it.
constexpr int flowPdfResolution = 300;
constexpr qreal pdfMargin = 12; ///< Millimetres.
constexpr int pdfFoot = 24;

struct FlowExport {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::FlowExport)
};

FlowSheet sheetOf(const FlowPicture &picture)
{
    return {picture.shape, picture.font, lightPalette(), pictureLetters, pictureWidth};
}

Error writingError(const QFileDevice &file)
{
    return {ErrorKind::Storage, {}, {}, {}, file.errorString()};
}

Error stopped()
{
    return {ErrorKind::Cancelled, {}, {}, {}, {}};
}

QString sheetPath(const QString &path, qsizetype sheet)
{
    if (sheet == 0)
        return path;
    const QFileInfo file(path);
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    return QStringLiteral("%1/%2-%3%4")
        .arg(file.path(), file.completeBaseName(), QString::number(sheet + 1), suffix);
}

bool paintPng(QIODevice &file, const FlowSheets &sheets, qreal top, qreal bottom)
{
    const QSize size(pictureWidth, sheets.head() + int(std::ceil(bottom - top)));
    QImage image(size * flowPngScale, QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(flowPngScale);
    image.fill(Qt::white);
    QPainter painter(&image);
    sheets.paint(painter, top, bottom);
    painter.end();
    return image.save(&file, "PNG");
}

bool paintSvg(QIODevice &file, const FlowSheets &sheets, qreal top, qreal bottom)
{
    const QSize size(pictureWidth, sheets.head() + int(std::ceil(bottom - top)));
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setResolution(svgResolution);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(FlowExport::tr("Conversation with the server"));
    QPainter painter(&svg);
    painter.fillRect(QRect(QPoint(), size), Qt::white);
    sheets.paint(painter, top, bottom);
    return painter.end();
}

bool isPng(const QString &path)
{
    return path.endsWith(QLatin1StringView(".png"), Qt::CaseInsensitive);
}

QList<qreal> fileCuts(const FlowSheets &sheets, const QString &path)
{
    return flowSheets(sheets.plan(), isPng(path) ? pngSheet : svgSheet);
}

std::optional<Error> writeSheet(const FlowSheets &sheets, const QString &path, qreal top, qreal bottom)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writingError(file);
    const auto paint = isPng(path) ? paintPng : paintSvg;
    if (!paint(file, sheets, top, bottom) || !file.commit())
        return writingError(file);
    return std::nullopt;
}

/// The first file comes last: it alone may replace another one, and does so when all others are there.
Result<QStringList> writeSheets(const FlowSheets &sheets, const QString &path, const std::atomic_bool &stop)
{
    const QList<qreal> cuts = fileCuts(sheets, path);
    QStringList files{path};
    for (qsizetype sheet = 1; sheet + 1 < cuts.size(); ++sheet) {
        files += sheetPath(path, sheet);
        if (QFileInfo::exists(files.constLast()))
            return Error{
                ErrorKind::Storage, {}, {}, {}, FlowExport::tr("%1 exists already.").arg(files.constLast())};
    }
    for (qsizetype sheet = files.size() - 1; sheet >= 0; --sheet) {
        std::optional<Error> error =
            stop ? std::optional(stopped()) : writeSheet(sheets, files[sheet], cuts[sheet], cuts[sheet + 1]);
        if (!error)
            continue;
        for (qsizetype written = sheet + 1; written < files.size(); ++written)
            QFile::remove(files[written]);
        return *std::move(error);
    }
    return files;
}

void paintFoot(QPainter &painter, const QFont &font, qreal height, qsizetype page, qsizetype pages)
{
    painter.setFont(font);
    painter.setPen(themeColours(lightPalette()).muted);
    painter.drawText(QRectF(0, height - pdfFoot, pictureWidth, pdfFoot),
                     int(Qt::AlignRight | Qt::AlignBottom),
                     FlowExport::tr("Page %1 of %2").arg(page + 1).arg(pages));
}

QPageLayout pdfPage()
{
    return {QPageSize(QPageSize::A4),
            QPageLayout::Portrait,
            {pdfMargin, pdfMargin, pdfMargin, pdfMargin},
            QPageLayout::Millimeter};
}

QList<qreal> pdfCuts(const FlowSheets &sheets, const QRectF &page)
{
    return flowSheets(sheets.plan(), page.height() * pictureWidth / page.width() - sheets.head() - pdfFoot);
}

Result<QStringList> writePdf(const FlowSheets &sheets, const QString &path, const std::atomic_bool &stop)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writingError(file);
    QPdfWriter pdf(&file);
    pdf.setPageLayout(pdfPage());
    pdf.setResolution(flowPdfResolution);
    pdf.setTitle(FlowExport::tr("Conversation with the server"));
    pdf.setCreator(QStringLiteral("Poplar"));
    QPainter painter;
    if (!painter.begin(&pdf))
        return writingError(file);
    const qreal scale = qreal(pdf.width()) / pictureWidth;
    const qreal height = pdf.height() / scale;
    const QList<qreal> cuts = pdfCuts(sheets, QRectF(0, 0, pdf.width(), pdf.height()));
    for (qsizetype page = 0; page + 1 < cuts.size(); ++page) {
        if (stop || (page > 0 && !pdf.newPage()))
            return stop ? stopped() : writingError(file);
        painter.save();
        painter.scale(scale, scale);
        sheets.paint(painter, cuts[page], cuts[page + 1]);
        paintFoot(painter, sheets.font(), height, page, cuts.size() - 1);
        painter.restore();
    }
    if (!painter.end() || !file.commit())
        return writingError(file);
    return QStringList{path};
}

} // namespace

qsizetype flowSheetCount(const FlowPicture &picture, const QString &path)
{
    const FlowSheets sheets(picture.story, sheetOf(picture));
    const bool isPdf = path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive);
    const QList<qreal> cuts =
        isPdf ? pdfCuts(sheets, pdfPage().paintRectPixels(flowPdfResolution)) : fileCuts(sheets, path);
    return cuts.size() - 1;
}

Result<QStringList> exportFlow(const FlowPicture &picture, const QString &path, const std::atomic_bool &stop)
{
    const FlowSheets sheets(picture.story, sheetOf(picture));
    return path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive) ? writePdf(sheets, path, stop)
                                                                         : writeSheets(sheets, path, stop);
}

} // namespace poplar::gui
