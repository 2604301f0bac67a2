// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/paperpages.h"

#include <QObject>
#include <QPainter>
#include <QTimer>

#include <memory>
#include <optional>

class QPagedPaintDevice;
class QPrinter;
class QSaveFile;

namespace poplar::gui {

/// Puts a document on a printer or into a PDF file: lays it out and paints its pages in slices, so that the
/// window goes on. Says `finished` once.
class PaperWriting : public QObject {
    Q_OBJECT

public:
    enum class Outcome { Done, Failed, Cancelled };

    /// Only the pages that the printer's settings name, in their order.
    static PaperWriting *onPrinter(const Paper &paper, const QString &title,
                                   std::unique_ptr<QPrinter> printer, QObject *parent);
    /// The file is there when all of it is written, or not at all.
    static PaperWriting *toPdf(const Paper &paper, const QString &title, const QString &path,
                               const QPageSize &size, QObject *parent);
    ~PaperWriting() override;

    void start();
    void cancel();

Q_SIGNALS:
    /// @param perCent of everything; 100 is not said.
    void progressed(int perCent);
    void finished(poplar::gui::PaperWriting::Outcome outcome);

private:
    PaperWriting(const Paper &paper, const QString &title, const QPageLayout &layout, QObject *parent);
    void step();
    [[nodiscard]] bool beginPages();
    [[nodiscard]] bool paintNext();
    void end(Outcome outcome);

    PaperPages m_pages;
    std::unique_ptr<QSaveFile> m_file; ///< Of a PDF.
    std::unique_ptr<QPagedPaintDevice> m_device;
    QPrinter *m_printer = nullptr; ///< The device, if it is one.
    std::unique_ptr<QPainter> m_painter;
    QList<int> m_order; ///< Pages, from 0.
    qsizetype m_painted = 0;
    QTimer m_step;
};

/// Paints everything at once, as a preview needs it: to be used for short documents.
void paintPaper(const Paper &paper, const QString &title, QPrinter &printer);

} // namespace poplar::gui
