// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/conversation.h"

namespace poplar::practice {

constexpr char timestamp[] = "<1896.697170952@dbc.mtview.ca.us>"; // RFC 1939 section 7
inline const Credentials mrose{"mrose", "tan staaf"};

inline QList<StoredMessage> threeMessages()
{
    return {{"first-id", "Subject: one\r\n\r\nline 1\r\nline 2\r\nline 3\r\n"},
            {"second-id", "Subject: dots\r\n\r\n.\r\n..\r\n.hidden\r\nend\r\n"},
            {"third-id", "Subject: header only\r\n"}};
}

/// A whole server without a socket: what is said goes in, everything that it answers comes out.
class Talk {
public:
    explicit Talk(Maildrop &maildrop)
        : m_conversation(std::make_unique<Dialect>(maildrop, mrose, timestamp))
    {
        m_greeting = all();
    }

    QByteArray say(QByteArrayView bytes)
    {
        m_conversation.receive(bytes);
        return all();
    }
    /// Logs in and gives the reply to PASS.
    QByteArray logIn()
    {
        say("USER mrose\r\n");
        return say("PASS tan staaf\r\n");
    }
    QByteArray greeting() const { return m_greeting; }
    Reply::Then then() const { return m_conversation.then(); }
    void secure() { m_conversation.secured(); }

private:
    QByteArray all()
    {
        QByteArray said;
        for (QByteArray bytes = m_conversation.take(); !bytes.isEmpty(); bytes = m_conversation.take())
            said += bytes;
        return said;
    }

    Conversation m_conversation;
    QByteArray m_greeting;
};

inline bool isOk(QByteArrayView reply)
{
    return reply.startsWith("+OK") && reply.endsWith("\r\n");
}

inline bool isError(QByteArrayView reply)
{
    return reply.startsWith("-ERR ") && reply.endsWith("\r\n") && reply.toByteArray().count('\n') == 1;
}

/// What stands behind the status line.
inline QByteArray below(const QByteArray &reply)
{
    return reply.mid(reply.indexOf('\n') + 1);
}

} // namespace poplar::practice
