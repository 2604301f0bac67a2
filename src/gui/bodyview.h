// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTimer>
#include <QUrl>

#include <optional>

namespace poplar::gui {

/// The text of a message: plain text only, so that nothing in it can act. Quotes are coloured by their
/// depth; addresses on the web and of mail become links, which open only after a click. Only what is in
/// sight is coloured, so that megabytes of text cost no more than a page.
class BodyView : public QPlainTextEdit {
    Q_OBJECT

public:
    enum class Face { Proportional, Monospaced };

    explicit BodyView(QWidget *parent = nullptr);

    /// Megabytes are taken in a slice at a time, so that the window stays alive; the beginning is there at
    /// once.
    void setBody(const QString &text);
    void setFace(Face face);
    /// Its letters; the application's if it is never called. Of one width they are as large as these.
    void setTextFont(const QFont &font);
    [[nodiscard]] Face face() const { return m_face; }

    /// All of it, also what has not been taken in yet.
    [[nodiscard]] QString wholeText() const;
    /// The link at a position of the document, if there is one that may be opened.
    [[nodiscard]] std::optional<QUrl> linkAt(int position) const;

Q_SIGNALS:
    /// Empty when the pointer has left the link.
    void linkHovered(const QString &target);
    void linkActivated(const QUrl &target);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void takeSlice();
    [[nodiscard]] QString nextSlice();
    [[nodiscard]] std::optional<QUrl> linkAtPoint(const QPoint &point) const;
    void colourVisible();
    void colour(const QTextBlock &block) const;
    void forgetColours();
    void updateFont();
    void hover(const QString &target);

    Face m_face = Face::Proportional;
    std::optional<QFont> m_textFont;
    int m_colouring = 1; ///< Blocks whose user state differs are to be coloured.
    QString m_text; ///< Of which the document does not have all yet.
    qsizetype m_taken = 0; ///< So much of it it has.
    QTimer m_slices;
    QString m_hovered;
    QPoint m_pressed;
};

/// Text cut into lines that can be laid out in reasonable time: a line of a megabyte takes seconds.
[[nodiscard]] QString withoutEndlessLines(const QString &text);

} // namespace poplar::gui
