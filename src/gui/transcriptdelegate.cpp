// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptdelegate.h"

#include "gui/icons.h"
#include "gui/theme.h"
#include "gui/transcriptmodel.h"

#include <QFontDatabase>

namespace poplar::gui {

using Kind = wire::TranscriptEvent::Kind;
using Way = wire::TranscriptEvent::Way;

namespace {

/// Where it is told that somebody cannot: not by the colour alone.
QIcon signIcon(Kind kind, Way way, bool isError)
{
    if (isError && kind == Kind::Received)
        return icon(Icon::CircleX, Tint::Danger);
    switch (kind) {
    case Kind::Sent:
        return icon(Icon::ArrowRight, Tint::Accent);
    case Kind::Received:
        return icon(Icon::ArrowLeft);
    case Kind::Body:
        return way == Way::Out ? icon(Icon::Send, Tint::Accent) : icon(Icon::Mail, Tint::Muted);
    case Kind::Security:
        return icon(Icon::Lock, Tint::Muted);
    case Kind::State:
        return icon(Icon::Circle, Tint::Muted);
    case Kind::Failure:
        return icon(Icon::TriangleAlert, Tint::Danger);
    case Kind::Progress:
        break;
    }
    return {};
}

QColor textColour(Kind kind, bool isError, const QPalette &palette)
{
    const ThemeColours colours = themeColours(palette);
    if (isError)
        return colours.danger;
    switch (kind) {
    case Kind::Sent:
        return colours.accent;
    case Kind::Body:
    case Kind::Security:
    case Kind::State:
        return colours.muted;
    case Kind::Failure:
        return colours.danger;
    case Kind::Received:
    case Kind::Progress:
        break;
    }
    return palette.color(QPalette::Text);
}

} // namespace

QFont transcriptFont(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(base.pointSizeF());
    return font;
}

void TranscriptDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto kind = Kind(index.data(TranscriptModel::KindRole).toInt());
    const bool isError = index.data(TranscriptModel::ErrorRole).toBool();
    option->font = transcriptFont(option->font);
    option->font.setBold(kind == Kind::Failure && index.column() == TranscriptModel::Text);
    option->fontMetrics = QFontMetrics(option->font);
    const bool isSaid =
        index.column() == TranscriptModel::Text || index.column() == TranscriptModel::Direction;
    const QColor colour =
        isSaid ? textColour(kind, isError, option->palette) : themeColours(option->palette).muted;
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
    if (index.column() != TranscriptModel::Direction)
        return;
    option->text.clear();
    option->features.setFlag(QStyleOptionViewItem::HasDisplay, false);
    option->features.setFlag(QStyleOptionViewItem::HasDecoration);
    option->icon = signIcon(kind, Way(index.data(TranscriptModel::WayRole).toInt()), isError);
    option->decorationSize = {14, 14};
    option->decorationAlignment = Qt::AlignCenter;
}

} // namespace poplar::gui
