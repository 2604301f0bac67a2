// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"
#include "gui/originalview.h"
#include "mailbox/values.h"

#include <QThreadPool>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;

namespace poplar::gui {

class EmptyState;
class OriginalLayout;

/// A message in its original layout. It is read, and the browser started, when it is first shown.
class OriginalText : public QWidget {
    Q_OBJECT

public:
    explicit OriginalText(QWidget *parent = nullptr);
    ~OriginalText() override;

    /// @param layout outlives this; may be null.
    void setLayoutMaker(OriginalLayout *layout) { m_layout = layout; }
    void setContent(const mailbox::MessageContent &content);
    /// The same message lies there now.
    void setFile(const QString &file) { m_file = file; }
    /// @param pictures as RemoteContent has them.
    void setPictures(const QHash<int, QByteArray> &pictures);
    void clear();
    [[nodiscard]] FindResult find(const QString &text, FindDirection direction);

Q_SIGNALS:
    /// Empty when the pointer has left the link.
    void linkHovered(const QString &target);
    void linkActivated(const QUrl &target);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void begin();
    [[nodiscard]] bool makeView();
    void take(const Result<mime::OriginalHtml> &html);
    void showFailure();
    void showMenu(QPoint place);

    OriginalLayout *m_layout = nullptr;
    std::unique_ptr<OriginalView> m_view;
    QStackedLayout *m_pages;
    QLabel *m_loading;
    EmptyState *m_failure;
    QString m_file;
    QStringList m_remote;
    QByteArray m_charset;
    QHash<int, QByteArray> m_pictures;
    bool m_isBegun = false;
    int m_number = 0; ///< Of the message, counted: an older one that comes late is not shown.
    QThreadPool m_pool;
};

} // namespace poplar::gui
