// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/application.h"
#include "wire/transcript.h"

#include <chrono>
#include <deque>
#include <optional>

namespace poplar::gui {

/// An event of a transcript with what those before it tell of it.
struct TranscriptLine {
    enum class Role {
        Command,
        Answer, ///< A further line of the client within a command: to a challenge of the server.
        Greeting,
        Status, ///< The first line of a reply; in SMTP also of that to the message behind 354.
        Challenge, ///< A line that asks for an Answer.
        Listed, ///< A further line of a reply.
        ListEnd, ///< The dot behind them.
        Blank, ///< An empty line before a reply, which some servers send (Outlook.com, with DELE).
        Unasked, ///< A line of the server that replies to nothing.
        Body,
        Security,
        State,
        Failure,
    };

    wire::TranscriptEvent event; ///< Without its body.
    Role role = Role::State;
    records::Application application = records::Application::Pop3; ///< What is spoken.
    QByteArray verb; ///< "RETR", of the command it belongs to; empty if none or unknown.
    QByteArray argument; ///< What stood behind it.
    /// For what the server says first to a Command or an Answer: how long that took, since it was sent and
    /// the reply before was over.
    std::optional<std::chrono::microseconds> waited;
    /// Whether its command was sent before the replies to earlier ones were over.
    bool isPipelined = false;
    /// Since the line before; nothing for the first of a session.
    std::optional<std::chrono::microseconds> sinceBefore;

    /// A refusal or a failure.
    [[nodiscard]] bool isError() const;
};

/// Whether a server says no in this line: POP3 by "-ERR" (RFC 1939 section 3), SMTP by three digits of which
/// the first is 4 or 5 (RFC 5321 section 4.2.1).
[[nodiscard]] bool isRefusal(const QByteArray &line);

/// Follows a transcript, event by event, and says of each what it belongs to; not to be told of
/// Kind::Progress. A transcript may tell of several sessions, one after the other; of what went before it
/// began, nothing is known.
class Conversation {
public:
    explicit Conversation(records::Application application = records::Application::Pop3)
        : m_application(application)
    {
    }

    [[nodiscard]] TranscriptLine take(wire::TranscriptEvent event);

private:
    struct Said {
        quint64 command = 0;
        QByteArray verb;
        QByteArray argument;
        std::chrono::microseconds asked{0};
        bool isPipelined = false;
        bool awaitsReply = true; ///< Nothing came since the command or the last answer.
        bool hasStatus = false;
        bool isOver = false; ///< The reply is complete.
    };

    void forgetIfNew(const wire::TranscriptEvent &event);
    void takeSent(TranscriptLine &line);
    void takeReply(TranscriptLine &line);
    void takeContent(TranscriptLine &line);
    void takeCode(TranscriptLine &line, Said &said);

    records::Application m_application;
    std::deque<Said> m_said; ///< In the order of the commands; the first may be replied to.
    std::optional<std::chrono::microseconds> m_before;
    std::chrono::microseconds m_lastReply{0}; ///< When the last one was over.
};

} // namespace poplar::gui
