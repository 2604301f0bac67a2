// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pictureaccessible.h"
#include "gui/spacegroups.h"
#include "gui/treemapcolours.h"
#include "gui/treemappainter.h"

#include <QSet>
#include <QWidget>

#include <memory>

namespace poplar::gui {

/// What fills a maildrop, as rectangles: the area is the size. Says by signals what the user wants.
///
/// A click or Space selects, with Ctrl one more; a double click or Enter looks inside, Backspace or Escape
/// goes out again; arrow keys go to the neighbour.
class TreemapView : public QWidget, public PictureParts {
    Q_OBJECT

public:
    explicit TreemapView(QWidget *parent = nullptr);

    /// Shows another picture; what is selected stays so as far as it is there. Null shows nothing.
    void setPicture(const std::shared_ptr<const SpacePicture> &picture);
    [[nodiscard]] const std::shared_ptr<const SpacePicture> &picture() const { return m_picture; }

    /// What is selected, as far as the picture has it.
    struct Selection {
        QString what; ///< Its name, or how many groups they are.
        QList<mailbox::MessageId> messages;
        qint64 octets = 0;
        qint64 ticked = 0; ///< Of the messages.
    };
    [[nodiscard]] Selection selection() const;
    void clearSelection();

    /// The rectangles that are there: the groups that are large enough, and one for all others.
    [[nodiscard]] int tileCount() const { return int(m_tiles.size()); }
    [[nodiscard]] QRect tilePlace(int tile) const { return m_tiles[tile].place; }
    [[nodiscard]] const SpaceGroup &tileGroup(int tile) const;
    [[nodiscard]] QString tileTitle(int tile) const;
    [[nodiscard]] QString tileTip(int tile) const;
    [[nodiscard]] bool isTileSelected(int tile) const;
    [[nodiscard]] int currentTile() const;
    /// -1 if there is none.
    [[nodiscard]] int tileAt(const QPoint &point) const;

    /// As a click would do.
    void selectTile(int tile, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// As a double click would do: what cannot be opened is selected.
    void openTile(int tile);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user has selected something, or nothing.
    void selectionMade();
    /// Something else is selected, or there is more or less of it.
    void selectionChanged();
    /// The group with this key is to be looked into.
    void openWanted(const QString &key);
    void outWanted();
    /// What is selected is to be listed alone.
    void showWanted();
    /// What is selected is to be ticked, or unticked if all of it is ticked.
    void tickWanted();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Tile {
        int group = -1; ///< Its place in the picture; -1 for all others.
        QRect place;
    };

    [[nodiscard]] int partCount() const override { return tileCount(); }
    [[nodiscard]] int currentPart() const override { return currentTile(); }
    [[nodiscard]] int partAt(const QPoint &place) const override;
    [[nodiscard]] QRect partPlace(int part) const override;
    [[nodiscard]] QString partWords(int part) const override { return tileTip(part); }
    [[nodiscard]] std::optional<bool> isPartSelected(int part) const override;
    [[nodiscard]] QStringList partActions() const override;
    void actOnPart(int part, const QString &action) override;

    void layOut();
    void joinOthers(qsizetype first, qsizetype count);
    void dropStale();
    [[nodiscard]] QString tileKey(int tile) const;
    [[nodiscard]] bool canOpen(int tile) const;
    [[nodiscard]] int tileOf(const QString &key) const;
    [[nodiscard]] TreemapTileLook look(int tile);
    [[nodiscard]] QColor groundOf(const SpaceGroup &group);
    void setCurrent(int tile);
    void setHovered(int tile);
    void go(Qt::ArrowType direction);

    std::shared_ptr<const SpacePicture> m_picture;
    QList<Tile> m_tiles;
    SpaceGroup m_others; ///< All that is too small.
    qsizetype m_firstOther = 0;
    QSet<QString> m_selected; ///< Keys.
    QString m_current; ///< Key; empty for the first one.
    int m_hovered = -1;
    TreemapHues m_hues;
};

} // namespace poplar::gui
