// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/interoptest.h"

#include <numeric>

namespace poplar::test {

/// Up to a refused login.
void TestInterop::connect()
{
    Talk talk(*m_server);
    talk.user.secret = "wrong-secret";
    QVERIFY(!talk.open());
    QVERIFY(talk.user.error);
    QVERIFY2(talk.user.error->kind == ErrorKind::Authentication, report(talk));
    remark(QStringLiteral("greeting: %1").arg(quoted(talk.greeting())));
    remark(QStringLiteral("a wrong password: %1").arg(quoted(talk.user.error->said)));
    QVERIFY(!talk.shown().contains("wrong-secret"));
}

void TestInterop::login()
{
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    m_note = QString::fromLatin1(talk.user.session()->authentication());
    QVERIFY(!m_note.isEmpty());
    QVERIFY(!talk.shown().contains(MailServer::password));
}

void TestInterop::capabilities()
{
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    (void)talk.ask(pop3::noop()); // the last CAPA may be answered only now
    const QByteArrayList lines = talk.user.session()->capabilities().lines();
    QVERIFY2(lines.isEmpty() == kind().isOfRfc1939, report(talk));
    if (lines.isEmpty()) {
        QVERIFY2(talk.shown().contains("C: CAPA\nS: -ERR"), report(talk));
        cannot(QStringLiteral("knows no CAPA"));
        return;
    }
    remark(QStringLiteral("CAPA after the login: %1").arg(quoted(lines.join(" · "))));
}

void TestInterop::list()
{
    QVERIFY(deliverLetters());
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    QVERIFY2(talk.uniqueIds().size() == letters, report(talk)); // some change the messages then
    const auto stat = talk.ask(pop3::stat());
    QVERIFY2(stat, report(talk));
    const auto drop = pop3::readDropListing(stat->text);
    QVERIFY(drop);
    QCOMPARE(drop->messages, qint64(letters));
    const auto sizes = talk.sizes();
    QCOMPARE(sizes.size(), qsizetype(letters));
    QCOMPARE(drop->octets, std::accumulate(sizes.begin(), sizes.end(), qint64(0)));
    for (int i = 1; i <= letters; ++i) {
        const auto message = talk.retrieve(i);
        QVERIFY2(message, report(talk));
        if (message->size() != sizes.value(i))
            m_note = QStringLiteral("sizes differ from what RETR sends");
    }
}

void TestInterop::uniqueIds()
{
    QVERIFY(deliverLetters());
    QHash<qint64, QByteArray> before;
    QHash<qint64, qint64> sizesBefore;
    for (int session = 1; session <= 2; ++session) {
        Talk talk(*m_server);
        QVERIFY2(talk.open(), report(talk));
        const auto ids = talk.uniqueIds();
        QCOMPARE(ids.size(), qsizetype(letters));
        QSet<QByteArray> distinct(ids.begin(), ids.end());
        QVERIFY2(distinct.size() == letters, report(talk));
        if (session == 2 && ids != before)
            m_note = QStringLiteral("others in the next session");
        const auto sizes = talk.sizes();
        QCOMPARE(session == 2 && sizes != sizesBefore, session == 2 && kind().changesMessagesOnce);
        before = ids;
        sizesBefore = sizes;
        QVERIFY2(talk.leave(pop3::Leaving::Commit), report(talk));
    }
    if (kind().changesMessagesOnce)
        remark(QStringLiteral("a message has another size in the second session: it writes X-UIDL into it"));
    remark(QStringLiteral("a unique-id: %1").arg(quoted(before.value(1))));
}

void TestInterop::top()
{
    QVERIFY(deliverLetters());
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    const auto whole = talk.retrieve(1);
    QVERIFY2(whole, report(talk));
    const QList<QPair<int, QByteArray>> expected{
        {0, whole->left(whole->indexOf("\r\n\r\n") + 4)},
        {3, whole->left(whole->indexOf("line 4"))},
        {1000, *whole},
    };
    QByteArrayList got;
    for (const auto &[lines, beginning] : expected) {
        const auto answer = talk.top(1, lines);
        QVERIFY2(answer, report(talk));
        got += m_server->withoutAdditions(*answer);
        if (got.last() != m_server->withoutAdditions(beginning))
            m_note = QStringLiteral("not the beginning of what RETR sends");
    }
    QVERIFY2(talk.leave(pop3::Leaving::Commit), report(talk));
    RawTalk raw(*m_server, talk.isInUtf8());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(got.at(i), m_server->withoutAdditions(raw.top(1, expected.at(i).first)));
    if (!m_note.isEmpty())
        remark(QStringLiteral("TOP 1 3 sends %1 where the message is %2")
                   .arg(quoted(got.at(1).right(80)), quoted(expected.at(1).second.right(80))));
}

void TestInterop::retrieve()
{
    QList<NastyMessage> messages;
    QStringList refused;
    for (const NastyMessage &message : nastyMessages()) {
        if (m_server->deliver(message.content))
            messages += message;
        else
            refused += QString::fromLatin1(message.what);
    }
    if (kind().changesMessagesOnce) {
        Talk first(*m_server);
        QVERIFY2(first.open() && !first.uniqueIds().isEmpty(), report(first));
        QVERIFY2(first.leave(pop3::Leaving::Commit), report(first));
    }
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    QByteArrayList got;
    for (qsizetype i = 1; i <= messages.size(); ++i) {
        const auto message = talk.retrieve(i);
        QVERIFY2(message, report(talk));
        got += m_server->withoutAdditions(*message);
    }
    QVERIFY(talk.leave(pop3::Leaving::Commit));
    RawTalk raw(*m_server, talk.isInUtf8());
    QVERIFY2(raw.isOpen(), m_server->log().constData());
    QStringList changed;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const QByteArray sent = m_server->withoutAdditions(raw.retrieve(i + 1));
        m_report = QByteArray(messages.at(i).what) + "\n--- got\n" + got.at(i) + "\n--- sent\n" + sent;
        QVERIFY2(got.at(i) == sent, m_report.constData());
        if (got.at(i) != onTheWire(messages.at(i).content))
            changed += QString::fromLatin1(messages.at(i).what);
    }
    if (!changed.isEmpty())
        remark(QStringLiteral("sends a changed message where it has %1").arg(changed.join(u", or ")));
    if (!refused.isEmpty())
        remark(QStringLiteral("cannot take a message that has %1").arg(refused.join(u", or ")));
    m_note =
        QStringLiteral("%1 of %2 as delivered").arg(messages.size() - changed.size()).arg(messages.size());
    QVERIFY(changed.size() * 2 < messages.size()); // or the comparison itself is wrong
}

