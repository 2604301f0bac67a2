// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/interoptest.h"

#include "support/cliprogram.h"

#include <QElapsedTimer>

namespace poplar::test {

void TestInterop::checkSecured(Security security)
{
    Talk talk(*m_server, security);
    if (kind().isOfRfc1939) {
        QVERIFY(!talk.open());
        QVERIFY2(isRefusedInTime(talk), report(talk));
        cannot(QStringLiteral("knows no TLS"));
        return;
    }
    QVERIFY2(talk.open(), report(talk));
    const wire::TlsDetails &details = talk.user.session()->tls();
    m_note = QStringLiteral("%1").arg(details.protocol);
    QVERIFY(!m_note.isEmpty());
    QVERIFY2(talk.ask(pop3::stat()), report(talk));
    QVERIFY2(talk.leave(pop3::Leaving::Commit), report(talk));

    Talk stranger(*m_server, security);
    stranger.trustNobody();
    QVERIFY(!stranger.open());
    QVERIFY2(isRefusedInTime(stranger), report(stranger));
    QCOMPARE(stranger.user.error->kind, ErrorKind::CertificateDoubtful);
}

void TestInterop::plain()
{
    Talk talk(*m_server, Security::None);
    QVERIFY2(talk.open(), report(talk));
    QVERIFY2(talk.ask(pop3::noop()), report(talk));
    QVERIFY(!talk.shown().contains("C: STLS"));
}

void TestInterop::stls()
{
    checkSecured(Security::StartTls);
}

void TestInterop::tls()
{
    if (kind().isOfRfc1939 && m_server->tlsPort() == 0) {
        cannot(QStringLiteral("knows no TLS"));
        return;
    }
    checkSecured(Security::Tls);
}

/// Announced: many commands in one session, some sent before the reply to others, with every reply in its
/// place. Not announced: one at a time, whatever the server would put up with.
void TestInterop::pipelining()
{
    QVERIFY(deliverLetters());
    const int commands = kind().isOfRfc1939 ? 50 : 300; // one at a time they take long
    Talk talk(*m_server);
    QVERIFY2(talk.open(), report(talk));
    const bool isAnnounced = talk.user.session()->capabilities().has("PIPELINING");
    QCOMPARE(isAnnounced, !kind().isOfRfc1939);
    int right = 0;
    int answered = 0;
    for (int i = 0; i < commands; ++i) {
        const auto sink = std::make_shared<pop3::BufferSink>(largestBody);
        pop3::Command command = pop3::retr(i % letters + 1, 0, sink);
        command.done = [&, i, sink](const Result<pop3::Reply> &result) {
            ++answered;
            right +=
                result && sink->bytes().contains("This is " + nameOfLetter(i % letters + 1) + '.') ? 1 : 0;
        };
        talk.user.session()->enqueue(std::move(command));
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, commands, talkPatience);
    QVERIFY2(right == commands, report(talk));
    QVERIFY2(talk.leave(pop3::Leaving::Commit), report(talk));
    QVERIFY2(talk.shown().contains("C: RETR 2\nC: RETR 3\n") == isAnnounced, report(talk));
    if (isAnnounced)
        return;
    RawTalk raw(*m_server, talk.isInUtf8());
    QVERIFY2(raw.isOpen(), m_server->log().constData());
    const int survived = raw.answersToBurst(commands);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < letters; ++i)
        QVERIFY(raw.retrieve(1) != "refused");
    remark(QStringLiteral("RETR takes %1 ms on loopback, whoever asks").arg(timer.elapsed() / letters));
    cannot(QStringLiteral("not announced; one command at a time works"));
    remark(
        QStringLiteral("answers %1 of %2 commands that come in one packet, though it announces no PIPELINING")
            .arg(survived)
            .arg(commands));
}

/// Those that it announces and Poplar speaks, each by itself.
void TestInterop::mechanisms()
{
    QByteArrayList announced;
    {
        Talk talk(*m_server);
        // Before the login: some do not repeat SASL after it.
        QVERIFY2(talk.open(), report(talk));
        const QByteArray shown = talk.shown();
        const qsizetype sasl = shown.indexOf("S: SASL ");
        if (sasl >= 0)
            announced = shown.mid(sasl + 8, shown.indexOf('\n', sasl) - sasl - 8).simplified().split(' ');
        announced.prepend("USER");
        const QByteArray greeting = talk.greeting();
        if (greeting.contains('<') && greeting.contains('@') && greeting.contains('>'))
            announced += "APOP";
    }
    QByteArrayList works;
    for (const QByteArray &name : announced) {
        const auto authentication = authenticationNamed(name);
        if (!authentication) {
            remark(QStringLiteral("announces %1, which Poplar does not speak").arg(quoted(name)));
            continue;
        }
        Talk talk(*m_server);
        talk.user.authentication = *authentication;
        const bool isIn = talk.open();
        if (!isIn && name == "APOP") {
            remark(QStringLiteral("greets with a timestamp, yet answers APOP with %1: "
                                  "the list of secrets that it keeps for APOP is not set up here")
                       .arg(quoted(talk.user.error ? talk.user.error->said : QByteArray())));
            continue;
        }
        QVERIFY2(isIn, report(talk));
        QCOMPARE(talk.user.session()->authentication(), name);
        works += name;
    }
    m_note = QString::fromLatin1(works.join(", "));
    QVERIFY(works.contains("USER"));
}

/// The program as people use it: everything is fetched, and deleted once it is on disk.
void TestInterop::commandLine()
{
    QVERIFY(deliverLetters());
    CliProgram cli;
    cli.options = {QStringLiteral("--host"),          QStringLiteral("localhost"),
                   QStringLiteral("--port"),          QString::number(m_server->plainPort()),
                   QStringLiteral("--user"),          QString::fromLatin1(MailServer::user),
                   QStringLiteral("--security"),      QStringLiteral("none"),
                   QStringLiteral("--password-stdin")};
    CliResult kept = cli.run(QStringLiteral("fetch 1-3 --maildir out"));
    EXPECT_CODE(kept, 0);
    QCOMPARE(lettersLeft().size(), letters);
    CliResult fetched = cli.run(QStringLiteral("fetch --new --delete --maildir out --log dialogue"));
    EXPECT_CODE(fetched, 0);
    const QByteArrayList files = maildirContents(cli.path(QStringLiteral("out")));
    // Also where the server has changed them in between: what was fetched before tells that it is the same.
    QVERIFY2(files.size() == letters, fetched.shown());
    QVERIFY2(fetched.err.isEmpty(), fetched.shown());
    QByteArrayList asDelivered;
    for (const QByteArray &file : files)
        asDelivered += m_server->withoutAdditions(onTheWire(file));
    for (int i = 1; i <= letters; ++i)
        QVERIFY(asDelivered.contains(onTheWire(ordinaryMessage(nameOfLetter(i)))));
    const QByteArray dialogue = cli.read(QStringLiteral("dialogue"));
    QTRY_VERIFY2(lettersLeft().join(' ') == "1 2 3",
                 dialogue.mid(dialogue.indexOf("TRANSACTION")).constData());
}

} // namespace poplar::test
