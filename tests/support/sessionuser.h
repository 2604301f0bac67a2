// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/session.h"
#include "support/scriptedserver.h"

#include <QMetaEnum>
#include <QTest>

#include <algorithm>
#include <optional>

namespace poplar::test {

inline QByteArray wordFor(ErrorKind kind)
{
    return QMetaEnum::fromType<ErrorKind>().valueToKey(static_cast<int>(kind));
}

inline QByteArray wordFor(pop3::State state)
{
    static constexpr const char *names[] = {"Disconnected",  "Connecting",  "Securing",
                                            "Authorization", "Transaction", "Update"};
    return names[static_cast<int>(state)];
}

/// Uses one session and writes down, in order, what it tells: the states by name, "opened",
/// "failed:Kind", "left:said" or "left:Kind", and for each command "VERB:text" or "VERB:Kind". It also
/// watches over what a session promises to everybody, see breaches().
class SessionUser : public QObject {
public:
    static constexpr char password[] = "hunter22 of anna";

    SessionUser()
    {
        using pop3::Session;
        connect(session(), &Session::stateChanged, this, [this](pop3::State state) {
            tell(wordFor(state));
            m_breaches += m_isOver && state != pop3::State::Disconnected ? 1 : 0;
        });
        connect(session(), &Session::opened, this, [this](const pop3::Capabilities &) {
            tell("opened");
            if (onOpened)
                onOpened();
        });
        connect(session(), &Session::failed, this, [this](const Error &what) {
            error = what;
            tellEnd("failed:" + wordFor(what.kind));
            if (onFailed)
                onFailed();
        });
        connect(session(), &Session::left, this, [this](const Result<pop3::Committed> &result) {
            tellEnd("left:" + (result ? result->said : wordFor(result.error().kind)));
        });
        connect(session(), &Session::learnt, this, [this](ServerTrait trait) {
            m_breaches += m_calling || m_isOver ? 1 : 0;
            learnt |= trait;
        });
        connect(session(), &Session::transcript, this, [this](const QList<wire::TranscriptEvent> &events) {
            m_breaches += m_calling ? 1 : 0;
            transcript += events;
        });
    }

    /// @param server on 127.0.0.1, with the certificates of "localhost" or without any.
    void open(const ScriptedServer &server, Security security = Security::None,
              const wire::TlsPolicy &policy = {}, const QByteArray &name = "anna")
    {
        const auto host =
            security == Security::None ? QStringLiteral("127.0.0.1") : QStringLiteral("localhost");
        open({host, server.port(), security}, policy, name);
    }
    void open(const wire::Endpoint &endpoint, const wire::TlsPolicy &policy = {},
              const QByteArray &name = "anna")
    {
        const pop3::Login login{name, Secret(secret), authentication};
        call([&] { m_session->open(endpoint, policy, login, settings); });
    }

    pop3::CommandId enqueue(pop3::Command command)
    {
        auto answered = std::make_shared<int>(0);
        command.done = [this, verb = command.verb, answered](const Result<pop3::Reply> &result) {
            m_breaches += ++*answered > 1 ? 1 : 0;
            if (result)
                lastReply = *result;
            tell(verb + ':' + (result ? result->text : wordFor(result.error().kind)));
            if (onDone)
                onDone(verb);
        };
        pop3::CommandId id = 0;
        call([&] { id = m_session->enqueue(std::move(command)); });
        return id;
    }
    void cancel(pop3::CommandId id)
    {
        call([&] { m_session->cancel(id); });
    }
    void leave(pop3::Leaving leaving)
    {
        call([&] { m_session->leave(leaving); });
    }
    void abort()
    {
        call([&] { m_session->abort(); });
    }

    pop3::Session *session() { return m_session.get(); }
    /// How often it emitted or answered inside a call from outside, answered twice, or said anything
    /// but stateChanged(Disconnected) after the end.
    int breaches() const { return m_breaches; }

    /// Everything that it told, with blanks between.
    QByteArray story() const { return told.join(' '); }

    /// How many things it told that begin so.
    qsizetype count(QByteArrayView prefix) const
    {
        return std::count_if(told.begin(), told.end(),
                             [prefix](const QByteArray &what) { return what.startsWith(prefix); });
    }

    Authentication authentication = Authentication::Automatic;
    QByteArray secret = password;
    pop3::SessionSettings settings;

    QByteArrayList told;
    ServerTraits learnt;
    std::optional<Error> error;
    pop3::Reply lastReply;
    QList<wire::TranscriptEvent> transcript;
    std::function<void()> onOpened;
    std::function<void()> onFailed;
    std::function<void(const QByteArray &verb)> onDone;

private:
    template <class Call>
    void call(Call doIt)
    {
        const bool before = std::exchange(m_calling, true);
        doIt();
        m_calling = before;
    }
    void tell(const QByteArray &what)
    {
        m_breaches += m_calling ? 1 : 0;
        m_breaches += m_isOver && what != "Disconnected" && !what.contains(":Unsent") ? 1 : 0;
        told += what;
    }
    void tellEnd(const QByteArray &what)
    {
        tell(what);
        m_isOver = true;
    }

    std::unique_ptr<pop3::Session> m_session = std::make_unique<pop3::Session>();
    int m_breaches = 0;
    bool m_calling = false;
    bool m_isOver = false;
};

} // namespace poplar::test

/// Waits until the user's story is this one, and shows it otherwise; checks that no promise was broken.
#define QTRY_STORY(user, expected)                                                                           \
    do {                                                                                                     \
        QTRY_COMPARE_WITH_TIMEOUT((user).story(), QByteArray(expected), 20000);                              \
        QCOMPARE((user).breaches(), 0);                                                                      \
    } while (false)
