// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messageviews.h"

#include "gui/fieldnotes.h"
#include "gui/findbar.h"
#include "gui/headersview.h"
#include "gui/messagebody.h"
#include "gui/routepane.h"
#include "gui/sourceview.h"
#include "gui/textzoom.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace poplar::gui {

MessageViews::MessageViews(MessageBody *body, QWidget *parent)
    : QWidget(parent)
    , m_body(body)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_route(new RoutePane)
    , m_headers(new HeadersView)
    , m_source(new SourceView)
    , m_find(new FindBar)
    , m_zoom(new TextZoom(this))
{
    m_tabs->setObjectName(QStringLiteral("messageTabs"));
    m_tabs->setAccessibleName(tr("Views of the message"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    //: The tabs above a message: its text, the way it took, the fields of its header, all as it was received.
    addView(m_body, tr("Message"));
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
    connectViews();
}

void MessageViews::connectViews()
{
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, m_find, &FindBar::close);
    connect(m_tabs, &QTabBar::currentChanged, this, &MessageViews::fill);
    connect(m_find, &FindBar::findRequested, this, &MessageViews::find);
    connect(m_find, &FindBar::stopRequested, m_source, &SourceView::stopFinding);
    connect(m_find, &FindBar::closed, m_source, &SourceView::stopFinding);
    connect(m_source, &SourceView::findFinished, m_find, &FindBar::showResult);
    connect(m_source, &SourceView::findProgressed, m_find, &FindBar::showProgress);
    connect(m_zoom, &TextZoom::changed, this, &MessageViews::zoomAll);
    m_find->serve(m_body);
    m_find->serve(m_source);
}

void MessageViews::addView(QWidget *view, const QString &name)
{
    m_tabs->addTab(name);
    m_pages->addWidget(view);
    m_zoom->serve(view);
}

void MessageViews::setContent(const mailbox::MessageContent &content)
{
    m_content = content;
    m_empty = {m_route, m_headers, m_source};
    fill();
}

/// The view that is shown, if it is not yet.
void MessageViews::fill()
{
    QWidget *shown = m_pages->currentWidget();
    if (!m_empty.removeOne(shown))
        return;
    if (shown == m_route)
        m_route->setRoute(m_content.route, fieldNotes(m_content.headerFields));
    else if (shown == m_headers)
        m_headers->setFields(m_content.headerFields);
    else
        m_source->setFile(m_content.file);
}

void MessageViews::clear()
{
    m_find->close();
    m_content = {};
    m_empty.clear();
    m_route->clear();
    m_headers->clear();
    m_source->clear();
}

void MessageViews::find(const QString &text, FindDirection direction)
{
    if (m_pages->currentWidget() == m_source)
        m_source->find(text, direction);
    else
        m_find->showResult(m_body->find(text, direction));
}

void MessageViews::zoomAll()
{
    m_body->setTextFont(m_zoom->font());
    for (QWidget *view : {static_cast<QWidget *>(m_route), static_cast<QWidget *>(m_headers),
                          static_cast<QWidget *>(m_source)})
        view->setFont(m_zoom->font());
}

void MessageViews::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) // of the window
        zoomAll();
    QWidget::changeEvent(event);
}

void MessageViews::makePaper(const PaperReady &ready)
{
    const PaperHead head = paperHead(m_content.message.envelope);
    if (m_pages->currentWidget() == m_route)
        ready(routePaper(head, m_content.route, fieldNotes(m_content.headerFields)));
    else if (m_pages->currentWidget() == m_headers)
        ready(fieldsPaper(head, m_headers->shownFields()));
    else if (m_pages->currentWidget() == m_source)
        m_source->quote([head, ready](const QString &text, SourceExtent::State state) {
            ready(sourcePaper(head, text,
                              state == SourceExtent::State::Cut ? PaperExtent::Cut : PaperExtent::Whole));
        });
    else
        ready(m_body->paper(head));
}

} // namespace poplar::gui
