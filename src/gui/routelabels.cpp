// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routelabels.h"

#include "gui/plaintip.h"
#include "gui/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr qsizetype longestWord = 40; ///< Characters; a longer one may not fit into a line.

bool mayNotFit(const QString &text)
{
    const QStringList words = text.split(u' ');
    return std::any_of(words.begin(), words.end(),
                       [](const QString &word) { return word.size() > longestWord; });
}

} // namespace

RouteLabel::RouteLabel(const QString &text, Weight weight, QWidget *parent)
    : QLabel(parent)
    , m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    // Last: it tells the layout that the height depends on the width.
    setWordWrap(true);
    setText(text);
    if (mayNotFit(text))
        setToolTip(plainTip(text));
    dress();
}

void RouteLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QLabel::changeEvent(event);
}

void RouteLabel::dress()
{
    if (m_weight == Weight::Muted) {
        const QColor muted = themeColours(palette()).muted;
        // Setting it brings the next change.
        if (palette().color(QPalette::WindowText) != muted) {
            QPalette own = palette();
            own.setColor(QPalette::WindowText, muted);
            own.setColor(QPalette::Text, muted); // of text that can be selected
            setPalette(own);
        }
        return;
    }
    if (m_weight == Weight::Plain || font().weight() == QFont::DemiBold)
        return;
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    if (m_weight == Weight::Title)
        strong.setPointSizeF(strong.pointSizeF() * 1.15);
    setFont(strong);
}

RouteSign::RouteSign(Icon picture, Tint tint, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon(picture, tint))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize RouteSign::sizeHint() const
{
    const int size = fontMetrics().height();
    return {size, size};
}

void RouteSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_icon.paint(&painter, rect());
}

} // namespace poplar::gui
