// SPDX-License-Identifier: GPL-3.0-or-later
// A message to oneself: handed over by SMTP, looked for by POP3, found by its Message-ID alone.
#include "mailbox/roundtrip.h"
#include "support/circleserver.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;
const QByteArray older = "Message-ID: <old@example.org>\r\nSubject: old\r\n\r\nold\r\n";

/// One round trip, and what it told.
class Trip {
public:
    explicit Trip(const CircleServer &server)
    {
        account.host = QStringLiteral("127.0.0.1");
        account.port = server.pop3Port();
        account.security = Security::None;
        account.user = QStringLiteral("anna@example.org");
        account.authentication = Authentication::UserPass;
        account.submission.host = QStringLiteral("127.0.0.1");
        account.submission.port = server.smtpPort();
        account.submission.security = Security::None;
        patience.pause = std::chrono::milliseconds(1);
        QObject::connect(&trip, &RoundTrip::stepChanged, &trip, [this](const RoundTripStep &step) {
            const auto known = std::find_if(steps.begin(), steps.end(), [&step](const RoundTripStep &one) {
                return one.what == step.what;
            });
            if (known == steps.end())
                steps += step;
            else
                *known = step;
        });
        QObject::connect(&trip, &RoundTrip::transcript, &trip, [this](Service service, const auto &events) {
            for (const wire::TranscriptEvent &event : events)
                (service == Service::Pop3 ? receiving : sending) += event.text + '\n';
        });
        QObject::connect(&trip, &RoundTrip::finished, &trip, [this](const RoundTripReport &what) {
            report = what;
            ++ends;
        });
    }
    void start()
    {
        RoundTripSecrets secrets;
        secrets.receiving = Secret(QByteArrayView("hunter22 of anna"));
        secrets.sending = Secret(QByteArrayView("hunter22 of anna"));
        trip.start(account, secrets, {QStringLiteral("Проверка"), QStringLiteral("hello\n")}, patience);
    }
    /// As "Before+ LogIn+ Send-".
    [[nodiscard]] QByteArray story() const
    {
        static constexpr const char *names[] = {"Before", "LogIn", "Send", "Wait"};
        static constexpr char signs[] = {'~', '+', '-'};
        QByteArrayList words;
        for (const RoundTripStep &step : steps)
            words += names[int(step.what)] + QByteArray(1, signs[int(step.outcome)]);
        return words.join(' ');
    }

    accounts::Account account;
    RoundTripPatience patience;
    QList<RoundTripStep> steps;
    RoundTripReport report;
    QByteArray sending;
    QByteArray receiving;
    int ends = 0;
    RoundTrip trip;
};

#define QTRY_END(trip) QTRY_COMPARE_WITH_TIMEOUT((trip).ends, 1, longEnough)

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsSentAndFound();
    void itIsLookedForUntilItComes();
    void onlyWhatIsNewIsLookedInto();
    void withoutTopASmallMessageIsRead();
    void nothingIsDeleted();
    void noSecretIsInTheLogs();
    void aRefusedMessageIsTold();
    void aServerThatLetsNobodyInIsTold();
    void aPassingRefusalIsWaitedFor();
    void whatDoesNotComeIsGivenUp();
    void itCanBeGivenUp();
};

void TestRoundTrip::itIsSentAndFound()
{
    CircleServer server;
    server.put(older);
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QCOMPARE(trip.story(), QByteArray("Before+ LogIn+ Send+ Wait+"));
    QVERIFY(trip.report.hasArrived);
    QCOMPARE(trip.report.identity.uniqueId, QByteArray("uid-2"));
    QCOMPARE(trip.report.route.hops.size(), 1);
    QCOMPARE(trip.report.route.hops[0].byHost, QStringLiteral("smtp.example.org"));
    QVERIFY(server.messages[1].contains("Message-ID: <" + trip.report.messageId + '>'));
    QVERIFY(server.messages[1].contains("To: anna@example.org"));
    QVERIFY(server.heard.contains("MAIL FROM:<anna@example.org>"));
    QVERIFY(server.heard.contains("RCPT TO:<anna@example.org>"));
    QCOMPARE(trip.steps[2].said, QByteArray("Ok: queued as 4F2A"));
}

