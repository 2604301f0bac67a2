// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowexport.h"

#include "gui/flowpainter.h"
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

#include <algorithm>
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

/// A plan of its own, and what paints it.
class Sheets {
public:
    explicit Sheets(const FlowPicture &picture)
        : m_story(picture.story)
        , m_look{lightPalette(), picture.font, -1, -1}
        , m_plan(planOf(picture, m_look))
        , m_painter(m_story, m_plan, m_look, pictureWidth)
    {
    }

    [[nodiscard]] const FlowPlan &plan() const { return m_plan; }
    [[nodiscard]] const QFont &font() const { return m_look.font; }
    [[nodiscard]] int head() const { return int(std::ceil(m_painter.headHeight())); }

    void paint(QPainter &painter, qreal top, qreal bottom) const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.save();
        painter.translate(0, head() - top);
        painter.setClipRect(QRectF(0, top, pictureWidth, bottom - top));
        m_painter.paint(painter, top, bottom);
        painter.restore();
        const qsizetype first = m_plan.marksBetween(top + 1, bottom).begin;
        m_painter.paintHead(painter, std::min(first, m_plan.count() - 1));
    }

private:
    static FlowPlan planOf(const FlowPicture &picture, FlowLook &look)
    {
        look.font.setPixelSize(pictureLetters);
        FlowPlan::Shape shape = picture.shape;
        shape.row = flowRow(look.font);
        FlowPlan plan;
        plan.setShape(shape);
        plan.update(picture.story);
        return plan;
    }

    const FlowStory &m_story;
    FlowLook m_look;
    FlowPlan m_plan;
    FlowPainter m_painter;
};

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

bool paintPng(QIODevice &file, const Sheets &sheets, qreal top, qreal bottom)
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

bool paintSvg(QIODevice &file, const Sheets &sheets, qreal top, qreal bottom)
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

QList<qreal> fileCuts(const Sheets &sheets, const QString &path)
{
    return flowSheets(sheets.plan(), isPng(path) ? pngSheet : svgSheet);
}

std::optional<Error> writeSheet(const Sheets &sheets, const QString &path, qreal top, qreal bottom)
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
Result<QStringList> writeSheets(const Sheets &sheets, const QString &path, const std::atomic_bool &stop)
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

QList<qreal> pdfCuts(const Sheets &sheets, const QRectF &page)
{
    return flowSheets(sheets.plan(), page.height() * pictureWidth / page.width() - sheets.head() - pdfFoot);
}

Result<QStringList> writePdf(const Sheets &sheets, const QString &path, const std::atomic_bool &stop)
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

QList<qreal> flowSheets(const FlowPlan &plan, qreal height)
{
    QList<qreal> cuts{0};
    while (plan.height() - cuts.constLast() > height) {
        const qreal top = cuts.constLast();
        const qreal line = plan.shape().row / 4;
        // Behind the last line that fits, so that the next text is whole on the next sheet.
        const qsizetype next = plan.marksBetween(top, top + height - line - plan.shape().row).end;
        const qreal behind = next > 0 ? plan.y(next - 1) + line : 0;
        cuts += behind > top + height / 2 ? behind : top + height;
    }
    cuts += std::max(plan.height(), cuts.constLast() + 1);
    return cuts;
}

qsizetype flowSheetCount(const FlowPicture &picture, const QString &path)
{
    const Sheets sheets(picture);
    const bool isPdf = path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive);
    const QList<qreal> cuts =
        isPdf ? pdfCuts(sheets, pdfPage().paintRectPixels(flowPdfResolution)) : fileCuts(sheets, path);
    return cuts.size() - 1;
}

Result<QStringList> exportFlow(const FlowPicture &picture, const QString &path, const std::atomic_bool &stop)
{
    const Sheets sheets(picture);
    return path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive) ? writePdf(sheets, path, stop)
                                                                         : writeSheets(sheets, path, stop);
}

} // namespace poplar::gui
