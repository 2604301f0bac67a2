// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composedesk.h"

#include "gui/accountlistmodel.h"
#include "gui/actiontip.h"
#include "gui/answertext.h"
#include "gui/icons.h"
#include "gui/mailtolink.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "mailbox/dispatch.h"
#include "mime/answering.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QDesktopServices>

#include <algorithm>

namespace poplar::gui {

using mailbox::Dispatch;
using mailbox::DraftId;
using mailbox::KeptDraft;
using mailbox::Mailbox;

namespace {
constexpr quint64 firstTicket = quint64(1) << 63U; ///< Those of the windows are below.
} // namespace

ComposeDesk::ComposeDesk(MessageListPane &list, ProblemBar &bar, SpellingDesk &spelling)
    : m_list(list)
    , m_bar(bar)
    , m_spelling(spelling)
    , m_lastTicket(firstTicket)
{
    buildActions();
    connect(&list, &MessageListPane::selectionChanged, this, &ComposeDesk::updateActions);
    updateActions();
}

ComposeDesk::~ComposeDesk()
{
    QDesktopServices::unsetUrlHandler(QStringLiteral("mailto"));
    for (const auto &window : std::as_const(m_windows))
        delete window;
}

void ComposeDesk::buildActions()
{
    m_new = new QAction(icon(Icon::SquarePen), tr("&New message"), this);
    m_new->setObjectName(QStringLiteral("newMessageAction"));
    m_new->setIconText(tr("Write", "toolbar: a new message"));
    m_new->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    m_new->setToolTip(tr("Write a new message (Ctrl+Shift+M)"));
    connect(m_new, &QAction::triggered, this, &ComposeDesk::write);
    addAnswer(Way::Reply, Icon::Reply, tr("&Reply"), "replyAction")->setShortcut(Qt::CTRL | Qt::Key_R);
    addAnswer(Way::ReplyAll, Icon::ReplyAll, tr("Reply to &all"), "replyAllAction")
        ->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    addAnswer(Way::ReplyToList, Icon::List, tr("Reply to mailing &list"), "replyListAction")
        ->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    addAnswer(Way::Forward, Icon::Forward, tr("&Forward"), "forwardAction")
        ->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    addAnswer(Way::ForwardAttached, Icon::Paperclip, tr("Forward as a&ttachment"), "forwardAttachedAction");
    addAnswer(Way::Redirect, Icon::Send, tr("Re&direct"), "redirectAction")
        ->setToolTip(tr("Send the message on as it stands, under its author’s name"));
}

QAction *ComposeDesk::addAnswer(Way way, Icon picture, const QString &text, const char *name)
{
    auto *action = new QAction(icon(picture), text, this);
    action->setObjectName(QLatin1StringView(name));
    connect(action, &QAction::triggered, this, [this, way] { answer(way); });
    m_answers += action;
    return action;
}

QList<QAction *> ComposeDesk::answerActions() const
{
    return m_answers;
}

QList<QAction *> ComposeDesk::toolActions() const
{
    return {m_answers[int(Way::Reply)], m_answers[int(Way::ReplyAll)], m_answers[int(Way::Forward)]};
}

void ComposeDesk::watch(OpenMailbox &open)
{
    m_open.removeAll(nullptr);
    m_open += &open;
    const Dispatch *dispatch = &open.mailbox().dispatch();
    connect(dispatch, &Dispatch::originalRead, this, &ComposeDesk::takeOriginal);
    const auto forAll = [this](auto take) {
        return [this, take](const auto &answer) {
            const auto windows = m_windows; // One may close.
            for (const auto &window : windows) {
                if (window)
                    (window->*take)(answer);
            }
        };
    };
    connect(dispatch, &Dispatch::queued, this, forAll(&ComposeWindow::takeQueued));
    connect(dispatch, &Dispatch::draftKept, this, forAll(&ComposeWindow::takeKept));
    connect(dispatch, &Dispatch::correspondentsFound, this, forAll(&ComposeWindow::takePeople));
    connect(dispatch, &Dispatch::takenBack, this,
            [this, &open](const KeptDraft &draft) { openDraft(open, draft); });
    connect(dispatch, &Dispatch::statusChanged, this, [this, id = open.id()] {
        for (const auto &window : std::as_const(m_windows)) {
            if (window && window->account() == id)
                tellLargest(*window);
        }
    });
    connect(&open, &QObject::destroyed, this, &ComposeDesk::refresh);
    refresh();
}

void ComposeDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_ofList.reset();
    m_within.reset();
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    if (open)
        connect(&open->mailbox(), &Mailbox::contentReady, m_connections.get(),
                [this](const mailbox::MessageContent &content) {
                    const auto isPost = [](const mime::HeaderField &field) {
                        return field.name.compare(u"List-Post", Qt::CaseInsensitive) == 0;
                    };
                    if (std::any_of(content.headerFields.begin(), content.headerFields.end(), isPost))
                        m_ofList = content.id;
                    m_within.reset();
                    if (content.partOf)
                        m_within = content.partOf->message;
                    updateActions();
                });
    updateActions();
    if (const auto link = open ? std::exchange(m_waiting, std::nullopt) : std::nullopt)
        writeTo(*link);
}

