// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messageviews.h"

#include "gui/findbar.h"
#include "gui/headersview.h"
#include "gui/routepane.h"
#include "gui/sourceview.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace poplar::gui {

MessageViews::MessageViews(QWidget *text, FindInText findInText, QWidget *parent)
    : QWidget(parent)
    , m_findInText(std::move(findInText))
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_route(new RoutePane)
    , m_headers(new HeadersView)
    , m_source(new SourceView)
    , m_find(new FindBar)
{
    m_tabs->setObjectName(QStringLiteral("messageTabs"));
    m_tabs->setAccessibleName(tr("Views of the message"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    //: The tabs above a message: its text, the way it took, the fields of its header, all as it was received.
    addView(text, tr("Message"));
    addView(m_route, tr("Route"));
    addView(m_headers, tr("Headers"));
    addView(m_source, tr("Source"));
    m_find->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_find);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, m_find, &FindBar::close);
    connect(m_find, &FindBar::findRequested, this, &MessageViews::find);
    connect(m_find, &FindBar::stopRequested, m_source, &SourceView::stopFinding);
    connect(m_source, &SourceView::findFinished, m_find, &FindBar::showResult);
    connect(m_source, &SourceView::findProgressed, m_find, &FindBar::showProgress);
    m_find->serve(text);
    m_find->serve(m_source);
}

void MessageViews::addView(QWidget *view, const QString &name)
{
    m_tabs->addTab(name);
    m_pages->addWidget(view);
}

void MessageViews::setContent(const mailbox::MessageContent &content)
{
    m_route->setRoute(content.route);
    m_headers->setFields(content.headerFields);
    m_source->setFile(content.file);
}

void MessageViews::clear()
{
    m_find->close();
    m_route->clear();
    m_headers->clear();
    m_source->clear();
}

void MessageViews::find(const QString &text, FindDirection direction)
{
    if (m_pages->currentWidget() == m_source)
        m_source->find(text, direction);
    else
        m_find->showResult(m_findInText(text, direction));
}

} // namespace poplar::gui
