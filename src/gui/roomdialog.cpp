// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/roomdialog.h"

#include "gui/banner.h"
#include "gui/formatting.h"
#include "gui/messagelistmodel.h"
#include "gui/messagelistview.h"
#include "gui/roombar.h"
#include "gui/roommodel.h"
#include "gui/rowsfollower.h"
#include "gui/sizefield.h"
#include "gui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageId;
using Outcome = SpacePlan::Outcome;

RoomDialog::RoomDialog(MessageListModel &messages, qint64 quota, QWidget *parent)
    : QDialog(parent)
    , m_messages(&messages)
    , m_follower(new RowsFollower(this))
    , m_model(new RoomModel(this))
    , m_size(new QLabel)
    , m_bar(new RoomBar)
    , m_goal(new SizeField)
    , m_quota(new SizeField)
    , m_order(new QComboBox)
    , m_copies(new QComboBox)
    , m_unread(new QCheckBox(tr("Spare what has not been &read, as long as there is anything else")))
    , m_summary(new QLabel)
    , m_warning(new Banner)
    , m_view(new MessageListView)
    , m_others(nullptr)
    , m_all(nullptr)
    , m_tick(nullptr)
{
    setObjectName(QStringLiteral("roomDialog"));
    setWindowTitle(tr("Make room in the mailbox"));
    m_quota->setOctets(quota);
    const qint64 now = messages.totals().octets - messages.totals().tickedOctets;
    m_goal->setOctets(roundGoalBelow(quota > 0 ? std::min(now, quota) : now));
    m_size->setObjectName(QStringLiteral("roomSize"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::normal);
    layout->addWidget(m_size);
    layout->addWidget(m_bar);
    layout->addSpacing(space::small);
    layout->addLayout(buildForm());
    layout->addSpacing(space::small);
    layout->addWidget(buildList(), 1);
    layout->addWidget(buildButtons());
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 40);
    m_follower->setModel(&messages);
    m_follower->setWatching(RowsFollower::Watching::On);
    connect(&messages, &QObject::destroyed, this, &QDialog::reject);
    work();
    m_goal->setFocus();
    m_goal->number()->selectAll();
}

QFormLayout *RoomDialog::buildForm()
{
    m_goal->setObjectName(QStringLiteral("roomGoal"));
    m_goal->setNames(tr("Get the mailbox below"), tr("Unit"));
    m_quota->setObjectName(QStringLiteral("roomQuota"));
    m_quota->setNames(tr("The mailbox may hold"), tr("Unit"));
    m_quota->setTextForNothing(tr("not known", "how much a mailbox may hold"));
    m_order->setObjectName(QStringLiteral("roomOrder"));
    m_order->addItem(tr("The largest: as few messages as possible"), int(SpaceGoal::Order::LargestFirst));
    m_order->addItem(tr("The oldest"), int(SpaceGoal::Order::OldestFirst));
    m_copies->setObjectName(QStringLiteral("roomCopies"));
    m_copies->addItem(tr("What has a copy on this computer goes first"), int(SpaceGoal::Copies::First));
    m_copies->addItem(tr("Only what has a copy on this computer"), int(SpaceGoal::Copies::Only));
    m_copies->addItem(tr("It does not matter"), int(SpaceGoal::Copies::Any));
    m_unread->setObjectName(QStringLiteral("roomUnread"));
    m_unread->setChecked(true);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::normal);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Get the mailbox below"), m_goal);
    form->addRow(tr("The mailbox may &hold"), m_quota);
    form->addRow(tr("What goes &first"), m_order);
    form->addRow(tr("&Copies"), m_copies);
    form->addRow(QString(), m_unread);
    connect(m_goal, &SizeField::octetsChanged, this, &RoomDialog::work);
    connect(m_order, &QComboBox::currentIndexChanged, this, &RoomDialog::work);
    connect(m_copies, &QComboBox::currentIndexChanged, this, &RoomDialog::work);
    connect(m_unread, &QCheckBox::toggled, this, &RoomDialog::work);
    connect(m_quota, &SizeField::octetsChanged, this, &RoomDialog::quotaChanged);
    connect(m_quota, &SizeField::octetsChanged, this, &RoomDialog::showChoice);
    return form;
}

