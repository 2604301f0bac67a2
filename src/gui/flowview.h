// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flowpainter.h"
#include "gui/pictureaccessible.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace poplar::gui {

/// A session as a sequence diagram that grows while it goes on. Only what is visible is painted; while the
/// newest is in sight, it stays so.
///
/// Arrow keys go through the marks, Left and Right to the other end of the same command; Ctrl with the mouse
/// wheel zooms.
class FlowView : public QAbstractScrollArea, public PictureParts {
    Q_OBJECT

public:
    /// Asleep, events go into the story, and nothing is placed or painted.
    enum class Activity { Asleep, Awake };

    explicit FlowView(QWidget *parent = nullptr);

    void append(const QList<wire::TranscriptEvent> &events);
    void clear();
    void setActivity(Activity activity);

    [[nodiscard]] FlowScale scale() const { return m_plan.shape().scale; }
    /// To scale, one is chosen that fits what is there.
    void setScale(FlowScale scale);
    void zoomIn() { zoom(1); }
    void zoomOut() { zoom(-1); }
    void resetZoom();

    /// Goes to the mark of an event, without choosing it.
    void reveal(quint64 number);

    [[nodiscard]] const FlowStory &story() const { return m_story; }
    /// Whether all of the story is shown, as far as it is in sight.
    [[nodiscard]] bool isUpToDate() const { return !m_isBehind; }
    [[nodiscard]] const FlowPlan &plan() const { return m_plan; }
    [[nodiscard]] FlowLook look() const;
    /// The mark that the keyboard is at; -1 while there is none.
    [[nodiscard]] qsizetype current() const { return m_current; }
    void setCurrent(qsizetype mark);
    /// As a click would do.
    void choose(qsizetype mark);
    /// Where a mark is in the viewport.
    [[nodiscard]] QRect markPlace(qsizetype mark) const;
    /// The mark at a place of the viewport; -1 for none.
    [[nodiscard]] qsizetype markAt(const QPoint &point) const;
    [[nodiscard]] QString markTip(qsizetype mark) const;

    /// What the last painting took.
    [[nodiscard]] FlowPainter::Painted lastPainted() const { return m_painted; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user has chosen an event by its number.
    void eventChosen(quint64 number);
    /// There is something, or nothing any more.
    void emptinessChanged();
    /// The keyboard is at another mark, or that one has grown; -1 for none.
    void currentTold(qsizetype mark);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] int currentPart() const override { return int(m_current); }
    [[nodiscard]] int partAt(const QPoint &place) const override;
    [[nodiscard]] QRect partPlace(int part) const override;
    [[nodiscard]] QString partWords(int part) const override { return markTip(part); }
    [[nodiscard]] QStringList partActions() const override;
    void actOnPart(int part, const QString &action) override;

    void takeOver();
    void place();
    void zoom(int steps);
    void updateShape();
    void updateBars();
    void scrollToCurrent();
    void setHovered(qsizetype mark);
    void goToOtherEnd(Qt::Key key);
    [[nodiscard]] bool zoomBy(const QKeyEvent &key);
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] qreal diagramWidth() const;
    [[nodiscard]] QFont diagramFont() const;

    FlowStory m_story;
    FlowPlan m_plan;
    QTimer m_batch;
    Activity m_activity = Activity::Asleep;
    bool m_isBehind = false; ///< The story has more than is shown.
    bool m_isEmpty = true; ///< As was told last.
    qsizetype m_forgotten = 0; ///< Of the story, as far as it is known here.
    qreal m_gone = 0; ///< How much lower everything was, not yet scrolled.
    int m_zoom = 0; ///< In steps, of what is even and what is to scale alike.
    int m_turned = 0; ///< Of the wheel, not yet answered; in eighths of a degree.
    qreal m_perSecond = 0; ///< To scale, before any zoom.
    qsizetype m_current = -1;
    qsizetype m_hovered = -1;
    FlowPainter::Painted m_painted;
};

} // namespace poplar::gui
