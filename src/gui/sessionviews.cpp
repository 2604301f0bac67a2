// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionviews.h"

#include "gui/flowpane.h"
#include "gui/statisticspane.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"

#include <QCoreApplication>

namespace poplar::gui {

namespace {

struct SessionViews {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::SessionViews)
};

/// Feeds a page with what is there and what comes, and follows it to a line.
template <class Page>
void addView(TranscriptPane &pane, Page *page, const QString &title)
{
    page->append(pane.model().events());
    QObject::connect(&pane, &TranscriptPane::grown, page, &Page::append);
    QObject::connect(&pane, &TranscriptPane::cleared, page, &Page::clear);
    QObject::connect(page, &Page::eventChosen, &pane, &TranscriptPane::reveal);
    pane.addPage(page, title);
}

} // namespace

void addSessionViews(TranscriptPane &pane)
{
    if (pane.findChild<FlowPane *>() != nullptr)
        return;
    //: A page of the log: the session as a sequence diagram.
    addView(pane, new FlowPane, SessionViews::tr("Diagram"));
    //: A page of the log: figures of the session.
    addView(pane, new StatisticsPane, SessionViews::tr("Statistics"));
}

} // namespace poplar::gui
