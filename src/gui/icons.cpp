// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons.h"

#include "gui/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <iterator>

namespace poplar::gui {
namespace {

// In the order of `Icon`.
constexpr const char *iconFiles[] = {
    "archive",
    "archive-restore",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "bold",
    "check",
    "chevron-down",
    "chevron-right",
    "circle",
    "circle-check",
    "circle-dashed",
    "circle-minus",
    "circle-question-mark",
    "circle-stop",
    "circle-x",
    "clock",
    "columns-2",
    "copy",
    "database",
    "download",
    "ellipsis",
    "eraser",
    "external-link",
    "eye",
    "eye-off",
    "file",
    "file-archive",
    "file-image",
    "file-text",
    "folder",
    "folder-input",
    "folder-open",
    "folder-plus",
    "forward",
    "globe",
    "graduation-cap",
    "history",
    "inbox",
    "info",
    "italic",
    "key-round",
    "languages",
    "layout-dashboard",
    "link",
    "list",
    "list-checks",
    "list-filter",
    "list-x",
    "lock",
    "lock-open",
    "log-out",
    "mail",
    "mail-open",
    "mailbox",
    "minus",
    "panel-bottom",
    "panel-right",
    "paperclip",
    "pause",
    "pencil",
    "play",
    "plug-zap",
    "plus",
    "power",
    "printer",
    "receipt-text",
    "refresh-cw",
    "reply",
    "reply-all",
    "rotate-cw",
    "rows-2",
    "save",
    "scroll-text",
    "search",
    "send",
    "server",
    "settings",
    "shield-alert",
    "shield-check",
    "shield-x",
    "square-pen",
    "star",
    "star-filled",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "unplug",
    "upload",
    "user",
    "x",
    "zoom-in",
    "zoom-out",
};
static_assert(std::size(iconFiles) == size_t(Icon::ZoomOut) + 1);

QColor tintColour(Tint tint, QIcon::Mode mode, const QPalette &palette)
{
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    const ThemeColours colours = themeColours(palette);
    switch (tint) {
    case Tint::Muted:
        return colours.muted;
    case Tint::Accent:
        return colours.accent;
    case Tint::Success:
        return colours.success;
    case Tint::Warning:
        return colours.warning;
    case Tint::Danger:
        return colours.danger;
    case Tint::Text:
        break;
    }
    return palette.color(QPalette::ButtonText);
}

std::unique_ptr<QSvgRenderer> iconRenderer(Icon name, const QColor &colour)
{
    QFile file(QStringLiteral(":/poplar/icons/%1.svg").arg(QLatin1StringView(iconFiles[int(name)])));
    QByteArray svg = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    svg.replace("currentColor", colour.name().toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    return std::make_unique<QSvgRenderer>(svg);
}

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(Icon name, Tint tint)
        : m_name(name)
        , m_tint(tint)
    {
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return QStringLiteral("PoplarLineIcon"); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        iconRenderer(m_name, tintColour(m_tint, mode, QGuiApplication::palette()))->render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QColor colour = tintColour(m_tint, mode, QGuiApplication::palette());
        const QString cacheKey = QStringLiteral("poplar-%1-%2-%3x%4")
                                     .arg(int(m_name))
                                     .arg(colour.rgba())
                                     .arg(size.width())
                                     .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(cacheKey, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        painter.end();
        QPixmapCache::insert(cacheKey, pixmap);
        return pixmap;
    }

private:
    Icon m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(Icon name, Tint tint)
{
    return QIcon(new LineIconEngine(name, tint));
}

void paintIcon(QPainter &painter, const QRect &place, Icon name, Tint tint, const QPalette &palette)
{
    iconRenderer(name, tintColour(tint, QIcon::Normal, palette))->render(&painter, place);
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/poplar/poplar.svg"));
}

} // namespace poplar::gui