void TestRoundTrip::itIsLookedForUntilItComes()
{
    CircleServer server;
    server.arrivesAtLogin = 5;
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QVERIFY(trip.report.hasArrived);
    QCOMPARE(trip.steps[3].looks, 4);
    QCOMPARE(server.logins, 5);
}

void TestRoundTrip::onlyWhatIsNewIsLookedInto()
{
    CircleServer server;
    server.put(older);
    server.put(older);
    server.arrivesAtLogin = 3;
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QVERIFY(trip.report.hasArrived);
    for (const QByteArray &line : server.heard)
        QVERIFY2(!line.startsWith("TOP") || line == "TOP 3 0", line.constData());
}

void TestRoundTrip::withoutTopASmallMessageIsRead()
{
    CircleServer server;
    server.hasTop = false;
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QVERIFY(trip.report.hasArrived);
    QVERIFY(server.heard.contains("RETR 1"));
}

void TestRoundTrip::nothingIsDeleted()
{
    CircleServer server;
    server.put(older);
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QVERIFY(!server.heard.join(' ').contains("DELE"));
    QCOMPARE(server.heard.count("RSET"), 2); // before it leaves
}

void TestRoundTrip::noSecretIsInTheLogs()
{
    CircleServer server;
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QVERIFY(trip.sending.contains("MAIL FROM"));
    QVERIFY(trip.receiving.contains("UIDL"));
    for (const QByteArray &log : {trip.sending, trip.receiving}) {
        QVERIFY(!log.contains("hunter22"));
        QVERIFY(!log.contains(QByteArray("hunter22 of anna").toBase64()));
    }
}

void TestRoundTrip::aRefusedMessageIsTold()
{
    CircleServer server;
    server.verdict = "554 5.7.1 looks like spam";
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QCOMPARE(trip.story(), QByteArray("Before+ LogIn+ Send-"));
    QVERIFY(!trip.report.hasArrived);
    QVERIFY(trip.steps[2].error);
    QCOMPARE(trip.steps[2].error->kind, ErrorKind::Refused);
    QVERIFY(trip.steps[2].error->said.contains("looks like spam"));
}

void TestRoundTrip::aServerThatLetsNobodyInIsTold()
{
    CircleServer server;
    server.welcome = "-ERR [AUTH] no";
    Trip trip(server);
    trip.start();
    QTRY_END(trip);
    QCOMPARE(trip.story(), QByteArray("Before-")); // and nothing was sent
    QVERIFY(trip.steps[0].error);
    QCOMPARE(trip.steps[0].error->kind, ErrorKind::Authentication);
    QVERIFY(!server.heard.join(' ').contains("MAIL"));
}

/// Many servers keep the maildrop locked for a moment after a session.
void TestRoundTrip::aPassingRefusalIsWaitedFor()
{
    CircleServer server;
    server.onHandedOver = [&server] { server.welcome = "-ERR [IN-USE] locked"; };
    Trip trip(server);
    trip.start();
    QTRY_VERIFY_WITH_TIMEOUT(!trip.steps.isEmpty() && trip.steps.last().what == RoundTripStep::What::Wait
                                 && trip.steps.last().error,
                             longEnough);
    QCOMPARE(trip.ends, 0);
    server.welcome = "+OK";
    QTRY_END(trip);
    QVERIFY(trip.report.hasArrived);
}

void TestRoundTrip::whatDoesNotComeIsGivenUp()
{
    CircleServer server;
    server.arrivesAtLogin = 0;
    Trip trip(server);
    trip.patience.time = std::chrono::milliseconds(50);
    trip.start();
    QTRY_END(trip);
    QCOMPARE(trip.story(), QByteArray("Before+ LogIn+ Send+ Wait-"));
    QVERIFY(!trip.report.hasArrived);
    QVERIFY(!trip.steps[3].error);
    QVERIFY(trip.steps[3].looks >= 1);
}

void TestRoundTrip::itCanBeGivenUp()
{
    CircleServer server;
    server.arrivesAtLogin = 0;
    {
        Trip trip(server);
        trip.start();
        QTRY_VERIFY_WITH_TIMEOUT(!trip.steps.isEmpty() && trip.steps.last().looks > 1, longEnough);
    }
    QVERIFY(!server.heard.join(' ').contains("DELE"));
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
