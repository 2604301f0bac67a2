// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"
#include "mailbox/values.h"

#include <QWidget>

#include <functional>

class QStackedWidget;
class QTabBar;

namespace poplar::gui {

class FindBar;
class HeadersView;
class RoutePane;
class SourceView;

/// One message seen in several ways, a tab each: its text, the way it took, its header, its source; and a
/// line to find something in the one that is shown.
class MessageViews : public QWidget {
    Q_OBJECT

public:
    using FindInText = std::function<FindResult(const QString &, FindDirection)>;

    /// @param text what the first tab shows; taken over.
    /// @param findInText looks for something there.
    MessageViews(QWidget *text, FindInText findInText, QWidget *parent = nullptr);

    void setContent(const mailbox::MessageContent &content);
    /// There is no message; its text is shown next.
    void clear();

private:
    void addView(QWidget *view, const QString &name);
    void find(const QString &text, FindDirection direction);

    FindInText m_findInText;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    RoutePane *m_route;
    HeadersView *m_headers;
    SourceView *m_source;
    FindBar *m_find;
};

} // namespace poplar::gui
