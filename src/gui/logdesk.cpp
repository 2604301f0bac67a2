// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logdesk.h"

#include "gui/consoledesk.h"
#include "gui/icons.h"
#include "gui/logdock.h"
#include "gui/logexport.h"
#include "gui/logsettings.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/reportdesk.h"
#include "gui/sessionviews.h"
#include "gui/transcriptlines.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "mailbox/dispatch.h"

#include <QAction>
#include <QMainWindow>
#include <QSettings>

namespace poplar::gui {

using mailbox::Mailbox;
using mailbox::MessageId;
using records::Application;

namespace {

const QString sendingPrefix = QStringLiteral("smtp:"); ///< Of the id of a mailbox's second session.

QString sendingName(const OpenMailbox &open)
{
    //: A tab of the log: what an account sends; %1 is its name.
    return LogDesk::tr("%1 · SMTP").arg(open.name());
}

} // namespace

LogDesk::LogDesk(QMainWindow &window, MessageListPane &list, QSettings &settings)
    : m_list(list)
    , m_settings(settings)
    , m_dock(new LogDock(&window))
    , m_export(new LogExport([this] { return subject(); }, m_dock))
    , m_report(new ReportDesk(settings, m_dock))
    , m_showInLog(new QAction(icon(Icon::ScrollText), tr("Show in &log"), &window))
{
    connect(m_export, &LogExport::saved, this, &LogDesk::saved);
    connect(m_report, &ReportDesk::saved, this, &LogDesk::saved);
    window.addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    m_dock->hide();
    m_dock->applySettings(loadLogSettings(settings));
    m_showInLog->setObjectName(QStringLiteral("showInLogAction"));
    m_showInLog->setToolTip(tr("Go to what Poplar and the server said about this message last"));
    connect(m_showInLog, &QAction::triggered, this, &LogDesk::showInLog);
    connect(&list, &MessageListPane::selectionChanged, this, &LogDesk::updateAction);
    connect(m_dock, &LogDock::settingsChanged, this,
            [this](const LogSettings &changed) { saveLogSettings(m_settings, changed); });
    connectMessages();
    updateAction();
}

LogDesk::~LogDesk() = default;

/// To look at a line is no wish to fetch what it concerns: that would write further lines.
void LogDesk::connectMessages()
{
    connect(m_dock, &LogDock::messageTouched, this, [this](const QString &id, qint64 message) {
        if (m_shown && m_shown->id() == id)
            m_list.point(MessageId(quint64(message)));
    });
    connect(m_dock, &LogDock::messageWanted, this, [this](const QString &id, qint64 message) {
        if (!m_shown || m_shown->id() != id)
            Q_EMIT mailboxWanted(id);
        if (m_shown && m_shown->id() == id)
            m_list.choose(MessageId(quint64(message)));
    });
}

TranscriptPane &LogDesk::addSession(const QString &id, const QString &name, Application application)
{
    TranscriptPane &pane = m_dock->addSession(id, name, application);
    addSessionViews(pane);
    QAction *report = m_report->actionFor(pane, [this, id] { return reported(id); });
    pane.lines().addTools(m_export->actions() + QList{report});
    return pane;
}

void LogDesk::watch(OpenMailbox &open)
{
    TranscriptPane &pane = addSession(open.id(), open.name(), Application::Pop3);
    connect(&open.mailbox(), &Mailbox::transcriptGrown, &pane, &TranscriptPane::append);
    new ConsoleDesk(pane, open.mailbox());
    m_watched.insert(open.id(), &open);
    connect(&open.mailbox().dispatch(), &mailbox::Dispatch::transcriptGrown, this,
            [this, id = open.id()](const QList<wire::TranscriptEvent> &events) { takeSending(id, events); });
}

void LogDesk::takeSending(const QString &id, QList<wire::TranscriptEvent> events)
{
    const OpenMailbox *open = m_watched.value(id);
    if (open == nullptr || events.isEmpty())
        return;
    // They name messages of the outbox, which are none of the list's.
    for (wire::TranscriptEvent &event : events)
        event.message = 0;
    const QString session = sendingPrefix + id;
    TranscriptPane *pane = m_dock->pane(session);
    if (pane == nullptr)
        pane = &addSession(session, sendingName(*open), Application::Smtp);
    pane->append(events);
}

OpenMailbox *LogDesk::watched(const QString &session) const
{
    const bool isSending = session.startsWith(sendingPrefix);
    return m_watched.value(isSending ? session.mid(sendingPrefix.size()) : session);
}

TranscriptPane &LogDesk::addTalk(const QString &id, const QString &name, const records::KnownNames &names,
                                 Application application)
{
    TranscriptPane &pane = addSession(id, name, application);
    m_dock->setClosable(id);
    m_talks.insert(id, names);
    return pane;
}

void LogDesk::setName(const OpenMailbox &open)
{
    m_dock->setSessionName(open.id(), open.name());
    m_dock->setSessionName(sendingPrefix + open.id(), sendingName(open));
}

void LogDesk::forget(const QString &id)
{
    m_dock->removeSession(id);
    m_dock->removeSession(sendingPrefix + id);
    m_watched.remove(id);
    m_talks.remove(id);
}

void LogDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    if (open)
        m_dock->showSession(open->id());
    updateAction();
}

void LogDesk::reveal(quint64 transcriptNumber)
{
    if (m_shown)
        m_dock->reveal(m_shown->id(), transcriptNumber);
}

void LogDesk::revealSending(quint64 transcriptNumber)
{
    if (m_shown)
        m_dock->reveal(sendingPrefix + m_shown->id(), transcriptNumber);
}

records::KnownNames LogDesk::namesOf(const QString &session) const
{
    OpenMailbox *open = watched(session);
    if (open == nullptr)
        return m_talks.value(session);
    const accounts::Account &account = open->mailbox().account();
    const bool isSending = session != open->id();
    const accounts::Account used = isSending ? accounts::sendingAccount(account) : account;
    return {{used.user}, {used.host}};
}

/// What the user looks at.
LogSubject LogDesk::subject() const
{
    LogSubject subject;
    if (const TranscriptPane *pane = m_dock->currentPane()) {
        subject.events = pane->model().events();
        subject.application = pane->application();
    }
    subject.names = namesOf(m_dock->currentSession());
    return subject;
}

ReportSubject LogDesk::reported(const QString &id) const
{
    const TranscriptPane *pane = m_dock->pane(id);
    if (pane == nullptr)
        return {};
    if (OpenMailbox *open = m_watched.value(id))
        return reportSubject(pane->model().events(), *open);
    return {pane->model().events(), namesOf(id), {}, {}, pane->application()};
}

void LogDesk::updateAction()
{
    m_showInLog->setEnabled(m_shown && m_list.selected().size() == 1);
}

void LogDesk::showInLog()
{
    const QList<MessageId> selected = m_list.selected();
    if (!m_shown || selected.size() != 1)
        return;
    const TranscriptPane *pane = m_dock->pane(m_shown->id());
    const quint64 number = pane ? pane->model().lastAbout(qint64(selected.first())) : 0;
    if (number == 0)
        Q_EMIT told(tr("The log does not tell of this message."));
    else
        m_dock->reveal(m_shown->id(), number);
}

} // namespace poplar::gui
