// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <QTextBrowser>
#include <QUrl>

namespace poplar::gui {

/// The HTML of a message, as mime::SafeHtml has it. It loads nothing: no file, no address; the only pictures
/// are those that the message carries. Links open only after a click.
class HtmlView : public QTextBrowser {
    Q_OBJECT

public:
    explicit HtmlView(QWidget *parent = nullptr);

    void setContent(const mime::SafeHtml &html);
    void clear();
    /// What is shown, before its colours are made to fit the window.
    [[nodiscard]] const QString &markup() const { return m_html.markup; }

Q_SIGNALS:
    /// Empty when the pointer has left the link.
    void linkHovered(const QString &target);
    /// @param shown the text of the link.
    void linkActivated(const QUrl &target, const QString &shown);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void render();
    [[nodiscard]] QImage picture(qsizetype number) const;
    [[nodiscard]] QImage frame() const;
    [[nodiscard]] QString textOfLink(const QUrl &target) const;

    mime::SafeHtml m_html;
    bool m_isRendering = false;
};

} // namespace poplar::gui
