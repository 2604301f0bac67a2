// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/conversation.h"

#include <algorithm>
#include <utility>

namespace poplar::gui {

using Kind = wire::TranscriptEvent::Kind;
using Role = TranscriptLine::Role;

namespace {

Role roleOf(Kind kind)
{
    switch (kind) {
    case Kind::Sent:
        return Role::Command;
    case Kind::Received:
        return Role::Status;
    case Kind::Body:
        return Role::Body;
    case Kind::Security:
        return Role::Security;
    case Kind::State:
    case Kind::Progress: // a measure, and no line
        return Role::State;
    case Kind::Failure:
        return Role::Failure;
    }
    Q_UNREACHABLE();
}

} // namespace

bool isRefusal(const QByteArray &line)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return line.startsWith("-ERR")
        || (line.size() >= 3 && (line[0] == '4' || line[0] == '5') && isDigit(line[1]) && isDigit(line[2])
            && (line.size() == 3 || line[3] == ' ' || line[3] == '-'));
}

bool TranscriptLine::isError() const
{
    const bool isReply = role == Role::Status || role == Role::Greeting || role == Role::Unasked;
    return role == Role::Failure || (isReply && isRefusal(event.text));
}

TranscriptLine Conversation::take(wire::TranscriptEvent event)
{
    forgetIfNew(event);
    TranscriptLine line;
    line.event = std::move(event);
    line.event.body = {};
    line.role = roleOf(line.event.kind);
    line.application = m_application;
    if (m_before)
        line.sinceBefore = line.event.sinceStart - *m_before;
    m_before = line.event.sinceStart;
    if (line.role == Role::Command)
        takeSent(line);
    else if (line.role == Role::Body && line.event.way == wire::TranscriptEvent::Way::Out)
        takeContent(line);
    else if (line.role == Role::Status || line.role == Role::Body)
        takeReply(line);
    return line;
}

/// Each session counts its commands and its time from the beginning.
void Conversation::forgetIfNew(const wire::TranscriptEvent &event)
{
    const bool begins = event.kind == Kind::State && event.text == "CONNECTING";
    if (!begins && (!m_before || event.sinceStart >= *m_before))
        return;
    m_said.clear();
    m_before.reset();
    m_lastReply = {};
}

void Conversation::takeSent(TranscriptLine &line)
{
    const wire::TranscriptEvent &event = line.event;
    if (event.command != 0 && !m_said.empty() && m_said.back().command == event.command) {
        Said &begun = m_said.back();
        line.role = Role::Answer;
        begun.asked = event.sinceStart;
        begun.awaitsReply = true;
        line.verb = begun.verb;
        line.argument = begun.argument;
        return;
    }
    const qsizetype blank = event.text.indexOf(' ');
    line.verb = event.text.mid(0, blank).toUpper();
    line.argument = blank < 0 ? QByteArray() : event.text.mid(blank + 1).trimmed();
    line.isPipelined = !m_said.empty() && !m_said.back().isOver;
    if (event.command != 0)
        m_said.push_back({event.command, line.verb, line.argument, event.sinceStart, line.isPipelined});
}

/// It goes behind 354 or by BDAT, and then the server owes its verdict; earlier commands may wait for
/// replies.
void Conversation::takeContent(TranscriptLine &line)
{
    const auto carrier = std::find_if(m_said.begin(), m_said.end(), [&line](const Said &said) {
        return said.command == line.event.command;
    });
    if (carrier == m_said.end() || line.event.command == 0)
        return;
    carrier->asked = line.event.sinceStart;
    carrier->awaitsReply = true;
    carrier->hasStatus = false;
    line.verb = carrier->verb;
    line.argument = carrier->argument;
    line.isPipelined = carrier->isPipelined;
}

void Conversation::takeReply(TranscriptLine &line)
{
    const wire::TranscriptEvent &event = line.event;
    // Replies come in the order of the commands.
    while (!m_said.empty() && m_said.front().command < event.command)
        m_said.pop_front();
    if (m_said.empty() || m_said.front().command != event.command) {
        if (line.role == Role::Status)
            line.role = event.command == 0 ? Role::Unasked : Role::Greeting;
        return;
    }
    Said &said = m_said.front();
    line.verb = said.verb;
    line.argument = said.argument;
    line.isPipelined = said.isPipelined;
    const bool isBlank = line.role == Role::Status && event.text.isEmpty() && !said.hasStatus;
    if (isBlank && !event.endsReply) {
        line.role = Role::Blank;
        return;
    }
    if (std::exchange(said.awaitsReply, false))
        line.waited = event.sinceStart - std::max(said.asked, m_lastReply);
    if (event.endsReply || line.role == Role::Body) {
        said.isOver = true;
        m_lastReply = event.sinceStart;
    }
    if (line.role == Role::Body)
        return;
    if (m_application == records::Application::Smtp)
        return takeCode(line, said);
    const bool isChallenge = event.text == "+" || event.text.startsWith("+ ");
    if (isChallenge && !said.hasStatus)
        line.role = Role::Challenge;
    else if (std::exchange(said.hasStatus, true))
        line.role = event.text == "." ? Role::ListEnd : Role::Listed;
}

/// Each line of a reply has the code (RFC 5321 section 4.2.1); a reply that asks for more is not the last.
void Conversation::takeCode(TranscriptLine &line, Said &said)
{
    const QByteArray &text = line.event.text;
    const bool goesOn = text.size() > 3 && text[3] == '-';
    if (said.verb == "AUTH" && text.startsWith("334"))
        line.role = Role::Challenge;
    else if (said.hasStatus)
        line.role = Role::Listed;
    said.hasStatus = goesOn;
}

} // namespace poplar::gui
