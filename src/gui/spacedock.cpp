// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spacedock.h"

#include "gui/emptystate.h"
#include "gui/messagelistmodel.h"
#include "gui/rowsfollower.h"
#include "gui/spacebar.h"
#include "gui/spacetext.h"
#include "gui/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageId;

SpaceDock::SpaceDock(QWidget *parent)
    : QDockWidget(parent)
    , m_follower(new RowsFollower(this))
    , m_switch(new QTabBar)
    , m_out(new QToolButton)
    , m_way(new QLabel)
    , m_room(new QToolButton)
    , m_pages(new QStackedWidget)
    , m_map(new TreemapView)
    , m_empty(new EmptyState)
    , m_bar(new SpaceBar)
{
    setObjectName(QStringLiteral("spaceDock"));
    setWindowTitle(tr("What fills the mailbox"));
    m_empty->setContent({.picture = Icon::Inbox,
                         .title = tr("Nothing to show"),
                         .text = tr("As far as Poplar knows, nothing is in this mailbox on the server.")});
    m_pages->addWidget(m_map);
    m_pages->addWidget(m_empty);
    m_pages->setCurrentWidget(m_empty);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::normal, space::small, space::normal, 0);
    layout->setSpacing(space::small);
    buildSwitch();
    layout->addWidget(m_switch);
    layout->addLayout(buildWay());
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_bar);
    setWidget(content);
    connectMap();
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        m_follower->setWatching(isVisible ? RowsFollower::Watching::On : RowsFollower::Watching::Off);
    });
    look(m_query);
}

void SpaceDock::buildSwitch()
{
    m_switch->setObjectName(QStringLiteral("spaceSwitch"));
    m_switch->setAccessibleName(tr("Divide by"));
    m_switch->setDrawBase(false);
    m_switch->setExpanding(false);
    for (const SpaceBy by : {SpaceBy::Sender, SpaceBy::Domain, SpaceBy::Month, SpaceBy::Size})
        m_switch->insertTab(int(by), spaceByText(by));
    connect(m_switch, &QTabBar::currentChanged, this, [this](int tab) {
        look({.by = SpaceBy(tab), .path = {}});
        Q_EMIT byChanged(SpaceBy(tab));
    });
}

QHBoxLayout *SpaceDock::buildWay()
{
    m_out->setObjectName(QStringLiteral("spaceOut"));
    m_out->setIcon(icon(Icon::ArrowLeft));
    m_out->setToolTip(tr("Out again (Backspace)"));
    m_out->setAccessibleName(tr("Out again"));
    m_out->setAutoRaise(true);
    m_way->setObjectName(QStringLiteral("spaceWay"));
    m_way->setTextFormat(Qt::RichText);
    m_way->setWordWrap(true);
    m_way->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_room->setObjectName(QStringLiteral("makeRoom"));
    m_room->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(m_out, &QToolButton::clicked, this, [this] { goOut(m_query.path.size() - 1); });
    connect(m_way, &QLabel::linkActivated, this, [this](const QString &link) { goOut(link.toInt()); });
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_out);
    row->addWidget(m_way, 1);
    row->addWidget(m_room);
    return row;
}

void SpaceDock::connectMap()
{
    connect(m_map, &TreemapView::openWanted, this, [this](const QString &key) {
        SpaceQuery query = m_query;
        query.path.append(key);
        look(query);
    });
    connect(m_map, &TreemapView::outWanted, this, [this] { goOut(m_query.path.size() - 1); });
    connect(m_map, &TreemapView::selectionChanged, this, [this] { m_bar->setSelection(m_map->selection()); });
    connect(m_map, &TreemapView::selectionMade, this, [this] {
        const TreemapView::Selection selection = m_map->selection();
        Q_EMIT selected(selection.messages, selection.what);
    });
    const auto only = [this] {
        const TreemapView::Selection selection = m_map->selection();
        if (!selection.messages.isEmpty())
            Q_EMIT onlyWanted(selection.messages, selection.what);
    };
    connect(m_map, &TreemapView::showWanted, this, only);
    connect(m_bar, &SpaceBar::showWanted, this, only);
    connect(m_map, &TreemapView::tickWanted, this, &SpaceDock::toggleTicks);
    connect(m_bar, &SpaceBar::tickWanted, this, &SpaceDock::toggleTicks);
}

void SpaceDock::setRoomAction(QAction *action)
{
    m_room->setDefaultAction(action);
}

void SpaceDock::setModel(MessageListModel *model)
{
    m_model = model;
    showPicture({});
    m_follower->setModel(model);
    look({.by = m_query.by, .path = {}});
}

void SpaceDock::setBy(SpaceBy by)
{
    m_switch->setCurrentIndex(int(by));
}

void SpaceDock::goOut(qsizetype depth)
{
    SpaceQuery query = m_query;
    if (depth < 0 || depth >= query.path.size())
        return;
    query.path.resize(depth);
    look(query);
}

/// The picture before stays until the new one is there.
void SpaceDock::look(const SpaceQuery &query)
{
    m_query = query;
    m_follower->setWork([this, query](const MessageRows &rows, const std::atomic_bool &stop) {
        auto picture = groupSpace(rows, query, stop);
        if (!picture)
            return RowsFollower::Show();
        return RowsFollower::Show([this, shared = std::make_shared<const SpacePicture>(std::move(*picture))] {
            showPicture(shared);
        });
    });
}

void SpaceDock::showPicture(const std::shared_ptr<const SpacePicture> &picture)
{
    const bool any = picture && picture->messages > 0;
    if (picture)
        m_query = picture->query; // It may be shorter, as groups go.
    m_map->setPicture(any ? picture : nullptr);
    m_pages->setCurrentWidget(any ? static_cast<QWidget *>(m_map) : m_empty);
    m_bar->setVisible(any);
    showWay();
}

void SpaceDock::showWay()
{
    const auto &picture = m_map->picture();
    const QList<SpaceGroup> trail = picture ? picture->trail : QList<SpaceGroup>();
    QStringList steps{spaceWholeText(m_query.by).toHtmlEscaped()};
    for (const SpaceGroup &opened : trail)
        steps += spaceTitle(opened, m_query.by).toHtmlEscaped();
    const QString colour = themeColours(palette()).accent.name();
    for (qsizetype i = 0; i + 1 < steps.size(); ++i)
        steps[i] = QStringLiteral("<a href=\"%1\" style=\"color: %2; text-decoration: none\">%3</a>")
                       .arg(QString::number(i), colour, steps[i]);
    QString way = steps.join(QStringLiteral(" › "));
    if (picture)
        way += QStringLiteral("<br><span style=\"color: %1\">%2</span>")
                   .arg(themeColours(palette()).muted.name(),
                        spaceAmount(picture->messages, picture->octets).toHtmlEscaped());
    m_way->setText(way);
    m_out->setEnabled(!trail.isEmpty());
}

void SpaceDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showWay();
    QDockWidget::changeEvent(event);
}

void SpaceDock::toggleTicks()
{
    if (!m_model)
        return;
    const TreemapView::Selection selection = m_map->selection();
    QList<MessageId> ticked;
    QList<MessageId> others;
    for (const MessageId message : selection.messages) {
        const auto *row = m_model->find(message);
        if (row && !row->marks.testFlag(Mark::Gone))
            (row->marks.testFlag(Mark::Ticked) ? ticked : others).append(message);
    }
    if (!others.isEmpty())
        Q_EMIT tickRequested(others);
    else if (!ticked.isEmpty())
        Q_EMIT untickRequested(ticked);
}

} // namespace poplar::gui
