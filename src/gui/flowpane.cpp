// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowpane.h"

#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/flowexport.h"
#include "gui/icons.h"
#include "gui/savedialog.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"

#include "wire/displaytext.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPromise>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QThreadPool>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

namespace poplar::gui {

namespace {
constexpr qsizetype sheetsUnasked = 20; ///< Files or pages that are written without a question.
} // namespace

FlowPane::FlowPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_view(new FlowView)
    , m_tools(new QToolBar)
    , m_problem(new Banner)
    , m_about(new QLabel)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
    , m_stop(std::make_shared<std::atomic_bool>(false))
{
    setObjectName(QStringLiteral("flowPane"));
    auto *empty = new EmptyState;
    empty->setContent({.picture = Icon::Server,
                       .title = tr("Nothing has been said yet"),
                       .text = tr("As soon as Poplar talks to the server, each command and each reply is an "
                                  "arrow here.")});
    m_stack->addWidget(empty);
    m_stack->addWidget(m_view);
    m_problem->hide();
    m_about->setObjectName(QStringLiteral("flowAbout"));
    m_about->setTextFormat(Qt::PlainText); // a server's words are no markup
    m_about->setWordWrap(true);
    m_about->setMargin(space::small);
    m_about->hide();
    buildTools();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_problem);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_about);
    connect(m_view, &FlowView::eventChosen, this, &FlowPane::eventChosen);
    connect(m_view, &FlowView::emptinessChanged, this, &FlowPane::showEmptiness);
    connect(m_view, &FlowView::currentTold, this, &FlowPane::tellCurrent);
    connect(m_problem, &Banner::buttonClicked, this, [this] { *m_stop = true; });
    connect(&m_saving, &QFutureWatcherBase::finished, this, &FlowPane::finishSaving);
    showEmptiness();
}

FlowPane::~FlowPane()
{
    *m_stop = true;
}

void FlowPane::buildTools()
{
    m_toScale = m_tools->addAction(icon(Icon::Clock), tr("To scale"));
    m_toScale->setObjectName(QStringLiteral("flowToScale"));
    m_toScale->setCheckable(true);
    m_toScale->setToolTip(tr("Draw distances as the time that passed, or each line with the same height"));
    connect(m_toScale, &QAction::toggled, this,
            [this](bool on) { m_view->setScale(on ? FlowScale::ToScale : FlowScale::Even); });
    m_tools->addSeparator();
    QAction *in = m_tools->addAction(icon(Icon::ZoomIn), tr("Zoom in"), m_view, &FlowView::zoomIn);
    in->setObjectName(QStringLiteral("flowZoomIn"));
    in->setToolTip(tr("Zoom in (Ctrl+plus, or Ctrl and the mouse wheel)"));
    QAction *out = m_tools->addAction(icon(Icon::ZoomOut), tr("Zoom out"), m_view, &FlowView::zoomOut);
    out->setObjectName(QStringLiteral("flowZoomOut"));
    out->setToolTip(tr("Zoom out (Ctrl+minus, or Ctrl and the mouse wheel)"));
    QAction *reset = m_tools->addAction(tr("Normal size"), m_view, &FlowView::resetZoom);
    reset->setObjectName(QStringLiteral("flowZoomReset"));
    reset->setToolTip(tr("Normal size (Ctrl+0)"));
    m_tools->addSeparator();
    m_save = m_tools->addAction(icon(Icon::Save), tr("Save picture…"), this, &FlowPane::askWhere);
    m_save->setObjectName(QStringLiteral("flowSave"));
    m_save->setToolTip(tr("Save the diagram as SVG, PNG or PDF"));
    m_tools->setObjectName(QStringLiteral("flowTools"));
    m_tools->setIconSize({16, 16});
    m_tools->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void FlowPane::showEmptiness()
{
    const bool isEmpty = m_view->story().marks().isEmpty();
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    m_save->setEnabled(!isEmpty && !m_saving.isRunning());
}

void FlowPane::askWhere()
{
    askWhereToSave(this, tr("Save the diagram (.svg, .png or .pdf)"),
                   QDir(m_folder).filePath(QStringLiteral("session.svg")),
                   [this](const QString &path) { save(path); });
}

void FlowPane::save(const QString &path)
{
    if (m_saving.isRunning())
        return;
    m_folder = QFileInfo(path).absolutePath();
    m_problem->hide();
    // Letters are chosen here, where the fonts of the window are.
    const FlowPicture picture{m_view->story(), m_view->plan().shape(), transcriptFont(font())};
    const qsizetype sheets = flowSheetCount(picture, path);
    if (sheets > sheetsUnasked)
        askWhetherToSave(picture, path, sheets);
    else
        write(picture, path, sheets);
}

void FlowPane::askWhetherToSave(const FlowPicture &picture, const QString &path, qsizetype sheets)
{
    const int count = int(std::min<qsizetype>(sheets, INT_MAX));
    const bool isPdf = path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive);
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Save the diagram"),
        isPdf
            ? tr("The diagram becomes %Ln page(s). Even rows or a smaller scale take fewer.", nullptr, count)
            : tr("The diagram becomes %Ln file(s). Even rows or a smaller scale take fewer.", nullptr, count),
        QMessageBox::Save | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("flowManySheets"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [this, picture, path, sheets](int answer) {
        if (answer == QMessageBox::Save)
            write(picture, path, sheets);
    });
    box->open();
}

void FlowPane::write(const FlowPicture &picture, const QString &path, qsizetype sheets)
{
    if (m_saving.isRunning())
        return;
    const auto promise = std::make_shared<QPromise<Result<QStringList>>>();
    m_saving.setFuture(promise->future());
    promise->start();
    m_save->setEnabled(false);
    m_stop = std::make_shared<std::atomic_bool>(false);
    if (sheets > 1) {
        m_problem->setContent(Banner::Tone::Info, Icon::Save,
                              tr("The diagram is being saved on %Ln sheet(s).", nullptr,
                                 int(std::min<qsizetype>(sheets, INT_MAX))),
                              tr("Stop"));
        m_problem->show();
    }
    QThreadPool::globalInstance()->start([promise, picture, path, stop = m_stop] {
        promise->addResult(exportFlow(picture, path, *stop));
        promise->finish();
    });
}

void FlowPane::finishSaving()
{
    showEmptiness();
    m_problem->hide();
    const Result<QStringList> result = m_saving.result();
    if (result) {
        Q_EMIT saved(*result);
        return;
    }
    if (result.error().kind == ErrorKind::Cancelled)
        return;
    m_problem->setContent(
        Banner::Tone::Danger, Icon::TriangleAlert,
        tr("The diagram could not be saved: %1").arg(wire::displayText(result.error().detail)));
    m_problem->show();
}

/// As the tip, for whoever has no mouse.
void FlowPane::tellCurrent(qsizetype mark)
{
    m_about->setVisible(mark >= 0);
    if (mark >= 0)
        m_about->setText(m_view->markTip(mark).replace(u'\n', QStringLiteral(" · ")));
}

void FlowPane::showEvent(QShowEvent *event)
{
    m_view->setActivity(FlowView::Activity::Awake);
    QWidget::showEvent(event);
}

void FlowPane::hideEvent(QHideEvent *event)
{
    m_view->setActivity(FlowView::Activity::Asleep);
    QWidget::hideEvent(event);
}

} // namespace poplar::gui
