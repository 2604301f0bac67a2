// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/checksdesk.h"

#include "base/limits.h"
#include "gui/accountlistmodel.h"
#include "gui/checkwatch.h"
#include "gui/icons.h"
#include "gui/newsdesk.h"

#include <QAction>
#include <QDateTime>
#include <QMenu>
#include <QRandomGenerator>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace poplar::gui {

using mailbox::Schedule;
using Standing = CheckWatch::Standing;

ChecksDesk::ChecksDesk(AccountListModel &rows, NewsDesk &news, QWidget &window)
    : m_rows(rows)
    , m_news(news)
    , m_window(window)
    , m_checkAll(new QAction(icon(Icon::RefreshCw), tr("Check &all accounts"), &window))
    , m_clock([] { return Schedule::Moment(QDateTime::currentMSecsSinceEpoch()); })
    , m_schedule([] { return QRandomGenerator::global()->generateDouble(); })
{
    m_checkAll->setObjectName(QStringLiteral("checkAllAction"));
    m_checkAll->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F5);
    m_checkAll->setToolTip(tr("See what is in all mailboxes (Ctrl+Shift+F5)"));
    connect(m_checkAll, &QAction::triggered, this, &ChecksDesk::checkAll);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChecksDesk::look);
    updateAction();
}

ChecksDesk::~ChecksDesk() = default;

void ChecksDesk::addTo(QToolBar &bar, QAction &check) const
{
    auto *button = qobject_cast<QToolButton *>(bar.widgetForAction(&check));
    if (!button)
        return;
    auto *menu = new QMenu(button);
    menu->addActions({&check, m_checkAll});
    button->setMenu(menu);
    button->setPopupMode(QToolButton::MenuButtonPopup);
}

void ChecksDesk::setClock(Clock clock)
{
    m_clock = std::move(clock);
}

void ChecksDesk::setAccounts(const QList<accounts::Account> &accounts)
{
    const QHash<QString, accounts::Account> before = std::exchange(m_accounts, {});
    for (const accounts::Account &account : accounts) {
        m_accounts.insert(account.id, account);
        m_schedule.set(account.id, account.checkEvery, m_clock());
        CheckWatch *watch = find(account.id);
        if (watch && before.value(account.id) != account)
            watch->forgive();
    }
    for (const QString &id : before.keys()) {
        if (!m_accounts.contains(id))
            m_schedule.remove(id);
    }
    updateAction();
    noteAll();
    wait();
}

void ChecksDesk::add(OpenMailbox &open)
{
    open.questions().hold();
    m_watches.push_back(std::make_unique<CheckWatch>(
        open, [this](const OpenMailbox &one) { return &one == m_shown && m_window.isActiveWindow(); }));
    const CheckWatch &watch = *m_watches.back();
    connect(&open, &QObject::destroyed, this, [this, gone = &watch] {
        std::erase_if(m_watches, [gone](const auto &one) { return one.get() == gone; });
    });
    connect(&watch, &CheckWatch::changed, this, [this, &watch] { note(watch); });
    connect(&watch, &CheckWatch::checked, this, [this, id = open.id()] {
        m_schedule.counted(id, m_clock());
        m_leftOut.remove(id);
        wait();
    });
    connect(&watch, &CheckWatch::arrived, this, [this, &open](qint64 messages) {
        if (&open != m_shown)
            m_news.tellArrival(open.name(), messages);
    });
    updateAction();
}

void ChecksDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    for (const auto &watch : m_watches) {
        if (&watch->open() == open)
            watch->open().questions().release();
        else
            watch->open().questions().hold();
    }
}

CheckWatch *ChecksDesk::find(const QString &id) const
{
    const auto found = std::find_if(m_watches.begin(), m_watches.end(),
                                    [&id](const auto &watch) { return watch->open().id() == id; });
    return found == m_watches.end() ? nullptr : found->get();
}

/// What is shown is checked as the user checks it, whatever they do there; they asked for it.
void ChecksDesk::checkAll()
{
    for (const auto &watch : m_watches) {
        OpenMailbox &open = watch->open();
        const Standing standing = watch->standing();
        const bool isWaiting = open.mailbox().status().waiting.has_value();
        const bool canBeChecked =
            standing == Standing::Free || standing == Standing::InUse || standing == Standing::Barred;
        if (!m_accounts.contains(open.id()) || (!canBeChecked && !isWaiting))
            continue;
        if (&open == m_shown) {
            open.mailbox().check();
            continue;
        }
        if (isWaiting)
            open.mailbox().stop(); // it waits to try again, which is done now
        watch->begin();
    }
}

void ChecksDesk::look()
{
    const Schedule::Moment now = m_clock();
    for (const QString &id : m_schedule.due(now)) {
        CheckWatch *watch = find(id);
        const Standing standing = watch ? watch->standing() : Standing::Busy;
        if (standing == Standing::Free)
            watch->begin();
        if (standing == Standing::InUse)
            m_leftOut.insert(id);
        else
            m_leftOut.remove(id);
        m_schedule.counted(id, now);
        if (watch)
            note(*watch);
    }
    wait();
}

/// At least so often that a sleep of the machine is noticed.
void ChecksDesk::wait()
{
    const std::optional<Schedule::Moment> next = m_schedule.next();
    if (!next)
        return m_timer.stop();
    const std::chrono::milliseconds left = *next - m_clock();
    m_timer.start(
        std::clamp<std::chrono::milliseconds>(left, std::chrono::milliseconds(0), limit::scheduleTick));
}

void ChecksDesk::noteAll()
{
    for (const auto &watch : m_watches)
        note(*watch);
}

void ChecksDesk::note(const CheckWatch &watch)
{
    const QString id = watch.open().id();
    const Standing standing = watch.standing();
    CheckNote note;
    note.trouble = watch.trouble();
    if (watch.open().questions().hasWaiting())
        note.standing = CheckNote::Standing::Asking;
    else if (standing == Standing::Barred && m_schedule.next(id))
        note.standing = CheckNote::Standing::Barred;
    else if (!note.trouble.isEmpty())
        note.standing = CheckNote::Standing::Failed;
    if (const auto next = m_schedule.next(id))
        note.next = QDateTime::fromMSecsSinceEpoch(next->count(), Qt::UTC);
    note.isInUse = m_leftOut.contains(id) && standing == Standing::InUse;
    m_rows.setCheckNote(id, note);
}

void ChecksDesk::updateAction()
{
    m_checkAll->setEnabled(!m_accounts.isEmpty());
}

} // namespace poplar::gui
