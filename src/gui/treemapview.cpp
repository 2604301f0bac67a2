// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/treemapview.h"

#include "gui/formatting.h"
#include "gui/spacetext.h"
#include "gui/theme.h"
#include "gui/treemaplayout.h"

#include <QCursor>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr qreal leastTileArea = 16.0 * 16.0; ///< Less can hardly be hit.
constexpr qsizetype strongRanks = 8; ///< So many of the largest stand out,
constexpr qsizetype fadingRanks = 24; ///< and over so many the colours fade, so that the small ones are calm.
constexpr qreal leastStrength = 0.15;

qreal strengthOf(qsizetype rank)
{
    const qreal faded = qreal(std::max<qsizetype>(rank - strongRanks, 0)) / fadingRanks;
    return std::max(leastStrength, 1 - faded);
}
} // namespace

TreemapView::TreemapView(QWidget *parent)
    : QWidget(parent)
{
    installPictureAccessible();
    setObjectName(QStringLiteral("treemap"));
    setAccessibleName(tr("What fills the mailbox"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void TreemapView::setPicture(const std::shared_ptr<const SpacePicture> &picture)
{
    const bool isElsewhere = !picture || !m_picture || picture->query != m_picture->query;
    if (!picture || !m_picture || picture->query.by != m_picture->query.by)
        m_hues.clear();
    m_picture = picture;
    if (isElsewhere) {
        m_selected.clear();
        m_current.clear();
    }
    dropStale();
    layOut();
    Q_EMIT selectionChanged();
}

void TreemapView::dropStale()
{
    if (!m_picture || m_selected.isEmpty())
        return;
    QSet<QString> there{othersKey(0)};
    for (const SpaceGroup &group : m_picture->groups)
        there.insert(group.key);
    m_selected.intersect(there);
}

void TreemapView::layOut()
{
    m_tiles.clear();
    m_hovered = -1;
    m_others = {};
    const QRect inside = contentsRect();
    if (m_picture && !inside.isEmpty()) {
        QList<qreal> weights;
        weights.reserve(m_picture->groups.size());
        for (const SpaceGroup &group : m_picture->groups)
            weights.append(qreal(group.octets));
        const bool hasUnread =
            !weights.isEmpty() && m_picture->groups.constLast().kind == SpaceGroup::Kind::Unread;
        const TreemapLayout layout = layOutTreemap(weights, QRectF(inside), leastTileArea, hasUnread ? 1 : 0);
        qsizetype first = -1;
        for (qsizetype i = 0; i < layout.places.size(); ++i) {
            if (first < 0 && layout.joined > 0 && layout.places[i].isEmpty())
                first = i;
            if (const QRect place = wholePixels(layout.places[i]); !place.isEmpty())
                m_tiles.append({int(i), place});
        }
        if (layout.joined > 0) {
            joinOthers(first, layout.joined);
            m_tiles.append({-1, wholePixels(layout.joinedPlace)});
        }
    }
    if (underMouse())
        m_hovered = tileAt(mapFromGlobal(QCursor::pos()));
    tellPartsChanged(*this);
    update();
}

void TreemapView::joinOthers(qsizetype first, qsizetype count)
{
    m_firstOther = first;
    m_others.kind = SpaceGroup::Kind::Others;
    m_others.key = othersKey(0);
    m_others.groups = count;
    for (qsizetype i = first; i < first + count; ++i) {
        const SpaceGroup &group = m_picture->groups[i];
        m_others.messages += group.messages;
        m_others.octets += group.octets;
        m_others.ticked += group.ticked;
        m_others.tickedOctets += group.tickedOctets;
    }
}

const SpaceGroup &TreemapView::tileGroup(int tile) const
{
    const int group = m_tiles[tile].group;
    return group < 0 ? m_others : m_picture->groups[group];
}

QString TreemapView::tileKey(int tile) const
{
    return tileGroup(tile).key;
}

int TreemapView::tileOf(const QString &key) const
{
    for (int tile = 0; tile < tileCount(); ++tile) {
        if (tileKey(tile) == key)
            return tile;
    }
    return -1;
}

QString TreemapView::tileTitle(int tile) const
{
    return spaceTitle(tileGroup(tile), m_picture->query.by);
}

QString TreemapView::tileTip(int tile) const
{
    return spaceTip(tileGroup(tile), m_picture->query.by, m_picture->octets);
}

bool TreemapView::isTileSelected(int tile) const
{
    return m_selected.contains(tileKey(tile));
}

/// All others together can only be opened if that leaves something out.
bool TreemapView::canOpen(int tile) const
{
    return m_tiles[tile].group < 0 ? m_firstOther > 0 : tileGroup(tile).hasParts();
}

int TreemapView::currentTile() const
{
    return m_tiles.isEmpty() ? -1 : std::max(0, tileOf(m_current));
}

int TreemapView::tileAt(const QPoint &point) const
{
    const auto found = std::find_if(m_tiles.cbegin(), m_tiles.cend(),
                                    [&point](const Tile &tile) { return tile.place.contains(point); });
    return found == m_tiles.cend() ? -1 : int(found - m_tiles.cbegin());
}

/// What was selected as a rectangle of its own may be among the others now: then it counts all the same.
TreemapView::Selection TreemapView::selection() const
{
    Selection selection;
    if (!m_picture || m_selected.isEmpty())
        return selection;
    const bool withOthers = m_selected.contains(m_others.key);
    qint64 chosen = withOthers && m_others.groups > 0 ? 1 : 0;
    const SpaceGroup *only = nullptr;
    for (qsizetype i = 0; i < m_picture->groups.size(); ++i) {
        const SpaceGroup &group = m_picture->groups[i];
        const bool isOther = withOthers && i >= m_firstOther && i < m_firstOther + m_others.groups;
        const bool isChosen = m_selected.contains(group.key);
        if (!isOther && !isChosen)
            continue;
        selection.messages += group.messages;
        selection.octets += group.octets;
        selection.ticked += group.ticked;
        if (!isOther) {
            ++chosen;
            only = &group;
        }
    }
    if (chosen == 1)
        selection.what = spaceTitle(only ? *only : m_others, m_picture->query.by);
    else if (chosen > 1)
        selection.what = tr("%Ln rectangle(s)", nullptr, int(chosen));
    return selection;
}

void TreemapView::clearSelection()
{
    m_selected.clear();
    update();
    Q_EMIT selectionChanged();
}

QColor TreemapView::groundOf(const SpaceGroup &group)
{
    const auto plain = [](SpaceGroup::Kind kind) {
        return kind == SpaceGroup::Kind::Others || kind == SpaceGroup::Kind::Unnamed;
    };
    if (group.kind == SpaceGroup::Kind::Unread)
        return palette().color(QPalette::Base);
    if (plain(group.kind))
        return treemapPlainGround(palette());
    const qreal strength = strengthOf(&group - m_picture->groups.constData());
    // Inside a group all have its colour.
    for (const SpaceGroup &opened : m_picture->trail) {
        if (opened.kind != SpaceGroup::Kind::Others)
            return treemapGround(m_hues.hueOf(opened.key), strength, palette());
    }
    return treemapGround(m_hues.hueOf(group.key), strength, palette());
}

TreemapTileLook TreemapView::look(int tile)
{
    const SpaceGroup &group = tileGroup(tile);
    TreemapTileLook look;
    look.title = tileTitle(tile);
    look.amount = spaceAmount(group);
    look.shortAmount = formatSize(group.octets);
    look.ground = groundOf(group);
    look.ticked = group.octets > 0 ? qreal(group.tickedOctets) / qreal(group.octets) : 0;
    look.marks.setFlag(TreemapTileLook::Mark::Selected, isTileSelected(tile));
    look.marks.setFlag(TreemapTileLook::Mark::Current, hasFocus() && tile == currentTile());
    look.marks.setFlag(TreemapTileLook::Mark::Hovered, tile == m_hovered);
    look.marks.setFlag(TreemapTileLook::Mark::Hatched, group.kind == SpaceGroup::Kind::Unread);
    return look;
}

void TreemapView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    for (int tile = 0; tile < tileCount(); ++tile) {
        if (event->rect().intersects(m_tiles[tile].place))
            paintTreemapTile(painter, look(tile), m_tiles[tile].place, palette(), font());
    }
}

void TreemapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void TreemapView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    QWidget::changeEvent(event);
}

QSize TreemapView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 56, fontMetrics().height() * 26};
}

QSize TreemapView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, fontMetrics().height() * 5};
}

} // namespace poplar::gui
