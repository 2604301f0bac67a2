// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/outgoingdesk.h"

#include "gui/accountlistmodel.h"
#include "gui/draftspane.h"
#include "gui/openmailbox.h"
#include "gui/outboxpane.h"
#include "gui/outboxtext.h"
#include "gui/placesdesk.h"
#include "gui/problembar.h"
#include "gui/statusstrip.h"
#include "mailbox/dispatch.h"
#include "wire/displaytext.h"

#include <QBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::Dispatch;
using mailbox::OutboxEntry;
using Kind = ListPlace::Kind;

OutgoingDesk::OutgoingDesk(const Parts &parts)
    : m_accounts(parts.accounts)
    , m_places(parts.places)
    , m_bar(parts.bar)
    , m_strip(parts.strip)
    , m_mail(parts.mail)
    , m_outbox(new OutboxPane)
    , m_drafts(new DraftsPane)
{
    for (QWidget *pane : {static_cast<QWidget *>(m_outbox), static_cast<QWidget *>(m_drafts)}) {
        pane->hide();
        parts.area.addWidget(pane, 1);
    }
    connect(&m_places, &PlacesDesk::placeShown, this, &OutgoingDesk::showPlace);
    connectPanes();
}

OutgoingDesk::~OutgoingDesk() = default;

void OutgoingDesk::connectPanes()
{
    const auto withDispatch = [this](auto call) {
        return [this, call](const auto &...what) {
            if (m_shown)
                (m_shown->mailbox().dispatch().*call)(what...);
        };
    };
    connect(m_outbox, &OutboxPane::tryWanted, this, withDispatch(&Dispatch::trySending));
    connect(m_outbox, &OutboxPane::stopWanted, this, withDispatch(&Dispatch::stop));
    connect(m_outbox, &OutboxPane::sendAgainWanted, this, withDispatch(&Dispatch::sendAgain));
    connect(m_outbox, &OutboxPane::editWanted, this, withDispatch(&Dispatch::takeBack));
    connect(m_outbox, &OutboxPane::discardWanted, this, withDispatch(&Dispatch::discard));
    connect(m_drafts, &DraftsPane::discardWanted, this, withDispatch(&Dispatch::discardDraft));
    connect(m_drafts, &DraftsPane::editWanted, this, [this](const mailbox::KeptDraft &draft) {
        if (m_shown)
            Q_EMIT draftWanted(*m_shown, draft);
    });
    connect(&m_bar, &ProblemBar::offerTaken, this, [this] {
        if (!m_told || m_told->turn != m_bar.turn())
            return;
        m_bar.dismiss();
        m_places.choose(m_told->account, {Kind::Outbox, {}});
    });
}

void OutgoingDesk::watch(OpenMailbox &open)
{
    const Dispatch *dispatch = &open.mailbox().dispatch();
    connect(dispatch, &Dispatch::outboxChanged, this, [this, &open] { count(open); });
    connect(dispatch, &Dispatch::draftsChanged, this, [this, &open] { count(open); });
    connect(dispatch, &Dispatch::sent, this,
            [this, &open](const mailbox::SentReport &report) { tellSent(open, report); });
    connect(dispatch, &Dispatch::notSent, this,
            [this, id = open.id()](const OutboxEntry &entry) { tellNotSent(id, entry); });
    connect(dispatch, &Dispatch::problem, this, [this](const mailbox::Problem &problem) {
        // What happens on the way to the server is told by notSent().
        if (problem.during == mailbox::Problem::During::Saving)
            m_bar.showProblem(problem);
    });
    count(open);
}

void OutgoingDesk::count(OpenMailbox &open)
{
    const Dispatch &dispatch = open.mailbox().dispatch();
    const QList<OutboxEntry> &outbox = dispatch.outbox();
    const auto undecided = std::count_if(outbox.begin(), outbox.end(), [](const OutboxEntry &entry) {
        return entry.state == OutboxEntry::State::Returned || entry.state == OutboxEntry::State::Unknown;
    });
    m_accounts.setOutgoing(open.id(), {dispatch.drafts().size(), outbox.size(), undecided});
    Q_EMIT counted(open.id(), {int(outbox.size()), int(dispatch.drafts().size())});
    if (m_shown != &open)
        return;
    m_outbox->setOutbox(outbox);
    m_drafts->setDrafts(dispatch.drafts());
    if (m_places.place().isOutgoing())
        m_places.markChosen(); // Its row may have come just now.
}

void OutgoingDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    if (!open) {
        m_outbox->setOutbox({});
        m_drafts->setDrafts({});
        return;
    }
    const Dispatch &dispatch = open->mailbox().dispatch();
    m_outbox->setStatus(dispatch.status());
    connect(&dispatch, &Dispatch::statusChanged, m_connections.get(),
            [this](const mailbox::SendingStatus &status) { m_outbox->setStatus(status); });
    count(*open);
}

void OutgoingDesk::showPlace(const ListPlace &place)
{
    m_mail.setVisible(!place.isOutgoing());
    m_outbox->setVisible(place.kind == Kind::Outbox);
    m_drafts->setVisible(place.kind == Kind::Drafts);
}

void OutgoingDesk::tellSent(OpenMailbox &open, const mailbox::SentReport &report)
{
    const QString subject = outgoingSubject(report.entry.subject);
    m_strip.setHint(tr("Sent: %1").arg(subject));
    if (m_told && m_told->message == report.entry.id && m_told->account == open.id()
        && m_told->turn == m_bar.turn())
        m_bar.dismiss();
    if (report.notKept)
        m_bar.showNotice(ProblemBar::Tone::Notice,
                         tr("“%1” was sent, but no copy of it is kept").arg(subject),
                         wire::displayText(report.notKept->detail));
}

void OutgoingDesk::tellNotSent(const QString &account, const OutboxEntry &entry)
{
    const OutboxNotice notice = outboxNotice(entry, QDateTime::currentDateTimeUtc());
    const bool isForNow = entry.state == OutboxEntry::State::Waiting;
    if (isForNow && entry.tries > 1) // What is tried again by the clock fails again by the clock.
        return;
    m_bar.showNotice(isForNow ? ProblemBar::Tone::Notice : ProblemBar::Tone::Problem, notice.title,
                     notice.explanation, tr("&Show outbox"));
    m_told = Told{account, entry.id, m_bar.turn()};
}

} // namespace poplar::gui
