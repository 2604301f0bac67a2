// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messageprinting.h"

#include "gui/icons.h"
#include "gui/savedialog.h"
#include "gui/subjectfile.h"

#include "wire/displaytext.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QStandardPaths>

#include <utility>

namespace poplar::gui {

namespace {

constexpr qsizetype previewedCharacters = 400'000; ///< Laid out at once, in a quarter of a second or so.
constexpr double shareOfWindow = 0.9; ///< For the preview.
constexpr std::chrono::milliseconds patience{500}; ///< Then the progress is shown.

} // namespace

MessagePrinting::MessagePrinting(MakePaper make, QWidget *window)
    : QObject(window)
    , m_make(std::move(make))
    , m_window(window)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
    , m_print(new QAction(icon(Icon::Printer), tr("&Print…"), this))
    , m_preview(new QAction(tr("Pr&int preview…"), this))
    , m_pdf(new QAction(icon(Icon::FileText), tr("E&xport as PDF…"), this))
{
    m_print->setObjectName(QStringLiteral("printMessage"));
    m_print->setShortcut(QKeySequence::Print);
    m_preview->setObjectName(QStringLiteral("previewMessage"));
    m_preview->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    m_pdf->setObjectName(QStringLiteral("exportPdf"));
    m_pdf->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    connect(m_print, &QAction::triggered, this, &MessagePrinting::print);
    connect(m_preview, &QAction::triggered, this, &MessagePrinting::preview);
    connect(m_pdf, &QAction::triggered, this, &MessagePrinting::exportPdf);
    clear();
}

MessagePrinting::~MessagePrinting() = default;

void MessagePrinting::setSubject(const QString &subject)
{
    m_subject = subject;
    for (QAction *action : actions())
        action->setEnabled(true);
}

void MessagePrinting::clear()
{
    m_subject.clear();
    for (QAction *action : actions())
        action->setEnabled(false);
}

void MessagePrinting::print()
{
    m_make([this](const Paper &paper) { askForPrinter(paper); });
}

void MessagePrinting::preview()
{
    m_make([this](const Paper &paper) { showPreview(paper); });
}

void MessagePrinting::exportPdf()
{
    m_make([this](const Paper &paper) { askForFile(paper); });
}

std::unique_ptr<QPrinter> MessagePrinting::makePrinter() const
{
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(wire::displayText(m_subject));
    printer->setCreator(QStringLiteral("Poplar"));
    if (!printer->isValid() || printer->outputFormat() == QPrinter::PdfFormat)
        printer->setPageSize(usualPaper(QLocale::system())); // else it knows what paper it has
    printer->setPageMargins(usualMargins(), QPageLayout::Millimeter);
    return printer;
}

void MessagePrinting::askForPrinter(const Paper &paper)
{
    auto printer = std::make_shared<std::unique_ptr<QPrinter>>(makePrinter());
    auto *dialog = new QPrintDialog(printer->get(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintSelection, false);
    connect(dialog, &QDialog::accepted, this, [this, paper, printer, title = m_subject] {
        PaperWriting *writing = PaperWriting::onPrinter(paper, title, std::move(*printer), this);
        watch(writing, tr("The message could not be printed."), [] {});
    });
    // The printer has to outlive the dialog, which refers to it.
    connect(dialog, &QObject::destroyed, this, [printer] { (void)printer; });
    dialog->open();
}

void MessagePrinting::showPreview(const Paper &paper)
{
    if (paper->characterCount() > previewedCharacters) {
        tell(tr("This is too long for a preview. It can be printed and exported."));
        return;
    }
    auto printer = std::shared_ptr<QPrinter>(makePrinter());
    auto *dialog = new QPrintPreviewDialog(printer.get(), m_window);
    dialog->setObjectName(QStringLiteral("printPreview"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(m_window->window()->size() * shareOfWindow);
    connect(dialog, &QPrintPreviewDialog::paintRequested, this,
            [paper, title = m_subject](QPrinter *on) { paintPaper(paper, title, *on); });
    connect(dialog, &QObject::destroyed, this, [printer] { (void)printer; });
    dialog->open();
}

void MessagePrinting::askForFile(const Paper &paper)
{
    const QString suggestion = QDir(m_folder).filePath(subjectAsFileName(m_subject) + QStringLiteral(".pdf"));
    const auto save = [this, paper, title = m_subject](const QString &path) {
        m_folder = QFileInfo(path).absolutePath();
        const QPageSize size = usualPaper(QLocale::system());
        watch(PaperWriting::toPdf(paper, title, path, size, this),
              tr("The PDF file could not be written to %1.").arg(wire::displayText(path)),
              [this, path] { Q_EMIT pdfSaved(path); });
    };
    askWhereToSave(m_window, tr("Export as PDF"), suggestion, save);
}

void MessagePrinting::watch(PaperWriting *writing, const QString &failure, const std::function<void()> &done)
{
    auto *progress = new QProgressDialog(tr("Making the pages…"), tr("Cancel"), 0, 100, m_window);
    progress->setMinimumDuration(int(patience.count()));
    progress->setAutoClose(false);
    progress->setAutoReset(false);
    connect(writing, &PaperWriting::progressed, progress, &QProgressDialog::setValue);
    connect(progress, &QProgressDialog::canceled, writing, &PaperWriting::cancel);
    connect(writing, &PaperWriting::finished, this,
            [this, writing, progress, failure, done](PaperWriting::Outcome outcome) {
                writing->deleteLater();
                progress->disconnect(writing);
                progress->deleteLater();
                if (outcome == PaperWriting::Outcome::Failed)
                    tell(failure);
                else if (outcome == PaperWriting::Outcome::Done)
                    done();
            });
    writing->start();
}

void MessagePrinting::tell(const QString &failure)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Poplar"), failure, QMessageBox::Ok, m_window);
    box->setObjectName(QStringLiteral("printProblem"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace poplar::gui
