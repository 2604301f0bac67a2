// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/handconversation.h"
#include "support/scriptedserver.h"

#include <QMetaEnum>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

namespace poplar::test {

/// Talks to a server by hand: types each line when the one before was answered, and writes down what comes.
class HandUser : public QObject {
public:
    HandUser()
    {
        using mailbox::HandConversation;
        account.host = QStringLiteral("127.0.0.1");
        account.security = Security::None;
        account.proxy.kind = Proxy::Kind::None;
        const HandConversation *talk = m_talk.get();
        connect(talk, &HandConversation::transcriptGrown, this, [this](const auto &events) {
            transcript += events;
            typeNext();
        });
        connect(talk, &HandConversation::statusChanged, this, [this](const mailbox::HandStatus &now) {
            status = now;
            typeNext();
        });
        connect(talk, &HandConversation::refused, this,
                [this](const Error &why) { told += "refused:" + wordFor(why.kind); });
        connect(talk, &HandConversation::reviewWanted, this, [this](const auto &victims) {
            lastReview = victims;
            QByteArray numbers;
            for (const mailbox::HandVictim &victim : victims)
                numbers += (numbers.isEmpty() ? "" : ",") + QByteArray::number(victim.number);
            told += "review:" + numbers;
            if (!farewells.isEmpty())
                m_talk->answer(farewells.takeFirst());
        });
        connect(talk, &HandConversation::ended, this, [this] { told += "ended"; });
        connect(talk, &HandConversation::failed, this, [this](const Error &why, const wire::TlsDetails &how) {
            error = why;
            tls = how;
            told += "failed:" + wordFor(why.kind);
        });
    }

    static QByteArray wordFor(ErrorKind kind)
    {
        return QMetaEnum::fromType<ErrorKind>().valueToKey(static_cast<int>(kind));
    }

    /// @param lines one after the other, each when the server has answered the one before.
    void open(const ScriptedServer &server, const QByteArrayList &lines) { open(server.port(), lines); }
    void open(quint16 port, const QByteArrayList &lines)
    {
        m_lines = lines;
        account.port = port;
        m_talk->open(account, files, application);
    }
    void hangUp() { m_talk->hangUp(); }
    /// As closing the window does.
    void leave() { m_talk.reset(); }
    mailbox::HandConversation &talk() { return *m_talk; }

    [[nodiscard]] QByteArray story() const { return told.join(' '); }
    [[nodiscard]] bool isOver() const { return told.contains("ended") || error; }
    /// What is shown of a kind of event, a line each.
    [[nodiscard]] QByteArray shown(wire::TranscriptEvent::Kind kind) const
    {
        QByteArrayList lines;
        for (const wire::TranscriptEvent &event : transcript) {
            if (event.kind == kind)
                lines += event.text;
        }
        return lines.join('\n');
    }

    accounts::Account account;
    records::Application application = records::Application::Pop3;
    records::LogFiles files;
    QList<mailbox::HandFarewell> farewells; ///< The answers to reviews.

    QByteArrayList told;
    QList<wire::TranscriptEvent> transcript;
    mailbox::HandStatus status;
    QList<mailbox::HandVictim> lastReview;
    std::optional<Error> error;
    wire::TlsDetails tls;

private:
    /// The server's words that hand the turn over: the ends of replies, and challenges.
    [[nodiscard]] qsizetype answered() const
    {
        return std::count_if(transcript.begin(), transcript.end(), [](const wire::TranscriptEvent &event) {
            const bool isChallenge = event.kind == wire::TranscriptEvent::Kind::Received
                && (event.text == "+" || event.text.startsWith("+ ") || event.text.startsWith("334")
                    || event.text.startsWith("354"));
            return event.endsReply || isChallenge;
        });
    }
    /// Lines of a message one after the other: nobody answers them but the last.
    void typeMessage()
    {
        bool isOver = false;
        while (!isOver && m_typed < m_lines.size()) {
            isOver = m_lines[m_typed] == ".";
            m_unanswered += isOver ? 0 : 1;
            m_talk->say(m_lines[m_typed++], wire::HandInput::Data);
        }
    }
    void typeNext()
    {
        if (answered() + m_unanswered > m_typed && status.input == wire::HandInput::Data)
            return typeMessage();
        if (m_typed < m_lines.size() && answered() + m_unanswered > m_typed
            && status.input != wire::HandInput::Nothing)
            m_talk->say(m_lines[m_typed++], status.input);
    }

    std::unique_ptr<mailbox::HandConversation> m_talk = std::make_unique<mailbox::HandConversation>();
    QByteArrayList m_lines;
    qsizetype m_typed = 0;
    qsizetype m_unanswered = 0; ///< Of these, lines of a message.
};

} // namespace poplar::test

/// Waits until this is all that was told besides the log.
#define QTRY_TOLD(user, expected)                                                                            \
    QTRY_VERIFY2_WITH_TIMEOUT((user).story() == QByteArray(expected), (user).story().constData(), 20000)
