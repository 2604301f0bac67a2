// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptpane.h"

#include "gui/transcriptlines.h"
#include "gui/transcriptmodel.h"

#include <QAction>
#include <QTabWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

TranscriptPane::TranscriptPane(records::Application application, QWidget *parent)
    : QWidget(parent)
    , m_application(application)
    , m_model(new TranscriptModel(this, limit::transcriptEvents, application))
    , m_lines(new TranscriptLines(*m_model))
    , m_pages(new QTabWidget)
{
    m_pages->setObjectName(QStringLiteral("logPages"));
    m_pages->setDocumentMode(true);
    m_pages->setTabBarAutoHide(true);
    m_pages->setTabPosition(QTabWidget::South);
    m_pages->addTab(m_lines, tr("Lines"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages);
    connect(m_lines, &TranscriptLines::clearWanted, this, &TranscriptPane::clear);
    connect(m_lines, &TranscriptLines::messageTouched, this, &TranscriptPane::messageTouched);
    connect(m_lines, &TranscriptLines::messageWanted, this, &TranscriptPane::messageWanted);
    connect(m_lines, &TranscriptLines::settingsChanged, this, &TranscriptPane::settingsChanged);
}

void TranscriptPane::append(const QList<wire::TranscriptEvent> &events)
{
    m_model->append(events);
    Q_EMIT grown(events);
}

void TranscriptPane::clear()
{
    m_lines->clear();
    Q_EMIT cleared();
}

void TranscriptPane::reveal(quint64 transcriptNumber)
{
    if (!m_model->knows(transcriptNumber))
        return QToolTip::showText(mapToGlobal(QPoint()), tr("The log no longer has this line."), this);
    m_pages->setCurrentWidget(m_lines);
    m_lines->reveal(transcriptNumber);
}

void TranscriptPane::addPage(QWidget *page, const QString &title)
{
    m_pages->addTab(page, title);
}

void TranscriptPane::setConsole(QWidget &console)
{
    m_console = &console;
    QAction &action = m_lines->consoleAction();
    console.setVisible(action.isChecked());
    layout()->addWidget(&console);
    action.setVisible(true);
    addAction(&action); // its keys work on each page
    connect(&action, &QAction::triggered, this, [this](bool isShown) {
        if (isShown)
            m_console->setFocus(Qt::ShortcutFocusReason);
        else
            focusPage();
    });
}

void TranscriptPane::focusPage()
{
    QWidget *page = m_pages->currentWidget();
    const QList<QWidget *> parts = page->findChildren<QWidget *>();
    const auto takes = [](const QWidget *part) {
        return part->isVisible() && part->isEnabled() && part->focusPolicy() == Qt::StrongFocus;
    };
    const auto part = std::find_if(parts.begin(), parts.end(), takes);
    QWidget *taking = page->focusProxy() || part == parts.end() ? page : *part;
    taking->setFocus(Qt::OtherFocusReason);
}

void TranscriptPane::applySettings(const LogSettings &settings)
{
    m_lines->applySettings(settings);
    if (m_console)
        m_console->setVisible(settings.hasConsole);
}

} // namespace poplar::gui
