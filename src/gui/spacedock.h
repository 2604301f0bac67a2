// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/spacegroups.h"
#include "gui/treemapview.h"

#include <QDockWidget>
#include <QPointer>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace poplar::gui {

class EmptyState;
class MessageListModel;
class RowsFollower;
class SpaceBar;

/// What fills the maildrop that is shown: a treemap with what it is divided by, the way in and out, and what
/// can be done with what is selected. Hidden, it costs nothing. What the user wants it tells by signals.
class SpaceDock : public QDockWidget {
    Q_OBJECT

public:
    explicit SpaceDock(QWidget *parent = nullptr);

    /// Shows another maildrop; nullptr shows none.
    void setModel(MessageListModel *model);
    [[nodiscard]] SpaceBy by() const { return m_query.by; }
    void setBy(SpaceBy by);
    [[nodiscard]] TreemapView &map() const { return *m_map; }
    /// Offered beside the picture.
    void setRoomAction(QAction *action);

Q_SIGNALS:
    /// The user has chosen something else to divide by.
    void byChanged(poplar::gui::SpaceBy by);
    /// @param what the name of what was clicked.
    void selected(const QList<poplar::mailbox::MessageId> &messages, const QString &what);
    void onlyWanted(const QList<poplar::mailbox::MessageId> &messages, const QString &what);
    void tickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void untickRequested(const QList<poplar::mailbox::MessageId> &messages);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildSwitch();
    QHBoxLayout *buildWay();
    void connectMap();
    void look(const SpaceQuery &query);
    void goOut(qsizetype depth);
    void showPicture(const std::shared_ptr<const SpacePicture> &picture);
    void showWay();
    void toggleTicks();

    QPointer<MessageListModel> m_model;
    SpaceQuery m_query;
    RowsFollower *m_follower;
    QTabBar *m_switch;
    QToolButton *m_out;
    QLabel *m_way;
    QToolButton *m_room;
    QStackedWidget *m_pages;
    TreemapView *m_map;
    EmptyState *m_empty;
    SpaceBar *m_bar;
};

} // namespace poplar::gui
