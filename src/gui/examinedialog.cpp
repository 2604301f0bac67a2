// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examinedialog.h"

#include "findings/documents.h"
#include "findings/reporttext.h"
#include "gui/icons.h"
#include "gui/plainlog.h"
#include "gui/savedialog.h"
#include "gui/textfile.h"
#include "gui/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

constexpr QSize usualSize{760, 640};

findings::GradeColours coloursOf(const QPalette &palette)
{
    const ThemeColours colours = themeColours(palette);
    return {colours.success.name(), colours.muted.name(), colours.warning.name(), colours.danger.name()};
}

QString contentFor(const QString &path, const mailbox::ExaminationReport &report)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"html" || suffix == u"htm")
        return findings::asHtml(report, QLocale());
    if (suffix == u"txt")
        return findings::asText(report, QLocale());
    return findings::asMarkdown(report, QLocale());
}

} // namespace

ExamineDialog::ExamineDialog(const QString &account, QWidget *parent)
    : QDialog(parent)
    , m_view(new QTextBrowser)
    , m_log(new PlainLog(tr("Conversation")))
    , m_what(new QLabel)
    , m_bar(new QProgressBar)
{
    setObjectName(QStringLiteral("examineDialog"));
    //: %1 is the name of an account.
    setWindowTitle(tr("Examine server – %1").arg(account));
    resize(usualSize);
    build();
    updateButtons();
}

void ExamineDialog::build()
{
    m_view->setObjectName(QStringLiteral("examineReport"));
    m_view->setAccessibleName(tr("Report"));
    m_view->document()->setDocumentMargin(space::normal);
    m_view->setPlaceholderText(tr("The report appears here as the server answers."));
    m_view->setOpenExternalLinks(true); // They are Poplar's own: what a server said makes none.
    m_log->setObjectName(QStringLiteral("examineLog"));
    m_what->setObjectName(QStringLiteral("examineStep"));
    m_what->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    auto *tabs = new QTabWidget;
    tabs->addTab(m_view, tr("&Report"));
    tabs->addTab(m_log, tr("Con&versation"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_stop = buttons->addButton(tr("&Stop"), QDialogButtonBox::ActionRole);
    m_again = buttons->addButton(tr("&Examine again"), QDialogButtonBox::ActionRole);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(tr("Save &as…"), QDialogButtonBox::ActionRole);
    m_stop->setIcon(icon(Icon::CircleStop));
    m_again->setIcon(icon(Icon::RefreshCw));
    m_copy->setIcon(icon(Icon::Copy));
    m_save->setIcon(icon(Icon::Save));
    connect(m_stop, &QPushButton::clicked, this, &ExamineDialog::stopWanted);
    connect(m_again, &QPushButton::clicked, this, &ExamineDialog::startWanted);
    connect(m_copy, &QPushButton::clicked, this, &ExamineDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ExamineDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::normal);
    layout->addWidget(m_what);
    layout->addWidget(m_bar);
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
}

void ExamineDialog::begin()
{
    m_running = true;
    m_report.reset();
    m_view->clear();
    m_log->clear();
    m_bar->setRange(0, 0);
    m_what->setText(tr("The examination begins."));
    updateButtons();
}

void ExamineDialog::setProgress(const mailbox::ExaminationProgress &progress)
{
    m_what->setText(findings::progressText(progress));
    m_bar->setRange(0, progress.of);
    m_bar->setValue(progress.done);
}

void ExamineDialog::setReport(const mailbox::ExaminationReport &report)
{
    m_report = report;
    showReport();
    updateButtons();
}

/// What grows is read from its beginning: the place stays.
void ExamineDialog::showReport()
{
    if (!m_report)
        return;
    const int place = m_view->verticalScrollBar()->value();
    m_view->setHtml(findings::asHtmlBody(*m_report, QLocale(), coloursOf(palette())));
    m_view->verticalScrollBar()->setValue(place);
}

void ExamineDialog::addTranscript(const QList<wire::TranscriptEvent> &events)
{
    m_log->append(events);
}

void ExamineDialog::finish()
{
    m_running = false;
    m_bar->setRange(0, 1);
    m_bar->setValue(1);
    const bool isWhole = m_report && m_report->complete;
    m_what->setText(isWhole
                        ? tr("The examination is done. Poplar deleted nothing and retrieved nothing.")
                        : tr("The examination was stopped. Poplar deleted nothing and retrieved nothing."));
    updateButtons();
}

void ExamineDialog::tell(const QString &sentence)
{
    m_what->setText(sentence);
}

void ExamineDialog::updateButtons()
{
    m_stop->setVisible(m_running);
    m_again->setVisible(!m_running);
    m_save->setEnabled(m_report.has_value());
    m_copy->setEnabled(m_report.has_value());
}

void ExamineDialog::save()
{
    static const QRegularExpression unusual(QStringLiteral("[^A-Za-z0-9.-]"));
    const QString host = m_report->host.left(100).replace(unusual, QStringLiteral("_"));
    const QString day = m_report->started.toString(QStringLiteral("yyyyMMdd"));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    askWhereToSave(this, tr("Save the report as .md, .html or .txt"),
                   QStringLiteral("%1/%2-%3.md").arg(folder, host, day),
                   [this](const QString &path) { saveAs(path); });
}

void ExamineDialog::saveAs(const QString &path)
{
    writeFile(this, path, contentFor(path, *m_report).toUtf8(), [this, path](Writing outcome) {
        const QString name = QFileInfo(path).fileName();
        m_what->setText(outcome == Writing::Done ? tr("The report was saved as %1.").arg(name)
                                                 : tr("%1 could not be written.").arg(name));
    });
}

void ExamineDialog::copy() const
{
    auto *report = new QMimeData;
    report->setText(findings::asMarkdown(*m_report, QLocale()));
    report->setHtml(findings::asHtml(*m_report, QLocale()));
    QGuiApplication::clipboard()->setMimeData(report);
    m_what->setText(tr("The report was copied."));
}

void ExamineDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showReport();
}

} // namespace poplar::gui