void ComposeDesk::updateActions()
{
    const QList<mailbox::MessageId> selected = m_list.selected();
    const bool isOne = m_shown && selected.size() == 1;
    const QString obstacle = isOne && m_within == selected.constFirst()
        ? tr("What is shown is a message within another one. Go back to that one to answer it.")
        : QString();
    for (QAction *action : std::as_const(m_answers)) {
        setObstacle(*action, obstacle);
        action->setEnabled(isOne && obstacle.isEmpty());
    }
    m_answers[int(Way::ReplyToList)]->setEnabled(isOne && obstacle.isEmpty()
                                                 && m_ofList == selected.constFirst());
    m_new->setEnabled(m_shown);
}

QList<accounts::Account> ComposeDesk::accounts() const
{
    QList<accounts::Account> accounts;
    for (const auto &open : m_open) {
        if (!open)
            continue;
        accounts::Account account = open->mailbox().account();
        const bool isPractice = account.id == AccountListModel::practiceId;
        if (isPractice)
            account.name = open->name();
        if (!isPractice || account.submission.isSet())
            accounts += account;
    }
    return accounts;
}

void ComposeDesk::refresh()
{
    m_open.removeAll(nullptr);
    const QList<accounts::Account> all = accounts();
    QStringList places;
    for (const auto &open : std::as_const(m_open))
        places += open->id();
    for (const auto &window : std::as_const(m_windows)) {
        if (!window)
            continue;
        window->setAccounts(all);
        window->setPlaces(places);
    }
    takeLinks();
}

/// Links open here as soon as something can be sent from here.
void ComposeDesk::takeLinks()
{
    const QList<accounts::Account> all = accounts();
    const bool canSend = std::any_of(all.begin(), all.end(), [](const accounts::Account &account) {
        return account.submission.isSet() && !sendersOf(account).isEmpty();
    });
    if (canSend)
        QDesktopServices::setUrlHandler(QStringLiteral("mailto"), this, "writeTo");
    else
        QDesktopServices::unsetUrlHandler(QStringLiteral("mailto"));
}

Dispatch *ComposeDesk::dispatchOf(const QString &account) const
{
    for (const auto &open : m_open) {
        if (open && open->id() == account)
            return &open->mailbox().dispatch();
    }
    return nullptr;
}

QList<Address> ComposeDesk::ownAddresses(const QString &account) const
{
    QList<Address> own;
    QList<Address> others;
    const QList<accounts::Account> all = accounts();
    for (const accounts::Account &one : all)
        (one.id == account ? own : others) += sendersOf(one);
    return own + others;
}

void ComposeDesk::write()
{
    if (!m_shown)
        return;
    ComposeStart start;
    start.account = m_shown->id();
    start.draft.draft.from = ownAddresses(start.account).value(0);
    open(start);
}

void ComposeDesk::writeTo(const QUrl &link)
{
    if (!m_shown) {
        m_waiting = link;
        return;
    }
    ComposeStart start;
    start.account = m_shown->id();
    start.draft.draft = draftOfLink(link);
    start.draft.draft.from = ownAddresses(start.account).value(0);
    open(start);
}

void ComposeDesk::answer(Way way)
{
    const QList<mailbox::MessageId> selected = m_list.selected();
    if (!m_shown || selected.size() != 1)
        return;
    m_asked.insert(++m_lastTicket, {way, m_shown->id()});
    m_shown->mailbox().dispatch().readOriginal(m_lastTicket, selected.constFirst());
}

