// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/mailserver.h"
#include "pop3/buffersink.h"
#include "pop3/listings.h"
#include "support/sessionuser.h"

#include <QTcpSocket>

namespace poplar::test {

constexpr int talkPatience = 30'000;
constexpr qint64 largestBody = 64 * 1024 * 1024;

/// One session of Poplar's engine with a server, as a dialogue: each call waits for its outcome.
class Talk {
public:
    explicit Talk(const MailServer &server, Security security = Security::None)
        : m_endpoint{QStringLiteral("localhost"),
                     security == Security::Tls ? server.tlsPort() : server.plainPort(), security}
    {
        user.secret = MailServer::password;
        m_policy.extraAuthorities = {server.certificates().authority()};
    }

    /// Whether it got into TRANSACTION.
    [[nodiscard]] bool open()
    {
        user.open(m_endpoint, m_policy, MailServer::user);
        return QTest::qWaitFor(
                   [this] { return user.error || user.session()->state() == pop3::State::Transaction; },
                   talkPatience)
            && !user.error;
    }
    /// The certificates' authority is a stranger.
    void trustNobody() { m_policy.extraAuthorities.clear(); }

    /// Its reply, or nothing if it was refused or nothing came.
    std::optional<pop3::Reply> ask(pop3::Command command)
    {
        std::optional<Result<pop3::Reply>> result;
        command.done = [&result](const Result<pop3::Reply> &outcome) { result = outcome; };
        const auto id = user.session()->enqueue(std::move(command));
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, talkPatience))
            user.session()->withdraw(id);
        return result && *result ? std::optional(**result) : std::nullopt;
    }
    std::optional<QByteArray> retrieve(qint64 number)
    {
        const auto sink = std::make_shared<pop3::BufferSink>(largestBody);
        return ask(pop3::retr(number, 0, sink)) ? std::optional(sink->bytes()) : std::nullopt;
    }
    std::optional<QByteArray> top(qint64 number, int lines)
    {
        const auto sink = std::make_shared<pop3::BufferSink>(largestBody);
        return ask(pop3::top(number, lines, sink)) ? std::optional(sink->bytes()) : std::nullopt;
    }
    QHash<qint64, qint64> sizes()
    {
        const auto reply = ask(pop3::list());
        if (!reply)
            return {};
        const auto listing = pop3::readScanListings(reply->listing);
        return listing ? listing->byNumber : QHash<qint64, qint64>();
    }
    QHash<qint64, QByteArray> uniqueIds()
    {
        const auto reply = ask(pop3::uidl());
        if (!reply)
            return {};
        const auto listing = pop3::readUniqueIds(reply->listing);
        return listing ? listing->byNumber : QHash<qint64, QByteArray>();
    }
    /// Whether the server confirmed the end.
    bool leave(pop3::Leaving leaving)
    {
        user.leave(leaving);
        return QTest::qWaitFor([this] { return user.count("left:") + user.count("failed:") > 0; },
                               talkPatience)
            && user.count("left:Unknown") == 0 && user.count("failed:") == 0;
    }
    void breakOff()
    {
        user.abort();
        (void)QTest::qWaitFor([this] { return user.story().endsWith("Disconnected"); }, talkPatience);
    }

    /// Whether it switched to UTF-8 (RFC 6856), which changes what some servers send.
    [[nodiscard]] bool isInUtf8() const { return shown().contains("C: UTF8\nS: +OK"); }

    /// What it showed, for a test that fails and for remarks.
    [[nodiscard]] QByteArray shown() const
    {
        QByteArray all;
        for (const wire::TranscriptEvent &event : user.transcript) {
            const bool isSent = event.kind == wire::TranscriptEvent::Kind::Sent;
            all += (isSent ? "C: " : "S: ") + event.text + '\n';
        }
        return user.error ? all + wordFor(user.error->kind) + ": " + user.error->said : all;
    }
    /// The first line of the server.
    [[nodiscard]] QByteArray greeting() const
    {
        for (const wire::TranscriptEvent &event : user.transcript) {
            if (event.kind == wire::TranscriptEvent::Kind::Received)
                return event.text;
        }
        return {};
    }

    SessionUser user;

private:
    wire::Endpoint m_endpoint;
    wire::TlsPolicy m_policy;
};

/// The same server without Poplar: what it really sends, to compare with.
class RawTalk {
public:
    RawTalk(const MailServer &server, bool inUtf8)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, server.plainPort());
        (void)line();
        QByteArrayList commands{QByteArray("USER ") + MailServer::user,
                                QByteArray("PASS ") + MailServer::password};
        if (inUtf8)
            commands.prepend("UTF8");
        for (const QByteArray &command : commands) {
            m_socket.write(command + "\r\n");
            m_isOpen = line().startsWith("+OK");
        }
    }
    ~RawTalk()
    {
        m_socket.write("QUIT\r\n");
        (void)line();
    }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// The body of RETR, the dots that the protocol adds taken away.
    [[nodiscard]] QByteArray retrieve(qint64 number) { return body("RETR " + QByteArray::number(number)); }
    [[nodiscard]] QByteArray top(qint64 number, int lines)
    {
        return body("TOP " + QByteArray::number(number) + ' ' + QByteArray::number(lines));
    }
    /// How many of so many commands, sent in one write, it answers.
    [[nodiscard]] int answersToBurst(int commands)
    {
        m_socket.write(QByteArray("NOOP\r\n").repeated(commands));
        int answered = 0;
        while (answered < commands && line().startsWith("+OK"))
            ++answered;
        return answered;
    }

private:
    [[nodiscard]] QByteArray body(const QByteArray &command)
    {
        m_socket.write(command + "\r\n");
        if (!line().startsWith("+OK"))
            return "refused";
        QByteArray body;
        for (QByteArray next = line(); next != ".\r\n" && !next.isEmpty(); next = line())
            body += next.startsWith('.') ? next.mid(1) : next;
        return body;
    }
    [[nodiscard]] QByteArray line()
    {
        while (!m_unread.contains("\r\n") && m_socket.waitForReadyRead(talkPatience / 3))
            m_unread += m_socket.readAll();
        const qsizetype end = m_unread.indexOf("\r\n");
        const QByteArray line = end < 0 ? QByteArray() : m_unread.left(end + 2);
        m_unread.remove(0, line.size());
        return line;
    }

    QTcpSocket m_socket;
    QByteArray m_unread;
    bool m_isOpen = false;
};

} // namespace poplar::test
