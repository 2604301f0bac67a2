// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logdock.h"

#include "gui/icons.h"
#include "gui/theme.h"
#include "gui/transcriptpane.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace poplar::gui {

LogDock::LogDock(QWidget *parent)
    : QDockWidget(parent)
    , m_tabs(new QTabBar)
    , m_panes(new QStackedWidget)
{
    setObjectName(QStringLiteral("logDock"));
    setWindowTitle(tr("Log"));
    m_tabs->setObjectName(QStringLiteral("logSessions"));
    m_tabs->setAccessibleName(tr("Sessions"));
    m_tabs->setAutoHide(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideRight);
    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::normal, 0, space::normal, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_panes, 1);
    setWidget(content);
}

TranscriptPane &LogDock::addSession(const QString &id, const QString &name, records::Application application)
{
    if (TranscriptPane *known = pane(id))
        return *known;
    auto *made = new TranscriptPane(application);
    made->applySettings(m_settings);
    connectPane(id, *made);
    m_panes->addWidget(made);
    const int tab = m_tabs->addTab(QString());
    m_tabs->setTabData(tab, id);
    setSessionName(id, name);
    m_panes->setCurrentIndex(m_tabs->currentIndex());
    Q_EMIT sessionAdded(id);
    return *made;
}

void LogDock::connectPane(const QString &id, TranscriptPane &pane)
{
    connect(&pane, &TranscriptPane::messageTouched, this,
            [this, id](qint64 message) { Q_EMIT messageTouched(id, message); });
    connect(&pane, &TranscriptPane::messageWanted, this,
            [this, id](qint64 message) { Q_EMIT messageWanted(id, message); });
    connect(&pane, &TranscriptPane::settingsChanged, this, [this](const LogSettings &settings) {
        applySettings(settings);
        Q_EMIT settingsChanged(settings);
    });
}

void LogDock::removeSession(const QString &id)
{
    const int tab = tabOf(id);
    if (tab < 0)
        return;
    QWidget *pane = m_panes->widget(tab);
    m_panes->removeWidget(pane);
    delete pane;
    m_tabs->removeTab(tab);
    showTabs();
    m_panes->setCurrentIndex(m_tabs->currentIndex());
}

void LogDock::setClosable(const QString &id)
{
    const int tab = tabOf(id);
    if (tab < 0)
        return;
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("closeSession"));
    button->setAutoRaise(true);
    button->setIcon(icon(Icon::X));
    button->setIconSize(QSize(12, 12));
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Close the tab"));
    button->setToolTip(tr("Close the tab; a conversation that goes on ends without QUIT"));
    connect(button, &QToolButton::clicked, this, [this, id] { Q_EMIT closeWanted(id); });
    m_tabs->setTabButton(tab, QTabBar::RightSide, button);
    showTabs();
}

/// One tab alone is no choice, unless it can be closed.
void LogDock::showTabs()
{
    bool canClose = false;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        canClose = canClose || m_tabs->tabButton(tab, QTabBar::RightSide);
    m_tabs->setAutoHide(!canClose);
}

void LogDock::setSessionName(const QString &id, const QString &name)
{
    QString shown = name;
    // An ampersand would be taken for a mnemonic.
    if (const int tab = tabOf(id); tab >= 0)
        m_tabs->setTabText(tab, shown.replace(u'&', QStringLiteral("&&")));
}

void LogDock::showSession(const QString &id)
{
    if (const int tab = tabOf(id); tab >= 0)
        m_tabs->setCurrentIndex(tab);
}

void LogDock::reveal(const QString &id, quint64 transcriptNumber)
{
    show();
    raise();
    showSession(id);
    if (TranscriptPane *found = pane(id))
        found->reveal(transcriptNumber);
}

TranscriptPane *LogDock::pane(const QString &id) const
{
    return static_cast<TranscriptPane *>(m_panes->widget(tabOf(id)));
}

TranscriptPane *LogDock::currentPane() const
{
    return static_cast<TranscriptPane *>(m_panes->currentWidget());
}

QString LogDock::currentSession() const
{
    return m_tabs->tabData(m_tabs->currentIndex()).toString();
}

void LogDock::applySettings(const LogSettings &settings)
{
    m_settings = settings;
    for (int i = 0; i < m_panes->count(); ++i)
        static_cast<TranscriptPane *>(m_panes->widget(i))->applySettings(settings);
}

int LogDock::tabOf(const QString &id) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).toString() == id)
            return i;
    }
    return -1;
}

} // namespace poplar::gui
