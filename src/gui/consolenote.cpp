// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consolenote.h"

#include "gui/plaintip.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace poplar::gui {

QString ConsoleNote::Text::whole() const
{
    QStringList parts{usage, sentence, reference};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

ConsoleNote::ConsoleNote(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("consoleNote"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ConsoleNote::setText(const Text &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setToolTip(plainTip(text.whole()));
    setAccessibleName(text.whole());
    update();
}

QSize ConsoleNote::sizeHint() const
{
    return {0, std::max(fontMetrics().height(), QFontMetrics(transcriptFont(font())).height())};
}

QSize ConsoleNote::minimumSizeHint() const
{
    return sizeHint();
}

void ConsoleNote::paintEvent(QPaintEvent *)
{
    constexpr int least = 12; // characters: with less room for the sentence the reference goes
    const ThemeColours colours = themeColours(palette());
    QPainter painter(this);
    QRect place = rect();
    const auto write = [&](const QString &text, const QColor &colour, Qt::Alignment side) {
        const QString fits = painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width());
        painter.setPen(colour);
        painter.drawText(place, int(side | Qt::AlignVCenter | Qt::TextSingleLine), fits);
        return painter.fontMetrics().horizontalAdvance(fits) + space::large;
    };
    if (!m_text.usage.isEmpty()) {
        painter.setFont(transcriptFont(font()));
        const int taken = write(m_text.usage, palette().color(QPalette::WindowText), Qt::AlignLeading);
        place.setLeft(place.left() + taken);
        painter.setFont(font());
    }
    const int forReference = fontMetrics().horizontalAdvance(m_text.reference) + space::large;
    const bool hasRoom = place.width() - forReference > least * fontMetrics().averageCharWidth();
    if (!m_text.reference.isEmpty() && hasRoom)
        place.setWidth(place.width() - write(m_text.reference, colours.muted, Qt::AlignTrailing));
    const bool warns = m_text.tone == Text::Tone::Warning;
    if (place.width() > 0)
        write(m_text.sentence, warns ? colours.warning : colours.muted, Qt::AlignLeading);
}

} // namespace poplar::gui
