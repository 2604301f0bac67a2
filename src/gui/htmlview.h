// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/documentpictures.h"
#include "mime/message.h"

#include <QTextBrowser>
#include <QUrl>

#include <optional>

namespace poplar::gui {

/// The HTML of a message, as mime::SafeHtml has it. It loads nothing: no file, no address; the only pictures
/// are those that the message carries, which are decoded beside and come into places kept for them. Links
/// open only after a click.
class HtmlView : public QTextBrowser {
    Q_OBJECT

public:
    explicit HtmlView(QWidget *parent = nullptr);

    void setContent(const mime::SafeHtml &html);
    void clear();
    /// The text of the link that leads there; where there are several, the one that deceives. Nothing if
    /// there is none.
    [[nodiscard]] std::optional<QString> textOfLink(const QUrl &target) const;
    /// What is shown, before its colours are made to fit the window. Each picture has its size.
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
    void showPicture(int number);
    [[nodiscard]] QPixmap frame() const;
    [[nodiscard]] QPixmap plainGround() const;

    mime::SafeHtml m_html;
    DocumentPictures m_pictures;
    bool m_isRendering = false;
};

} // namespace poplar::gui
