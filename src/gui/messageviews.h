// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"
#include "gui/paper.h"
#include "mailbox/values.h"

#include <QList>
#include <QWidget>

#include <functional>

class QStackedWidget;
class QTabBar;

namespace poplar::gui {

class FindBar;
class HeadersView;
class MessageBody;
class RoutePane;
class SourceView;
class TextZoom;

/// One message seen in several ways, a tab each: its text, the way it took, its header, its source; and a
/// line to find something in the one that is shown. All but the text are made when they are looked at.
class MessageViews : public QWidget {
    Q_OBJECT

public:
    /// @param body what the first tab shows; taken over, and filled by others.
    explicit MessageViews(MessageBody *body, QWidget *parent = nullptr);

    void setContent(const mailbox::MessageContent &content);
    /// The file of the message lies elsewhere now. (A source that is shown has it open already.)
    void setFile(const QString &file) { m_content.file = file; }
    /// There is no message; its text is shown next.
    void clear();

    /// How large its letters are.
    [[nodiscard]] TextZoom &zoom() { return *m_zoom; }
    using PaperReady = std::function<void(const Paper &)>;
    /// Puts what is shown on paper, below the head of the message.
    /// @param ready called once, at once or later, unless another message is shown before.
    void makePaper(const PaperReady &ready);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addView(QWidget *view, const QString &name);
    void connectViews();
    void fill();
    void zoomAll();
    void find(const QString &text, FindDirection direction);

    mailbox::MessageContent m_content; ///< Of the views not looked at yet, and of the head on paper.
    QList<QWidget *> m_empty; ///< Views not looked at since the message was shown.
    MessageBody *m_body;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    RoutePane *m_route;
    HeadersView *m_headers;
    SourceView *m_source;
    FindBar *m_find;
    TextZoom *m_zoom;
};

} // namespace poplar::gui
