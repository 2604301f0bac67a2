// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportfacts.h"

#include "gui/conversation.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace poplar::gui {

using LineRole = TranscriptLine::Role;
using EventKind = wire::TranscriptEvent::Kind;

namespace {

std::optional<SessionFacts::Certificate> certificateIn(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\Acertificate CN=(.*); issuer=(.*); valid=(.*)/(.*); SHA-256=(.*)\\z"),
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return SessionFacts::Certificate{match.captured(1), match.captured(2), match.captured(3),
                                     match.captured(4), match.captured(5)};
}

/// Reads the lines of a session one by one.
class FactReader {
public:
    void take(const TranscriptLine &line)
    {
        if (!m_facts.begun.isValid())
            m_facts.begun = line.event.time;
        m_facts.ended = line.event.time;
        m_facts.errors += line.isError() ? 1 : 0;
        switch (line.role) {
        case LineRole::Command:
            return takeCommand(line);
        case LineRole::Status:
            return takeStatus(line);
        case LineRole::Greeting:
            m_hasGreeting = true;
            return;
        case LineRole::Body:
            ++m_facts.bodies;
            m_facts.bodyOctets += line.event.octets;
            return;
        case LineRole::Security:
            return takeSecurity(QString::fromUtf8(line.event.text));
        case LineRole::State:
            return takeState(line.event);
        case LineRole::Failure:
            m_facts.failure = line.event.text;
            m_facts.ending = SessionFacts::Ending::Failed;
            return;
        default:
            return;
        }
    }

    [[nodiscard]] SessionFacts facts() const { return m_facts; }

private:
    void takeCommand(const TranscriptLine &line)
    {
        static constexpr std::array hello{"EHLO", "HELO", "LHLO"};
        const bool isSmtp = line.application == records::Application::Smtp
            || std::find(hello.begin(), hello.end(), line.verb) != hello.end();
        if (m_facts.protocol.isEmpty() || line.verb == hello[0])
            m_facts.protocol = isSmtp ? QStringLiteral("SMTP") : QStringLiteral("POP3");
        const QByteArray first = line.argument.left(
            line.argument.indexOf(' ') < 0 ? line.argument.size() : line.argument.indexOf(' '));
        if (line.verb == "USER" || line.verb == "APOP")
            m_facts.user = QString::fromUtf8(first);
        if (line.verb == "USER")
            m_facts.mechanism = QStringLiteral("USER/PASS");
        else if (line.verb == "APOP")
            m_facts.mechanism = QStringLiteral("APOP");
        else if (line.verb == "AUTH" && !first.isEmpty())
            m_facts.mechanism = QString::fromUtf8(first.toUpper());
    }

    void takeStatus(const TranscriptLine &line)
    {
        const bool isLogin = line.verb == "PASS" || line.verb == "APOP" || line.verb == "AUTH";
        if (isLogin && !line.isError())
            m_facts.isLoggedIn = true;
        if (line.verb == "QUIT" && m_facts.ending == SessionFacts::Ending::GoingOn)
            m_facts.ending = SessionFacts::Ending::Quit;
        if (line.verb == "STAT" && !line.isError())
            takeTotals(line.event.text.simplified().split(' '));
    }

    void takeTotals(const QByteArrayList &words)
    {
        bool isCount = false;
        bool isSize = false;
        const qint64 messages = words.value(1).toLongLong(&isCount);
        const qint64 octets = words.value(2).toLongLong(&isSize);
        if (!isCount || !isSize)
            return;
        m_facts.mailboxMessages = messages;
        m_facts.mailboxOctets = octets;
    }

    void takeSecurity(const QString &text)
    {
        if (m_facts.security == SessionFacts::Security::None)
            m_facts.security =
                m_hasGreeting ? SessionFacts::Security::AfterStart : SessionFacts::Security::FromStart;
        if (const auto certificate = certificateIn(text))
            m_facts.certificate = certificate;
        else if (!text.startsWith(u"certificate "))
            m_facts.tls = text;
    }

    void takeState(const wire::TranscriptEvent &event)
    {
        static const QRegularExpression link(QStringLiteral("\\Aconnected from (\\S+) to (\\S+)\\z"));
        const QString text = QString::fromUtf8(event.text);
        if (const QRegularExpressionMatch match = link.match(text); match.hasMatch()) {
            m_facts.local = match.captured(1);
            m_facts.peer = match.captured(2);
        } else if (text.contains(u':') && !text.contains(u' ')) {
            m_facts.server = text;
        } else if (text == u"DISCONNECTED" && m_facts.ending == SessionFacts::Ending::GoingOn) {
            m_facts.ending = SessionFacts::Ending::Closed;
        }
    }

    SessionFacts m_facts;
    bool m_hasGreeting = false;
};

} // namespace

SessionFacts sessionFacts(const ReportMaterial &material)
{
    FactReader reader;
    Conversation conversation(material.application);
    for (const ReportMaterial::Line &line : material.lines) {
        if (line.event.kind != EventKind::Progress)
            reader.take(conversation.take(line.event));
    }
    return reader.facts();
}

} // namespace poplar::gui
