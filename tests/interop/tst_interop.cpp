// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/matrix.h"
#include "interop/nastymessages.h"
#include "interop/talk.h"
#include "support/cliprogram.h"

#include <algorithm>

using namespace poplar;
using namespace poplar::test;

namespace {

constexpr int letters = 5;

QByteArray nameOfLetter(int number)
{
    return "letter-" + QByteArray::number(number);
}

QString quoted(const QByteArray &words)
{
    return u'`' + QString::fromUtf8(words) + u'`';
}

/// Whether the session was refused, for the lack of TLS, before anything secret was sent.
bool isRefusedInTime(const Talk &talk)
{
    for (const char *word : {"C: USER", "C: PASS", "C: AUTH", "C: APOP"}) {
        if (talk.shown().contains(word))
            return false;
    }
    return talk.user.error.has_value();
}

} // namespace

/// Poplar's engine and its command line against the servers of the distribution. Each test is one column
/// of docs/servers.md, each of its rows one server; what is skipped or written down as the server's limit
/// is checked to be one.
class TestInterop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void connect_data() { addServers(); }
    void connect();
    void login_data() { addServers(); }
    void login();
    void capabilities_data() { addServers(); }
    void capabilities();
    void list_data() { addServers(); }
    void list();
    void uniqueIds_data() { addServers(); }
    void uniqueIds();
    void top_data() { addServers(); }
    void top();
    void retrieve_data() { addServers(); }
    void retrieve();
    void deletes_data() { addServers(); }
    void deletes();
    void rset_data() { addServers(); }
    void rset();
    void quit_data() { addServers(); }
    void quit();
    void plain_data() { addServers(); }
    void plain();
    void stls_data() { addServers(); }
    void stls();
    void tls_data() { addServers(); }
    void tls();
    void pipelining_data() { addServers(); }
    void pipelining();
    void mechanisms_data() { addServers(); }
    void mechanisms();
    void commandLine_data() { addServers(); }
    void commandLine();

private:
    static void addServers();
    [[nodiscard]] const MailServerKind &kind() const;
    [[nodiscard]] QString column() const;
    void cannot(const QString &why)
    {
        m_mark = Matrix::Mark::No;
        m_note = why;
    }
    void remark(const QString &text) { m_matrix.remark(QString::fromLatin1(kind().name), text); }
    [[nodiscard]] bool deliverLetters();
    [[nodiscard]] QByteArrayList lettersLeft() const;
    void checkSecured(Security security);
    /// Lives until the next call.
    const char *report(const Talk &talk)
    {
        m_report = talk.shown() + "\n--- log\n" + m_server->log();
        return m_report.constData();
    }

    Matrix m_matrix;
    std::unique_ptr<MailServer> m_server;
    Matrix::Mark m_mark = Matrix::Mark::Yes;
    QString m_note;
    QByteArray m_report;
};

void TestInterop::addServers()
{
    QTest::addColumn<int>("server");
    for (int i = 0; i < mailServerKinds().size(); ++i)
        QTest::newRow(mailServerKinds().at(i).name) << i;
}

const MailServerKind &TestInterop::kind() const
{
    QFETCH(int, server);
    return mailServerKinds().at(server);
}

QString TestInterop::column() const
{
    static const QHash<QByteArray, QString> titles{{"uniqueIds", QStringLiteral("unique-ids")},
                                                   {"deletes", QStringLiteral("delete")},
                                                   {"stls", QStringLiteral("STLS")},
                                                   {"tls", QStringLiteral("TLS")},
                                                   {"commandLine", QStringLiteral("poplar-cli")}};
    const QByteArray name = QTest::currentTestFunction();
    return titles.value(name, QString::fromLatin1(name));
}

void TestInterop::initTestCase()
{
    for (const MailServerKind &kind : mailServerKinds()) {
        m_matrix.addServer(QString::fromLatin1(kind.name), versionOf(kind),
                           QString::fromLatin1(kind.additions));
        if (!obstacle(kind).isEmpty())
            qWarning("%s is not tried: %s", kind.name, qPrintable(obstacle(kind)));
    }
}

void TestInterop::init()
{
    m_mark = Matrix::Mark::Yes;
    m_note.clear();
    const QString why = obstacle(kind());
    if (!why.isEmpty()) {
        m_mark = Matrix::Mark::Skipped;
        m_note = why;
        QSKIP(qPrintable(why));
    }
    m_server = kind().make();
    QVERIFY2(m_server->start(), m_server->log().constData());
}

void TestInterop::cleanup()
{
    if (QTest::currentTestFailed())
        m_mark = Matrix::Mark::Failed;
    m_matrix.set(QString::fromLatin1(kind().name), column(), m_mark, m_note);
    m_server.reset();
}

void TestInterop::cleanupTestCase()
{
    const QString path = qEnvironmentVariable("POPLAR_INTEROP_REPORT");
    QVERIFY(path.isEmpty() || m_matrix.write(path));
}

bool TestInterop::deliverLetters()
{
    for (int i = 1; i <= letters; ++i) {
        if (!m_server->deliver(ordinaryMessage(nameOfLetter(i))))
            return false;
    }
    return true;
}

QByteArrayList TestInterop::lettersLeft() const
{
    const QByteArray stored = m_server->stored();
    QByteArrayList left;
    for (int i = 1; i <= letters; ++i) {
        if (stored.contains("Message-ID: <" + nameOfLetter(i) + "@example.org>"))
            left += QByteArray::number(i);
    }
    return left;
}

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
        QVERIFY2(got.at(i) == m_server->withoutAdditions(raw.retrieve(i + 1)), messages.at(i).what);
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
            remark(QStringLiteral("greets with a timestamp, yet answers APOP with %1")
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
    CliResult fetched = cli.run(QStringLiteral("fetch --new --delete --maildir out"));
    EXPECT_CODE(fetched, 0);
    const QByteArrayList files = maildirContents(cli.path(QStringLiteral("out")));
    // What has another size and another header than before is another message.
    const int again = kind().changesMessagesOnce ? 3 : 0;
    QVERIFY2(files.size() == letters + again, fetched.shown());
    QByteArrayList asDelivered;
    for (const QByteArray &file : files)
        asDelivered += m_server->withoutAdditions(onTheWire(file));
    for (int i = 1; i <= letters; ++i)
        QVERIFY(asDelivered.contains(onTheWire(ordinaryMessage(nameOfLetter(i)))));
    QTRY_COMPARE(lettersLeft().join(' '), QByteArray(again ? "" : "1 2 3"));
    if (again)
        m_note = QStringLiteral("fetches twice what the server changes in between");
}

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