QWidget *RoomDialog::buildList()
{
    QFont strong = m_summary->font();
    strong.setWeight(QFont::DemiBold);
    m_summary->setFont(strong);
    m_summary->setObjectName(QStringLiteral("roomSummary"));
    m_summary->setWordWrap(true);
    m_warning->setObjectName(QStringLiteral("roomWarning"));
    m_warning->hide();
    m_view->setObjectName(QStringLiteral("roomProposal"));
    m_view->setAccessibleName(tr("Messages that are proposed"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setItemsExpandable(false);
    m_view->setModel(m_model);
    QHeaderView *header = m_view->header();
    const int character = fontMetrics().averageCharWidth();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RoomModel::SubjectColumn, QHeaderView::Stretch);
    header->resizeSection(RoomModel::SenderColumn, character * 30);
    header->resizeSection(RoomModel::DateColumn, character * 13);
    header->resizeSection(RoomModel::SizeColumn, character * 12);
    header->resizeSection(RoomModel::CopyColumn, character * 10);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder); // As they would go.
    m_view->setSortingEnabled(true);
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addWidget(m_summary);
    layout->addWidget(m_warning);
    layout->addWidget(m_view, 1);
    connect(m_model, &RoomModel::choiceChanged, this, &RoomDialog::showChoice);
    connect(m_view, &QTreeView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT messageWanted(m_model->idAt(index.row())); });
    return list;
}

QWidget *RoomDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    const auto add = [buttons](const QString &text, const char *name, auto role) {
        QPushButton *button = buttons->addButton(text, role);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        return button;
    };
    m_others = add(tr("Propose &others instead"), "roomOthers", QDialogButtonBox::ResetRole);
    m_others->setToolTip(tr("Leave out what you have unchecked, and find other messages for it"));
    m_all = add(tr("Co&nsider all again"), "roomAll", QDialogButtonBox::ResetRole);
    m_all->setToolTip(tr("Also what you have left out"));
    m_tick = add(tr("&Tick these %Ln message(s)", nullptr, 0), "roomTick", QDialogButtonBox::ActionRole);
    // Enter in a field means that it is filled in.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    m_others->hide();
    m_all->hide();
    m_tick->setToolTip(tr("Nothing is deleted before you have seen the review"));
    connect(m_others, &QPushButton::clicked, this, &RoomDialog::proposeOthers);
    connect(m_all, &QPushButton::clicked, this, &RoomDialog::considerAll);
    connect(m_tick, &QPushButton::clicked, this, &RoomDialog::tick);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

SpaceGoal RoomDialog::goal() const
{
    return {.octets = m_goal->octets(),
            .order = SpaceGoal::Order(m_order->currentData().toInt()),
            .copies = SpaceGoal::Copies(m_copies->currentData().toInt()),
            .unread = m_unread->isChecked() ? SpaceGoal::Unread::Last : SpaceGoal::Unread::AsOthers,
            .spared = m_spared};
}

qint64 RoomDialog::quota() const
{
    return m_quota->octets();
}

void RoomDialog::work()
{
    m_tick->setEnabled(false); // What is listed is not what is asked for any more.
    m_follower->setWork([this, goal = goal()](const MessageRows &rows, const std::atomic_bool &stop) {
        auto plan = planSpace(rows, goal, stop);
        if (!plan)
            return RowsFollower::Show();
        return RowsFollower::Show([this, plan = std::move(*plan)] { showPlan(plan); });
    });
}

void RoomDialog::showPlan(const SpacePlan &plan)
{
    m_plan = plan;
    m_model->setMessages(plan.messages);
    showChoice();
}

void RoomDialog::proposeOthers()
{
    m_spared += m_model->leftOut();
    work();
}

void RoomDialog::considerAll()
{
    m_spared.clear();
    work();
}

/// What has become of the messages since they were proposed may not be known to the list yet; the mailbox
/// knows.
void RoomDialog::tick()
{
    QList<MessageId> messages = m_model->chosen();
    messages.removeIf([this](MessageId message) {
        const auto *row = m_messages ? m_messages->find(message) : nullptr;
        return !row || row->marks.testFlag(Mark::Gone) || row->marks.testFlag(Mark::Starred);
    });
    if (messages.isEmpty())
        return;
    Q_EMIT tickRequested(messages);
    accept();
}

} // namespace poplar::gui
