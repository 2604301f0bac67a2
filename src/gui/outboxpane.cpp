// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/outboxpane.h"

#include "gui/actionbuttons.h"
#include "gui/emptystate.h"
#include "gui/outboxtext.h"
#include "gui/outgoinglist.h"
#include "gui/theme.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::OutboxEntry;
using mailbox::OutboxId;
using State = OutboxEntry::State;

namespace {

OutgoingList::Row outboxRow(const OutboxEntry &entry, const mailbox::SendingStatus &status)
{
    QStringList recipients;
    for (const mailbox::RecipientState &one : entry.recipients)
        recipients += wire::displayText(one.address);
    OutgoingList::Row row{quint64(entry.id), outgoingSubject(entry.subject),
                          recipients.join(QStringLiteral(", ")),
                          outboxState(entry, status, QDateTime::currentDateTimeUtc())};
    if (entry.state == State::Waiting)
        row.picture = Icon::Clock;
    else if (entry.state == State::Sending)
        row.picture = Icon::Send;
    else
        row.picture = entry.state == State::Unknown ? Icon::CircleQuestionMark : Icon::CircleX;
    if (entry.state == State::Returned)
        row.tint = Tint::Danger;
    else if (entry.state == State::Unknown)
        row.tint = Tint::Warning;
    return row;
}

} // namespace

OutboxPane::OutboxPane(QWidget *parent)
    : QStackedWidget(parent)
    , m_list(new OutgoingList)
    , m_details(new QLabel)
    , m_empty(new EmptyState)
    , m_page(new QWidget)
{
    setObjectName(QStringLiteral("outboxPane"));
    m_list->setObjectName(QStringLiteral("outboxList"));
    m_list->setAccessibleName(tr("Outbox"));
    buildActions();
    build();
    connect(m_list, &OutgoingList::chosenChanged, this, &OutboxPane::showChosen);
    setOutbox({});
}

void OutboxPane::buildActions()
{
    m_try = new QAction(icon(Icon::Send), tr("Send all &now"), this);
    m_try->setObjectName(QStringLiteral("sendNow"));
    connect(m_try, &QAction::triggered, this, &OutboxPane::tryWanted);
    m_stop = new QAction(icon(Icon::CircleStop), tr("Stop sendin&g"), this);
    m_stop->setObjectName(QStringLiteral("stopSending"));
    connect(m_stop, &QAction::triggered, this, &OutboxPane::stopWanted);
    m_again = new QAction(icon(Icon::RotateCw), tr("Send &again"), this);
    m_again->setObjectName(QStringLiteral("sendAgain"));
    connect(m_again, &QAction::triggered, this, [this] {
        if (const OutboxEntry *entry = chosen())
            Q_EMIT sendAgainWanted(entry->id);
    });
    m_edit = new QAction(icon(Icon::Pencil), tr("&Change…"), this);
    m_edit->setObjectName(QStringLiteral("editSent"));
    m_edit->setToolTip(tr("Take the message out of the outbox and write on"));
    connect(m_edit, &QAction::triggered, this, [this] {
        if (const OutboxEntry *entry = chosen())
            Q_EMIT editWanted(entry->id);
    });
    m_discard = new QAction(icon(Icon::Trash2), tr("&Delete…"), this);
    m_discard->setObjectName(QStringLiteral("discardSent"));
    m_discard->setShortcut(Qt::Key_Delete);
    m_discard->setShortcutContext(Qt::WidgetShortcut);
    connect(m_discard, &QAction::triggered, this, &OutboxPane::askToDiscard);
    m_list->addActions({m_try, m_again, m_edit, m_discard, m_stop});
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void OutboxPane::build()
{
    m_details->setObjectName(QStringLiteral("outboxDetails"));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_details->setContentsMargins(space::large, space::normal, space::large, space::normal);
    auto *area = new QScrollArea;
    area->setWidget(m_details);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 2);
    layout->addWidget(new ActionButtons({m_try, m_again, m_edit, m_discard, m_stop}));
    layout->addWidget(area, 1);
    addWidget(m_page);
    addWidget(m_empty);
    m_empty->setContent({Icon::Upload, tr("Nothing waits to be sent"),
                         tr("What you send lies here until the server has taken it.")});
    m_page->setFocusProxy(m_list);
}

void OutboxPane::setOutbox(const QList<OutboxEntry> &outbox)
{
    m_outbox = outbox;
    QList<OutgoingList::Row> rows;
    for (const OutboxEntry &entry : outbox)
        rows += outboxRow(entry, m_status);
    m_list->setRows(rows);
    setCurrentWidget(outbox.isEmpty() ? static_cast<QWidget *>(m_empty) : m_page);
    followQuestion();
}

/// While it is asked, the message may be sent.
void OutboxPane::followQuestion()
{
    if (!m_question)
        return;
    const OutboxEntry *entry = find(m_inQuestion);
    if (entry && entry->state != State::Sending)
        m_question->setInformativeText(discardWarning(*entry));
    else
        m_question->reject();
}

void OutboxPane::setStatus(const mailbox::SendingStatus &status)
{
    m_status = status;
    setOutbox(m_outbox);
}

const OutboxEntry *OutboxPane::chosen() const
{
    const auto id = m_list->chosen();
    return id ? find(OutboxId(*id)) : nullptr;
}

const OutboxEntry *OutboxPane::find(OutboxId id) const
{
    const auto entry =
        std::find_if(m_outbox.begin(), m_outbox.end(), [id](const OutboxEntry &one) { return one.id == id; });
    return entry == m_outbox.end() ? nullptr : &*entry;
}

void OutboxPane::showChosen()
{
    const OutboxEntry *entry = chosen();
    const QString details = entry ? outboxDetails(*entry).join(u'\n') : QString();
    if (m_details->text() != details)
        m_details->setText(details);
    updateActions();
}

void OutboxPane::updateActions()
{
    const OutboxEntry *entry = chosen();
    const bool isFree = entry && entry->state != State::Sending;
    const bool isWaiting = std::any_of(m_outbox.begin(), m_outbox.end(),
                                       [](const OutboxEntry &one) { return one.state == State::Waiting; });
    m_try->setEnabled(isWaiting);
    m_stop->setEnabled(m_status.activity != mailbox::SendingStatus::Activity::Idle);
    m_again->setEnabled(isFree);
    m_edit->setEnabled(isFree);
    m_discard->setEnabled(isFree);
}

void OutboxPane::askToDiscard()
{
    const OutboxEntry *entry = chosen();
    if (!entry)
        return;
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Delete from the outbox"),
                        tr("Delete “%1”?").arg(outgoingSubject(entry->subject)), QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("discardQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(discardWarning(*entry));
    const QPushButton *discard = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    m_question = question;
    m_inQuestion = entry->id;
    connect(question, &QMessageBox::buttonClicked, this,
            [this, discard, id = entry->id](const QAbstractButton *clicked) {
                if (clicked == discard)
                    Q_EMIT discardWanted(id);
            });
    question->open();
}

} // namespace poplar::gui
