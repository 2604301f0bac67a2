// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/handtalkdesk.h"

#include "gui/handtalktab.h"
#include "gui/icons.h"
#include "gui/logdesk.h"
#include "gui/logdock.h"
#include "gui/logfilesdesk.h"
#include "gui/openmailbox.h"
#include "wire/displaytext.h"

#include <QAction>

#include <algorithm>

namespace poplar::gui {

HandTalkDesk::HandTalkDesk(QWidget *window, LogDesk &log, const LogFilesDesk &files, Choices choices)
    : m_window(window)
    , m_log(log)
    , m_files(files)
    , m_choices(std::move(choices))
    , m_action(new QAction(icon(Icon::Unplug), tr("Talk to the server by hand…"), window))
{
    m_action->setObjectName(QStringLiteral("handTalkAction"));
    m_action->setToolTip(tr("Connect, and type every command yourself, as in telnet"));
    connect(m_action, &QAction::triggered, this, &HandTalkDesk::ask);
    connect(&m_log.dock(), &LogDock::closeWanted, this, &HandTalkDesk::closeTab);
}

void HandTalkDesk::showMailbox(const OpenMailbox *open)
{
    m_shown = open ? open->id() : QString();
}

void HandTalkDesk::ask()
{
    if (m_dialog)
        return m_dialog->raise();
    const QList<HandTalkDialog::Choice> choices = m_choices();
    const auto shown = std::find_if(choices.begin(), choices.end(),
                                    [this](const auto &choice) { return choice.account.id == m_shown; });
    m_dialog =
        new HandTalkDialog(choices, shown == choices.end() ? -1 : int(shown - choices.begin()), m_window);
    connect(m_dialog, &QDialog::accepted, this,
            [this] { begin(m_dialog->account(), m_dialog->application()); });
    m_dialog->open();
}

void HandTalkDesk::begin(const accounts::Account &account, records::Application application)
{
    const QString id = QStringLiteral("by-hand:%1").arg(++m_begun);
    //: A tab of the log; %1 is a server.
    const QString name = tr("By hand: %1").arg(wire::displayText(account.host));
    TranscriptPane &pane = m_log.addTalk(id, name, {{account.user}, {account.host}}, application);
    auto *tab = new HandTalkTab(pane, account, m_files.files());
    m_tabs.insert(id, tab);
    m_log.dock().show();
    m_log.dock().raise();
    m_log.dock().showSession(id);
    tab->connectToServer();
}

void HandTalkDesk::closeTab(const QString &id)
{
    const QPointer<HandTalkTab> tab = m_tabs.take(id);
    if (!tab)
        return;
    if (const QString told = farewellTo(*tab); !told.isEmpty())
        Q_EMIT m_log.told(told);
    m_log.forget(id);
}

/// What became of the conversation with its tab; empty where there is nothing to tell.
QString HandTalkDesk::farewellTo(const HandTalkTab &tab)
{
    const QString host = wire::displayText(tab.account().host);
    if (!tab.isTalking())
        return {};
    if (tab.application() == records::Application::Smtp) {
        if (tab.mayHaveSent())
            return tr("The conversation with %1 ended before the answer to the message: it may have been "
                      "sent or not.")
                .arg(host);
        // Behind QUIT nothing depends on the server's word.
        return tab.isLeaving() ? QString()
                               : tr("The conversation with %1 was ended without QUIT: a message that was not "
                                    "complete is not sent.")
                                     .arg(host);
    }
    return tab.mayHaveDeleted()
        ? tr("The conversation with %1 ended before the answer to QUIT: what was marked may be deleted or "
             "not.")
              .arg(host)
        : tr("The conversation with %1 was ended without QUIT: nothing was deleted.").arg(host);
}

QList<HandTalkDialog::Choice> handTalkChoices(const QList<accounts::Account> &accounts, OpenMailbox *shown,
                                              const std::function<OpenMailbox *(const QString &id)> &find)
{
    using Session = HandTalkDialog::Choice::Session;
    const auto sessionOf = [](const OpenMailbox *open) {
        return open && open->state() != mailbox::ConnectionState::Disconnected ? Session::Open
                                                                               : Session::Closed;
    };
    QList<HandTalkDialog::Choice> choices;
    for (const accounts::Account &account : accounts)
        choices.append({account, account.shownName(), sessionOf(find(account.id))});
    const auto isShown = [shown](const auto &choice) { return choice.account.id == shown->id(); };
    if (shown && std::none_of(choices.cbegin(), choices.cend(), isShown))
        choices.prepend({shown->mailbox().account(), shown->name(), sessionOf(shown)});
    return choices;
}

} // namespace poplar::gui
