// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/paperwriting.h"

#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>

#include <algorithm>
#include <chrono>
#include <utility>

namespace poplar::gui {

namespace {

constexpr std::chrono::milliseconds slice{20};
constexpr int layOutShare = 50; ///< Of the progress, in per cent.
constexpr int pdfResolution = 600;

/// From 0.
QList<int> wantedPages(const QPagedPaintDevice &device, int count)
{
    const QPageRanges ranges = device.pageRanges();
    QList<int> wanted;
    for (int page = 0; page < count; ++page) {
        if (ranges.isEmpty() || ranges.contains(page + 1))
            wanted += page;
    }
    return wanted;
}

} // namespace

PaperWriting::PaperWriting(const Paper &paper, const QString &title, const QPageLayout &layout,
                           QObject *parent)
    : QObject(parent)
    , m_pages(paper, title, layout)
{
    connect(&m_step, &QTimer::timeout, this, &PaperWriting::step);
}

PaperWriting::~PaperWriting()
{
    m_painter.reset(); // before what it paints on
}

PaperWriting *PaperWriting::onPrinter(const Paper &paper, const QString &title,
                                      std::unique_ptr<QPrinter> printer, QObject *parent)
{
    auto *writing = new PaperWriting(paper, title, printer->pageLayout(), parent);
    writing->m_printer = printer.get();
    writing->m_device = std::move(printer);
    return writing;
}

PaperWriting *PaperWriting::toPdf(const Paper &paper, const QString &title, const QString &path,
                                  const QPageSize &size, QObject *parent)
{
    const QPageLayout layout(size, QPageLayout::Portrait, usualMargins(), QPageLayout::Millimeter);
    auto *writing = new PaperWriting(paper, title, layout, parent);
    writing->m_file = std::make_unique<QSaveFile>(path);
    if (!writing->m_file->open(QIODevice::WriteOnly))
        return writing; // told when it starts
    auto pdf = std::make_unique<QPdfWriter>(writing->m_file.get());
    pdf->setPageLayout(layout);
    pdf->setResolution(pdfResolution);
    pdf->setTitle(title);
    pdf->setCreator(QStringLiteral("Poplar"));
    writing->m_device = std::move(pdf);
    return writing;
}

void PaperWriting::start()
{
    m_step.start();
}

void PaperWriting::step()
{
    const QDeadlineTimer until(slice);
    if (!m_device)
        return end(Outcome::Failed);
    if (!m_pages.layOut(until)) {
        Q_EMIT progressed(m_pages.progress() * layOutShare / 100);
        return;
    }
    if (!m_painter && !beginPages())
        return end(Outcome::Failed);
    while (m_painted < m_order.size() && !until.hasExpired()) {
        if (!paintNext())
            return end(Outcome::Failed);
    }
    if (m_painted == m_order.size())
        return end(Outcome::Done);
    Q_EMIT progressed(layOutShare + int(m_painted * (100 - layOutShare) / m_order.size()));
}

bool PaperWriting::beginPages()
{
    m_order = wantedPages(*m_device, m_pages.count());
    if (m_printer != nullptr && m_printer->pageOrder() == QPrinter::LastPageFirst)
        std::reverse(m_order.begin(), m_order.end());
    m_painter = std::make_unique<QPainter>();
    return m_painter->begin(m_device.get());
}

bool PaperWriting::paintNext()
{
    if (m_painted > 0 && !m_device->newPage())
        return false;
    m_pages.paint(*m_painter, m_order[m_painted]);
    ++m_painted;
    return true;
}

void PaperWriting::cancel()
{
    if (m_printer != nullptr && m_painter)
        m_printer->abort();
    end(Outcome::Cancelled);
}

void PaperWriting::end(Outcome outcome)
{
    m_step.stop();
    if (m_painter && m_painter->isActive() && !m_painter->end() && outcome == Outcome::Done)
        outcome = Outcome::Failed;
    m_painter.reset();
    m_printer = nullptr;
    m_device.reset(); // writes the end of the file
    if (m_file && outcome == Outcome::Done && !m_file->commit())
        outcome = Outcome::Failed;
    m_file.reset(); // what is not committed is removed
    Q_EMIT finished(outcome);
}

void paintPaper(const Paper &paper, const QString &title, QPrinter &printer)
{
    PaperPages pages(paper, title, printer.pageLayout());
    (void)pages.layOut(QDeadlineTimer(QDeadlineTimer::Forever));
    QPainter painter(&printer);
    bool first = true;
    for (const int page : wantedPages(printer, pages.count())) {
        if (!std::exchange(first, false) && !printer.newPage())
            return;
        pages.paint(painter, page);
    }
}

} // namespace poplar::gui
