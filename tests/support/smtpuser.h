// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/session.h"
#include "support/scriptedserver.h"

#include <QMetaEnum>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace poplar::test {

/// Uses one SMTP session and writes down, in order, what it tells: the states by name, "opened",
/// "failed:Kind", "left", and of each message "Fate" with the kind of the error and the digits of each
/// recipient's reply behind it: "Accepted[250,550]", "Unknown:ConnectionLost[250]". It also watches over what
/// a session promises to everybody, see breaches().
class SmtpUser : public QObject {
public:
    static constexpr char password[] = "hunter22 of anna";

    SmtpUser()
    {
        using smtp::Session;
        connect(session(), &Session::stateChanged, this, [this](smtp::State state) {
            tell(nameOf(state));
            m_breaches += m_isOver && state != smtp::State::Disconnected ? 1 : 0;
        });
        connect(session(), &Session::opened, this, [this](const smtp::Extensions &) {
            tell("opened");
            if (onReady)
                onReady();
        });
        connect(session(), &Session::concluded, this, [this](const smtp::Outcome &what) {
            outcomes += what;
            tell(wordsFor(what));
            if (onReady)
                onReady();
        });
        connect(session(), &Session::progressed, this, [this](qint64 octets, qint64 all) {
            m_breaches += m_calling || octets < progress || octets > all ? 1 : 0;
            progress = octets;
            if (onProgress)
                onProgress();
        });
        connect(session(), &Session::failed, this, [this](const Error &what) {
            error = what;
            tellEnd("failed:" + wordFor(what.kind));
        });
        connect(session(), &Session::left, this, [this] { tellEnd("left"); });
        connect(session(), &Session::transcript, this, [this](const QList<wire::TranscriptEvent> &events) {
            m_breaches += m_calling ? 1 : 0;
            transcript += events;
        });
    }

    static QByteArray wordFor(ErrorKind kind)
    {
        return QMetaEnum::fromType<ErrorKind>().valueToKey(static_cast<int>(kind));
    }
    static QByteArray wordsFor(const smtp::Outcome &outcome)
    {
        static constexpr const char *fates[] = {"Accepted", "NotSent", "RefusedForNow", "Refused", "Unknown"};
        QByteArrayList codes;
        for (const smtp::RecipientOutcome &one : outcome.recipients)
            codes += one.reply.code == 0 ? QByteArray("-") : QByteArray::number(one.reply.code);
        const QByteArray kind = outcome.error ? ':' + wordFor(outcome.error->kind) : QByteArray();
        return fates[static_cast<int>(outcome.fate)] + kind + '[' + codes.join(',') + ']';
    }

    /// @param server on 127.0.0.1, with the certificates of "localhost" or without any.
    void open(const ScriptedServer &server, Security security = Security::None,
              const wire::TlsPolicy &policy = {})
    {
        const auto host =
            security == Security::None ? QStringLiteral("127.0.0.1") : QStringLiteral("localhost");
        open({host, server.port(), security}, policy);
    }
    void open(const wire::Endpoint &endpoint, const wire::TlsPolicy &policy = {})
    {
        std::optional<wire::Login> login;
        if (authentication)
            login = wire::Login{user, Secret(secret), *authentication};
        call([&] { m_session->open(endpoint, policy, login, settings); });
    }

    void send(const smtp::Submission &submission)
    {
        call([&] { m_session->send(submission); });
    }
    void leave()
    {
        call([&] { m_session->leave(); });
    }
    void cancel()
    {
        call([&] { m_session->cancel(); });
    }
    void abort()
    {
        call([&] { m_session->abort(); });
    }

    smtp::Session *session() { return m_session.get(); }
    int breaches() const { return m_breaches; }
    /// Everything that it told, with blanks between.
    QByteArray story() const { return told.join(' '); }

    std::optional<Authentication> authentication; ///< Nothing: no login.
    QByteArray user = "anna";
    QByteArray secret = password;
    smtp::SessionSettings settings;

    QByteArrayList told;
    QList<smtp::Outcome> outcomes;
    std::optional<Error> error;
    qint64 progress = 0;
    QList<wire::TranscriptEvent> transcript;
    std::function<void()> onReady; ///< Opened, or done with a message.
    std::function<void()> onProgress;

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
        m_breaches += m_isOver && what != "DISCONNECTED" && !what.contains(":Unsent") ? 1 : 0;
        told += what;
    }
    void tellEnd(const QByteArray &what)
    {
        tell(what);
        m_isOver = true;
    }

    std::unique_ptr<smtp::Session> m_session = std::make_unique<smtp::Session>();
    int m_breaches = 0;
    bool m_calling = false;
    bool m_isOver = false;
};

/// What a session has to know of a message.
inline smtp::Content measured(const QByteArray &message)
{
    smtp::LineEnds lineEnds;
    const QByteArray sent = lineEnds.normalised(message) + lineEnds.finish();
    const bool isAscii = std::none_of(sent.begin(), sent.end(), [](char c) { return (c & 0x80) != 0; });
    return {sent.size(), isAscii ? smtp::Needs() : smtp::Needs(smtp::Need::EightBit)};
}

/// A message from a@example.org to these, measured.
inline smtp::Submission submissionOf(const QByteArray &message, const QByteArrayList &recipients)
{
    smtp::Submission submission;
    submission.sender = "a@example.org";
    for (const QByteArray &address : recipients)
        submission.recipients += smtp::Recipient{address, {}};
    submission.source = std::make_shared<smtp::BufferSource>(message);
    submission.content = measured(message);
    return submission;
}

} // namespace poplar::test

/// Waits until the user's story is this one, and shows it otherwise; checks that no promise was broken.
#define QTRY_SMTP_STORY(user, expected)                                                                      \
    do {                                                                                                     \
        QTRY_COMPARE_WITH_TIMEOUT((user).story(), QByteArray(expected), 20000);                              \
        QCOMPARE((user).breaches(), 0);                                                                      \
    } while (false)
