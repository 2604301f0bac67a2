// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sourceloader.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QCache>
#include <QSet>
#include <QThread>

#include <functional>
#include <memory>

class QTextLayout;

namespace poplar::gui {

class Banner;

/// The source of a message as it lies in a file of any size: monospaced, read-only, what is not printable
/// escaped as in the log, with headers, names of fields and boundaries set off. Only the rows around those
/// in sight are in memory; reading and searching go on elsewhere, so that the window never waits.
///
/// Lines longer than limit::sourceRow are shown on several rows and copied as one.
class SourceView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit SourceView(QWidget *parent = nullptr);
    ~SourceView() override;

    /// Shows another file, from its beginning. It must not change while it is shown; it is kept open.
    void setFile(const QString &path);
    /// Shows nothing and closes the file.
    void clear();

    /// Looks for a text, whatever its case, from the selection or the cursor on, and selects it. Says
    /// `findFinished` once for each call, unless another call comes before.
    void find(const QString &text, poplar::gui::FindDirection direction);
    /// Gives a search up: it has ended with FindResult::Unsearched then.
    void stopFinding();

    void selectAll();
    /// Copies the selection as it is shown; says in the view when it is too large for that.
    void copy();
    [[nodiscard]] bool hasSelection() const { return m_anchor != m_cursor; }

    using Quoted = std::function<void(const QString &text, SourceExtent::State state)>;
    /// Reads the beginning of the source as text, to be printed.
    /// @param quoted called once, later, unless another file is shown or asked for before.
    void quote(const Quoted &quoted);

Q_SIGNALS:
    /// The whole file is known, as far as the limits allow, or cannot be read.
    void fileRead();
    void findFinished(poplar::gui::FindResult result);
    /// A search takes long. @param perCent of the file.
    void findProgressed(int perCent);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    friend class SourceAccessible;
    enum class Motion {
        NextCharacter,
        PreviousCharacter,
        NextWord,
        PreviousWord,
        NextRow,
        PreviousRow,
        NextPage,
        PreviousPage,
        RowBegin,
        RowEnd,
        SourceBegin,
        SourceEnd,
    };
    enum class Anchor { Stays, Follows }; ///< Whether a move selects.
    struct Key;

    void connectLoader();
    void takeExtent(int file, const SourceExtent &extent);
    void takeRows(int file, int block, const QList<SourceRow> &rows);
    void takeHit(int search, const SourceHit &hit);
    void takeCopy(int file, const QString &text);
    void forget();
    void want(int block);

    [[nodiscard]] const SourceRow *row(int number) const;
    [[nodiscard]] std::unique_ptr<QTextLayout> layOut(int number) const;
    [[nodiscard]] int rowsInSight() const;
    /// Where text begins: the numbers of the lines stand before it.
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] int textWidth() const;
    [[nodiscard]] SourcePlace placeAt(const QPoint &point) const;
    [[nodiscard]] QString words() const;
    void paintRow(QPainter &painter, int number);
    void paintNumber(QPainter &painter, int number);

    [[nodiscard]] static const QList<Key> &keys();
    [[nodiscard]] SourcePlace moved(Motion motion) const;
    [[nodiscard]] SourcePlace movedInRow(Motion motion) const;
    [[nodiscard]] SourcePlace movedByRows(int rows) const;
    void moveTo(SourcePlace place, Anchor anchor);
    void revealCursor();
    void announceRow();

    void updateFont();
    void updateBars();
    void say(const QString &note);
    void placeNote();

    QThread m_thread;
    SourceLoader *m_loader;
    int m_file = 0; ///< Counts files; what answers to another one is late.
    int m_search = 0; ///< Counts searches…
    int m_searched = 0; ///< …and which file the last one is for.
    int m_quotation = 0; ///< Counts quotations.
    Quoted m_quoted; ///< Waits for the last one.
    SourceExtent m_extent;
    QCache<int, QList<SourceRow>> m_blocks;
    QSet<int> m_wanted; ///< Blocks that are on their way.

    QFont m_font;
    int m_rowHeight = 1;
    qreal m_character = 1; ///< Width of one.
    int m_widest = 0; ///< Of the rows seen so far, in pixels.
    SourcePlace m_cursor;
    SourcePlace m_anchor; ///< The other end of the selection.
    qreal m_wantedX = 0; ///< Where up and down want to stay.
    bool m_revealing = false; ///< The cursor's row is on its way, and then to be scrolled to.
    QBasicTimer m_dragging;
    Banner *m_note;
};

} // namespace poplar::gui
