// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace poplar::test {

/// Two servers on this machine, without encryption: what the one is given by SMTP lies in the maildrop of the
/// other. Each says only what a test message needs.
class CircleServer {
public:
    CircleServer()
    {
        m_smtp.listen(QHostAddress::LocalHost);
        m_pop3.listen(QHostAddress::LocalHost);
        QObject::connect(&m_smtp, &QTcpServer::newConnection, &m_smtp, [this] {
            serve(*m_smtp.nextPendingConnection(), "220 smtp.example.org ESMTP\r\n",
                  [this](QTcpSocket &client, const QByteArray &line) { onMail(client, line); });
        });
        QObject::connect(&m_pop3, &QTcpServer::newConnection, &m_pop3, [this] {
            ++logins;
            serve(*m_pop3.nextPendingConnection(), "+OK ready\r\n",
                  [this](QTcpSocket &client, const QByteArray &line) { onDrop(client, line); });
        });
    }

    [[nodiscard]] quint16 smtpPort() const { return m_smtp.serverPort(); }
    [[nodiscard]] quint16 pop3Port() const { return m_pop3.serverPort(); }

    QByteArrayList messages; ///< In the maildrop.
    QByteArrayList uniqueIds; ///< Of those; made as they come.
    QByteArray verdict = "250 2.0.0 Ok: queued as 4F2A";
    QByteArray welcome = "+OK"; ///< To PASS,
    QByteArray smtpWelcome = "235 welcome"; ///< and to AUTH.
    int arrivesAtLogin = 2; ///< Mail that was taken lies in the maildrop from this login on; 0 for never.
    int logins = 0;
    QByteArrayList heard; ///< Commands, of both.
    bool hasTop = true;
    std::function<void()> onHandedOver; ///< Before the verdict.

    void put(const QByteArray &message)
    {
        messages += message;
        uniqueIds += "uid-" + QByteArray::number(messages.size());
    }

private:
    using Handler = std::function<void(QTcpSocket &, const QByteArray &)>;

    void serve(QTcpSocket &client, const QByteArray &greeting, const Handler &handle)
    {
        client.write(greeting);
        QObject::connect(&client, &QTcpSocket::readyRead, &client, [&client, handle] {
            while (client.canReadLine())
                handle(client, client.readLine().chopped(2));
        });
        QObject::connect(&client, &QTcpSocket::disconnected, &client, &QObject::deleteLater);
    }

    void onMail(QTcpSocket &client, const QByteArray &line)
    {
        if (m_isData) {
            if (line != ".") {
                m_coming += line + "\r\n";
                return;
            }
            m_isData = false;
            if (onHandedOver)
                onHandedOver();
            if (verdict.startsWith('2'))
                m_taken += m_coming;
            client.write(verdict + "\r\n");
            return;
        }
        heard += line;
        if (line.startsWith("EHLO"))
            client.write("250-smtp.example.org\r\n250 AUTH PLAIN\r\n");
        else if (line.startsWith("AUTH"))
            client.write(smtpWelcome + "\r\n");
        else if (line == "DATA") {
            m_isData = true;
            m_coming = "Received: from [127.0.0.1] by smtp.example.org with ESMTPA; Sun, 22 Nov 2026 "
                       "10:00:00 +0000\r\n";
            client.write("354 go on\r\n");
        } else if (line == "QUIT")
            client.write("221 bye\r\n");
        else
            client.write("250 2.1.0 ok\r\n");
    }

    void onDrop(QTcpSocket &client, const QByteArray &line)
    {
        heard += line;
        const QByteArrayList words = line.split(' ');
        const QByteArray &verb = words[0];
        const auto number = words.value(1).toInt();
        if (verb == "PASS") {
            deliver();
            client.write(welcome + "\r\n");
        } else if (verb == "CAPA" || (verb == "TOP" && !hasTop))
            client.write("-ERR no\r\n");
        else if (verb == "STAT")
            client.write("+OK " + QByteArray::number(messages.size()) + ' ' + sizes() + "\r\n");
        else if (verb == "LIST" || verb == "UIDL")
            client.write("+OK\r\n" + listing(verb) + ".\r\n");
        else if (verb == "TOP" || verb == "RETR")
            client.write("+OK\r\n" + messages[number - 1] + ".\r\n");
        else
            client.write("+OK\r\n");
    }

    void deliver()
    {
        if (arrivesAtLogin == 0 || logins < arrivesAtLogin)
            return;
        for (const QByteArray &message : m_taken)
            put(message);
        m_taken.clear();
    }
    [[nodiscard]] QByteArray sizes() const
    {
        qsizetype all = 0;
        for (const QByteArray &message : messages)
            all += message.size();
        return QByteArray::number(all);
    }
    [[nodiscard]] QByteArray listing(const QByteArray &verb) const
    {
        QByteArray lines;
        for (qsizetype i = 0; i < messages.size(); ++i)
            lines += QByteArray::number(i + 1) + ' '
                + (verb == "LIST" ? QByteArray::number(messages[i].size()) : uniqueIds[i]) + "\r\n";
        return lines;
    }

    QTcpServer m_smtp;
    QTcpServer m_pop3;
    bool m_isData = false;
    QByteArray m_coming;
    QByteArrayList m_taken; ///< And not in the maildrop yet.
};

} // namespace poplar::test