void ComposeDesk::takeOriginal(const mailbox::OriginalRead &read)
{
    const auto asked = m_asked.constFind(read.ticket);
    if (asked == m_asked.constEnd())
        return;
    const Asked how = *asked;
    m_asked.erase(asked);
    if (const auto *error = std::get_if<Error>(&read.result)) {
        if (error->kind == ErrorKind::Cancelled)
            return; // something else was wanted meanwhile
        m_bar.showNotice(ProblemBar::Tone::Problem, tr("The message could not be read for the answer"),
                         wire::displayText(error->detail));
        return;
    }
    open(startOf(how, std::get<mime::Original>(read.result)));
}

ComposeStart ComposeDesk::startOf(const Asked &asked, const mime::Original &original) const
{
    const Envelope &envelope = original.message.envelope;
    mime::Answering how{ownAddresses(asked.account), attributionOf(envelope)};
    ComposeStart start;
    start.account = asked.account;
    mime::Draft &draft = start.draft.draft;
    start.cursor = ComposeStart::Cursor::End;
    switch (asked.way) {
    case Way::Reply:
        draft = mime::reply(original, how);
        break;
    case Way::ReplyAll:
        draft = mime::replyAll(original, how);
        break;
    case Way::ReplyToList:
        draft = mime::replyToList(original, how);
        break;
    case Way::Forward:
        how.attribution = forwardedHeader(envelope);
        draft = mime::forwardInline(original, how);
        draft.text.prepend(QStringLiteral("\n\n"));
        start.cursor = ComposeStart::Cursor::Begin;
        for (const mime::Attachment &attachment : original.message.attachments)
            start.partSizes.insert(attachment.part, attachment.octets);
        return start;
    case Way::ForwardAttached:
        draft = mime::forwardAttached(original, how);
        return start;
    case Way::Redirect:
        draft = mime::redirect(original, how);
        return start;
    }
    draft.text += u'\n';
    return start;
}

ComposeWindow &ComposeDesk::open(const ComposeStart &start)
{
    m_windows.removeAll(nullptr);
    auto *window = new ComposeWindow(++m_lastWindow, accounts(), start);
    m_windows += window;
    window->setSpelling(m_spelling);
    connectWindow(*window);
    tellLargest(*window);
    window->show();
    return *window;
}

void ComposeDesk::connectWindow(ComposeWindow &window)
{
    connect(&window, &ComposeWindow::sendWanted, this,
            [this, &window](const QString &account, const mailbox::SendOrder &order) {
                if (Dispatch *dispatch = dispatchOf(account))
                    dispatch->send(order);
                else
                    window.takeQueued({order.ticket, DraftKeeping::accountIsGone()});
            });
    connect(&window, &ComposeWindow::keepWanted, this,
            [this, &window](const QString &account, quint64 ticket, const KeptDraft &draft) {
                if (Dispatch *dispatch = dispatchOf(account))
                    dispatch->keepDraft(ticket, draft);
                else
                    window.takeKept({ticket, DraftKeeping::accountIsGone()});
            });
    connect(&window, &ComposeWindow::discardWanted, this, [this](const QString &account, DraftId draft) {
        if (Dispatch *dispatch = dispatchOf(account))
            dispatch->discardDraft(draft);
    });
    connect(&window, &ComposeWindow::peopleWanted, this,
            [this](const QString &account, quint64 ticket, const QString &beginning) {
                if (Dispatch *dispatch = dispatchOf(account))
                    dispatch->findCorrespondents(ticket, beginning);
            });
    connect(&window, &ComposeWindow::accountChosen, this, [this, &window] { tellLargest(window); });
    connect(&window, &ComposeWindow::setUpWanted, this, &ComposeDesk::setUpWanted);
}

void ComposeDesk::tellLargest(ComposeWindow &window) const
{
    const Dispatch *dispatch = dispatchOf(window.account());
    window.setLargest(dispatch ? dispatch->status().largest : 0);
}

void ComposeDesk::openDraft(OpenMailbox &mailbox, const KeptDraft &draft)
{
    for (const auto &window : std::as_const(m_windows)) {
        if (window && window->keptIn(mailbox.id()) == draft.id) {
            window->raise();
            return window->activateWindow();
        }
    }
    open({draft, mailbox.id(), {}, ComposeStart::Origin::Kept, ComposeStart::Cursor::Begin});
}

void ComposeDesk::keepAndCloseAll()
{
    const auto windows = m_windows;
    for (const auto &window : windows) {
        if (window)
            window->keepAndClose();
    }
}

} // namespace poplar::gui
