// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportdialog.h"

#include "gui/banner.h"
#include "gui/icons.h"
#include "gui/paperpages.h"
#include "gui/savedialog.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"

#include "wire/displaytext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace poplar::gui {

using ReportFormat = ReportSettings::Format;

namespace {

constexpr int reportPerCents = 100;

} // namespace

ReportDialog::ReportDialog(const ReportSubject &subject, const ReportSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_subject(subject)
    , m_sessions(sessionsOf(subject.events))
    , m_form(new QWidget)
    , m_session(new QComboBox)
    , m_format(new QComboBox)
    , m_explanations(new QCheckBox(tr("&Explanations of the lines")))
    , m_diagram(new QCheckBox(tr("&Diagram")))
    , m_statistics(new QCheckBox(tr("S&tatistics")))
    , m_names(new QCheckBox(tr("&Replace addresses and names of hosts")))
    , m_problem(new Banner)
    , m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(tr("Session report"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    fillSessions();
    apply(settings);
    connect(&m_writer, &ReportWriter::progressed, m_progress, &QProgressBar::setValue);
    connect(&m_writer, &ReportWriter::finished, this, &ReportDialog::finish);
    showState();
    m_save->setFocus();
}

QWidget *ReportDialog::makeContents()
{
    m_explanations->setObjectName(QStringLiteral("reportExplanations"));
    m_diagram->setObjectName(QStringLiteral("reportDiagram"));
    m_statistics->setObjectName(QStringLiteral("reportStatistics"));
    auto *contents = new QWidget;
    auto *layout = new QVBoxLayout(contents);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    for (QCheckBox *box : {m_explanations, m_diagram, m_statistics})
        layout->addWidget(box);
    return contents;
}

void ReportDialog::build()
{
    m_session->setObjectName(QStringLiteral("reportSession"));
    m_format->setObjectName(QStringLiteral("reportFormat"));
    m_format->addItem(tr("PDF, to be printed or attached"), int(ReportFormat::Pdf));
    m_format->addItem(tr("HTML, one page for a browser"), int(ReportFormat::Html));
    m_names->setObjectName(QStringLiteral("reportNames"));
    auto *about =
        new QLabel(tr("Mail addresses, users, hosts and IP addresses get names such as host1.example, "
                      "the same everywhere; subjects are left out. Passwords are never in a report."));
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(space::normal);
    form->addRow(tr("Se&ssion"), m_session);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("With"), makeContents());
    form->addRow(tr("For others"), m_names);
    form->addRow(QString(), about);
    m_progress->setObjectName(QStringLiteral("reportProgress"));
    m_progress->setAccessibleName(tr("How far the report is"));
    m_progress->setRange(0, reportPerCents);
    m_problem->setObjectName(QStringLiteral("reportProblem"));
    m_problem->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_close = buttons->button(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save &as…"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("saveReport"));
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReportDialog::askWhere);
    connect(buttons, &QDialogButtonBox::rejected, this, &ReportDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(m_problem);
    layout->addWidget(m_form);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
}

/// The latest first: it is what is wanted most of the time.
void ReportDialog::fillSessions()
{
    for (qsizetype i = m_sessions.size() - 1; i >= 0; --i) {
        const QList<wire::TranscriptEvent> &events = m_sessions[i];
        const QString begun =
            events.constFirst().time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        //: A session: %1 is a date and time, %2 is "124 events".
        m_session->addItem(tr("%1, %2").arg(begun, tr("%Ln event(s)", nullptr, int(events.size()))), int(i));
    }
    static_cast<QFormLayout *>(m_form->layout())->setRowVisible(m_session, m_sessions.size() > 1);
}

void ReportDialog::apply(const ReportSettings &settings)
{
    m_format->setCurrentIndex(m_format->findData(int(settings.format)));
    m_explanations->setChecked(settings.parts.testFlag(ReportPart::Explanations));
    m_diagram->setChecked(settings.parts.testFlag(ReportPart::Diagram));
    m_statistics->setChecked(settings.parts.testFlag(ReportPart::Statistics));
    m_names->setChecked(settings.names == ReportNames::Replaced);
    m_folder = settings.folder.isEmpty() || !QFileInfo(settings.folder).isDir()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        : settings.folder;
}

ReportSettings ReportDialog::settings() const
{
    ReportSettings settings;
    settings.format = ReportFormat(m_format->currentData().toInt());
    settings.parts.setFlag(ReportPart::Explanations, m_explanations->isChecked());
    settings.parts.setFlag(ReportPart::Diagram, m_diagram->isChecked());
    settings.parts.setFlag(ReportPart::Statistics, m_statistics->isChecked());
    settings.names = m_names->isChecked() ? ReportNames::Replaced : ReportNames::Shown;
    settings.folder = m_folder;
    return settings;
}

QString ReportDialog::suggestion() const
{
    const QDateTime begun = m_sessions[m_session->currentData().toInt()].constFirst().time.toUTC();
    const bool isHtml = settings().format == ReportFormat::Html;
    const QString name = QStringLiteral("poplar_report_%1.%2")
                             .arg(begun.toString(QStringLiteral("yyyyMMdd'_'HHmmss")),
                                  isHtml ? QStringLiteral("html") : QStringLiteral("pdf"));
    return QDir(m_folder).filePath(name);
}

void ReportDialog::askWhere()
{
    askWhereToSave(this, tr("Save the report"), suggestion(), [this](const QString &path) { write(path); });
}

/// The format chosen holds, whatever the file is called.
void ReportDialog::write(const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
    m_path = path;
    const ReportSettings chosen = settings();
    ReportOrder order;
    order.subject = m_subject;
    order.subject.events = m_sessions[m_session->currentData().toInt()];
    order.parts = chosen.parts;
    order.names = chosen.names;
    order.format = chosen.format;
    // Letters are chosen here, where the fonts of the window are.
    order.fonts = {font(), transcriptFont(font())};
    order.paper = usualPaper(QLocale::system());
    order.path = path;
    m_problem->hide();
    m_progress->setValue(0);
    m_writer.start(order);
    showState();
}

void ReportDialog::finish(const Result<Done> &result)
{
    showState();
    if (result) {
        Q_EMIT written(m_path, settings());
        return accept();
    }
    if (result.error().kind == ErrorKind::Cancelled)
        return QDialog::reject();
    m_problem->setContent(Banner::Tone::Danger, Icon::TriangleAlert,
                          //: %1 is a file, %2 what the system says.
                          tr("The report could not be written to %1: %2")
                              .arg(wire::displayText(QDir::toNativeSeparators(m_path)),
                                   wire::displayText(result.error().detail)));
    m_problem->show();
}

void ReportDialog::reject()
{
    if (!m_writer.isRunning())
        return QDialog::reject();
    m_writer.cancel();
    m_close->setEnabled(false); // it ends soon
}

void ReportDialog::showState()
{
    const bool isWriting = m_writer.isRunning();
    m_form->setEnabled(!isWriting);
    m_save->setEnabled(!isWriting);
    m_close->setEnabled(true);
    m_progress->setVisible(isWriting);
}

} // namespace poplar::gui