void TestInterop::deletes()
{
    QVERIFY(deliverLetters());
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    QVERIFY2(talk.ask(pop3::dele(2)) && talk.ask(pop3::dele(5)), report(talk));
    QVERIFY2(!talk.ask(pop3::retr(2, 0, std::make_shared<pop3::BufferSink>(largestBody))), report(talk));
    QCOMPARE(talk.sizes().size(), qsizetype(letters - 2));
    QVERIFY2(talk.leave(pop3::Leaving::Commit), report(talk));
    QTRY_COMPARE(lettersLeft().join(' '), QByteArray("1 3 4"));
    Talk next(*m_server);
    QVERIFY2(next.open(), report(next));
    const auto second = next.retrieve(2);
    QVERIFY2(second && second->contains("Message-ID: <letter-3@"), report(next));
}

/// RSET by itself, leaving without deleting, and a connection that breaks: nothing is deleted.
void TestInterop::rset()
{
    QVERIFY(deliverLetters());
    {
        Talk talk(*m_server);
        QVERIFY2(talk.open(), report(talk));
        QVERIFY2(talk.ask(pop3::dele(1)) && talk.ask(pop3::rset()), report(talk));
        QCOMPARE(talk.sizes().size(), qsizetype(letters));
        QVERIFY2(talk.ask(pop3::dele(3)), report(talk));
        QVERIFY2(talk.leave(pop3::Leaving::Abandon), report(talk));
    }
    QCOMPARE(lettersLeft().join(' '), QByteArray("1 2 3 4 5"));
    {
        Talk talk(*m_server);
        QVERIFY2(talk.open(), report(talk));
        QVERIFY2(talk.ask(pop3::dele(4)), report(talk));
        talk.breakOff();
    }
    // The server may keep the maildrop locked until it has noticed; to be let in again is the proof.
    const auto sizesNow = [this] {
        Talk talk(*m_server);
        return talk.open() ? talk.sizes().size() : 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(sizesNow(), qsizetype(letters), talkPatience);
    QCOMPARE(lettersLeft().join(' '), QByteArray("1 2 3 4 5"));
}

void TestInterop::quit()
{
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    QVERIFY2(talk.leave(pop3::Leaving::Commit), report(talk));
    QVERIFY2(talk.user.story().endsWith("Disconnected"), talk.user.story().constData());
    QVERIFY2(talk.shown().contains("C: QUIT\nS: +OK"), report(talk));
}

} // namespace poplar::test
