// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consoledesk.h"

#include "gui/consolebar.h"
#include "gui/consoleedit.h"
#include "gui/consoleverbs_pop3.h"
#include "gui/transcriptpane.h"
#include "mailbox/mailbox.h"
#include "wire/displaytext.h"

namespace poplar::gui {

using mailbox::ConnectionState;
using mailbox::Mailbox;

namespace {

QByteArray verbOf(const QByteArray &line)
{
    return line.simplified().split(' ').constFirst().toUpper();
}

bool opensSession(const QByteArray &verb)
{
    static const QByteArrayList opening{"USER", "PASS", "APOP", "AUTH", "STLS", "UTF8"};
    return opening.contains(verb);
}

} // namespace

ConsoleDesk::ConsoleDesk(TranscriptPane &pane, Mailbox &mailbox)
    : QObject(&pane)
    , m_mailbox(&mailbox)
    , m_bar(new ConsoleBar)
{
    pane.setConsole(*m_bar);
    connect(m_bar, &ConsoleBar::entered, this, &ConsoleDesk::take);
    connect(m_bar, &ConsoleBar::left, &pane, &TranscriptPane::focusPage);
    connect(&mailbox, &Mailbox::connectionChanged, this, &ConsoleDesk::takeStatus);
    connect(&mailbox, &Mailbox::spoken, this, &ConsoleDesk::takeReply);
    connect(&mailbox, &Mailbox::listed, this, [this] {
        m_isListed = true;
        update();
    });
    update();
}

void ConsoleDesk::takeStatus(const mailbox::ConnectionStatus &status)
{
    if (status.state != ConnectionState::Transaction)
        m_isListed = false;
    update();
}

QString ConsoleDesk::obstacle() const
{
    const mailbox::ConnectionStatus &status = m_mailbox->status();
    switch (status.state) {
    case ConnectionState::Disconnected:
        return status.waiting ? tr("Not connected. Poplar tries again by itself.")
                              : tr("Not connected. “Check” connects.");
    case ConnectionState::Connecting:
    case ConnectionState::Securing:
    case ConnectionState::Authorization:
        return tr("Poplar is connecting. The console opens when the maildrop does.");
    case ConnectionState::Transaction:
        return m_isListed ? QString() : tr("Poplar is reading what lies in the maildrop. A moment, please.");
    case ConnectionState::Update:
        break;
    }
    return tr("Poplar is leaving the maildrop.");
}

void ConsoleDesk::update()
{
    if (!m_mailbox)
        return;
    const QString why = obstacle();
    m_bar->setVerbs(pop3ConsoleVerbs(Pop3State::Transaction, m_mailbox->status().capabilities));
    if (why.isEmpty())
        m_bar->setInput(ConsoleBar::Input::Command, tr("Type a POP3 command"));
    else
        m_bar->setInput(ConsoleBar::Input::Closed, why);
}

void ConsoleDesk::take(const QByteArray &line)
{
    if (!m_mailbox)
        return;
    const QByteArray verb = verbOf(line);
    const QString shown = wire::displayText(verb);
    if (verb == "STLS")
        return m_bar->tell(
            tr("STLS was not sent: encryption begins before the login. The account’s settings have it."));
    // A secret goes no further than this.
    if (opensSession(verb) || secretStart(QString::fromUtf8(line)) >= 0)
        return m_bar->tell(tr("%1 was not sent: Poplar has logged in to this session.").arg(shown));
    if (verb == "QUIT" && line.trimmed().size() == verb.size())
        return m_mailbox->leave();
    m_mailbox->speak(line, mailbox::SpokenText::Dropped);
}

/// What the server said, and how a connection was lost, is in the log.
void ConsoleDesk::takeReply(const mailbox::Spoken &spoken)
{
    if (!spoken.error || spoken.error->kind != ErrorKind::NotAllowed)
        return;
    const QString shown = wire::displayText(verbOf(spoken.command));
    if (!m_isListed)
        return m_bar->tell(tr("%1 was not sent: the maildrop is not open.").arg(shown));
    if (spoken.error->verb.isEmpty())
        return m_bar->tell(tr("Nothing was sent: that is no POP3 command."));
    m_bar->tell(
        tr("%1 was not sent: what stands behind it does not fit. F1 shows how it is used.").arg(shown));
}

} // namespace poplar::gui
