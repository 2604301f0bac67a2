// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/documents.h"
#include "mailbox/examination.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr char secret[] = "hunter22 of anna";
constexpr int longEnough = 60'000;

/// A port at which nothing listens.
quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QByteArray capabilities(const QByteArray &lines)
{
    QByteArray script = "C: CAPA\nS: +OK\n";
    for (const QByteArray &line : lines.split('\n'))
        script += "S: " + line + '\n';
    return script + "S: .\n";
}

/// One connection without encryption and without a login.
QByteArray plainDoor(const QByteArray &announced)
{
    return "S: +OK ready\n" + capabilities(announced)
        + "C: STLS\nS: -ERR not here\nC: XPOPLAR\nS: -ERR what?\nC: QUIT\nS: +OK bye\n";
}

QByteArray loggedIn(const QByteArray &announced)
{
    return "NEXT\nS: +OK ready\n" + capabilities(announced) + "C: USER anna\nS: +OK\nC: PASS " + secret
        + "\nS: +OK\n" + capabilities(announced);
}

QByteArray listings(const QByteArray &ids)
{
    return "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 200\nS: 2 100\nS: .\nC: UIDL\nS: +OK\n" + ids
        + "S: .\n";
}

QByteArray header(const char *number)
{
    return QByteArray("C: TOP ") + number + " 0\nS: +OK\nS: Subject: x\nS: \nS: .\n";
}

QByteArray noops()
{
    return QByteArray("C: NOOP\nS: +OK\n").repeated(9);
}

const QByteArray leaving = "C: RSET\nS: +OK\nC: QUIT\nS: +OK bye\n";
const QByteArray twoIds = "S: 1 one\nS: 2 two\n";
const QByteArray allOfIt = "USER\nUIDL\nTOP\nPIPELINING";

QByteArray firstVisit(const QByteArray &announced)
{
    return loggedIn(announced) + listings(twoIds) + header("2") + noops() + header("2") + header("1")
        + leaving;
}

QByteArray secondVisit(const QByteArray &announced, const QByteArray &ids)
{
    return loggedIn(announced) + listings(ids)
        + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\n"
          "S: +OK\nS: +OK 2 300\nS: +OK\nS: +OK 2 300\nS: +OK\nS: +OK 2 300\n"
          "C: TOP 1 0\nC: TOP 2 0\nS: +OK\nS: Subject: x\nS: \nS: .\nS: +OK\nS: Subject: y\nS: \nS: .\n"
        + leaving;
}

} // namespace

/// What an examination finds out of servers that recite a script, and what it says to them.
class TestExamination : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aServerIsExaminedFromEndToEnd();
    void underTlsThePasswordComesBehindIt();
    void uniqueIdsThatChangeAreFound();
    void capabilitiesThatLieAreFound();
    void aServerThatLosesCommandsIsFound();
    void aLoginDelayMakesItOneLogin();
    void aWrongPasswordIsTriedOnce();
    void withoutAPasswordTheRestIsExamined();
    void hostileServersEndNothing_data();
    void hostileServersEndNothing();
    void aTlsPortThatSpeaksPlain();
    void aDoubtfulCertificateHearsNothing();
    void theTimeOfAStepEnds();
    void whatAServerSaysIsNeutralised();

private:
    accounts::Account account(const ScriptedServer &server, Security security = Security::None) const;
    ExaminationReport examine(const accounts::Account &account, quint16 tlsPort = closedPort(),
                              const QByteArray &password = secret);

    const TestCertificates m_certificates;
    const QTemporaryDir m_folder;
    ExaminationSettings m_settings;
    QByteArray m_log; ///< What the transcript of the last examination said.
};

void TestExamination::initTestCase()
{
    QFile authorities(m_folder.filePath(QStringLiteral("ca.pem")));
    QVERIFY(authorities.open(QFile::WriteOnly));
    QVERIFY(authorities.write(m_certificates.authorityPem()) > 0);
}

accounts::Account TestExamination::account(const ScriptedServer &server, Security security) const
{
    accounts::Account made;
    made.host = QStringLiteral("localhost");
    made.port = server.port();
    made.user = QStringLiteral("anna");
    made.security = security;
    made.proxy.kind = Proxy::Kind::None;
    made.authorityFile = m_folder.filePath(QStringLiteral("ca.pem"));
    return made;
}

ExaminationReport TestExamination::examine(const accounts::Account &account, quint16 tlsPort,
                                           const QByteArray &password)
{
    ExaminationSettings settings = std::exchange(m_settings, {});
    (account.security == Security::Tls ? settings.plainPort : settings.tlsPort) = tlsPort;
    Examination examination;
    m_log.clear();
    QSignalSpy finished(&examination, &Examination::finished);
    connect(&examination, &Examination::transcript, this, [this](const auto &events) {
        for (const wire::TranscriptEvent &event : events)
            m_log += event.text + '\n';
    });
    examination.start(account, Secret(password), settings);
    if (!finished.wait(longEnough))
        qFatal("The examination does not end");
    const auto report = finished[0][0].value<ExaminationReport>();
    // Whatever happens, it says neither of these, and no secret gets out.
    const QString text = findings::asText(report, QLocale::c());
    if (m_log.contains("DELE") || m_log.contains("RETR ") || m_log.contains(secret)
        || text.contains(QLatin1StringView(secret)))
        qFatal("%s\n%s", m_log.constData(), qPrintable(text));
    return report;
}

#define FOUND(report, kind, expected)                                                                        \
    do {                                                                                                     \
        const GradedFinding *found = (report).find(FindingKind::kind);                                       \
        QVERIFY2(found, qPrintable(findings::asText(report, QLocale::c())));                                 \
        QCOMPARE(found->grade, Grade::expected);                                                             \
    } while (false)

void TestExamination::aServerIsExaminedFromEndToEnd()
{
    ScriptedServer server(plainDoor(allOfIt) + firstVisit(allOfIt) + secondVisit(allOfIt, twoIds));
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    QVERIFY(report.complete);
    FOUND(report, AddressesFound, Good);
    FOUND(report, PortGreets, Good);
    FOUND(report, StlsRefused, Warning);
    FOUND(report, AccountUnprotected, Bad);
    FOUND(report, PortClosed, Note);
    FOUND(report, LoginWorked, Good);
    FOUND(report, MechanismPlain, Bad);
    FOUND(report, StatWorks, Good);
    FOUND(report, ListAgrees, Good);
    FOUND(report, TopWorks, Good);
    FOUND(report, UidlWorks, Good);
    FOUND(report, UidlStable, Good);
    FOUND(report, Left, Good);
    FOUND(report, BadCommandRefused, Good);
    FOUND(report, LinesEndWell, Good);
    FOUND(report, PipeliningWorks, Good);
    FOUND(report, RoundTrip, Note);
    FOUND(report, TransferInTurn, Note);
    FOUND(report, TransferAhead, Note);
    QCOMPARE(report.find(FindingKind::LoginsMade)->facts[0].number, 2);
    QCOMPARE(report.find(FindingKind::TransferInTurn)->facts[1].number, 2);
}

void TestExamination::underTlsThePasswordComesBehindIt()
{
    const QByteArray clear = "S: +OK ready\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\nS: +OK\nTLS\n";
    const QByteArray version = "NEXT\nS: +OK ready\nC: STLS\nS: +OK\n";
    const QByteArray inside = "C: USER anna\nS: +OK\nC: PASS " + QByteArray(secret) + "\nS: +OK\n";
    ScriptedServer server(clear + capabilities("USER") + "C: XPOPLAR\nS: -ERR what?\nC: QUIT\nS: +OK bye\n"
                              + version + "TLS\n" + version + "TLS\n" + version + "TLS REFUSED\n" + version
                              + "TLS REFUSED\n" + "NEXT\n" + clear + capabilities("USER") + inside
                              + capabilities("USER\nTOP") + "C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\n"
                              + "C: UIDL\nS: +OK\nS: .\n" + noops() + leaving + "NEXT\n" + clear
                              + capabilities("USER") + inside + capabilities("USER\nTOP")
                              + "C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: +OK\nS: .\n"
                              + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\n"
                              + QByteArray("S: +OK\nS: +OK 0 0\n").repeated(3) + leaving,
                          m_certificates.good());
    const ExaminationReport report = examine(account(server, Security::StartTls));
    QTRY_PLAYED(server);
    FOUND(report, StlsWorks, Good);
    FOUND(report, ClearLoginNotOffered, Good);
    FOUND(report, CertificateTrusted, Good);
    FOUND(report, CertificateChain, Note);
    FOUND(report, TlsVersionOffered, Good);
    FOUND(report, TlsVersionRefused, Good);
    FOUND(report, GainedByTls, Note);
    FOUND(report, GainedByLogin, Note);
    FOUND(report, MechanismPlain, Good);
    FOUND(report, MaildropEmpty, Note);
    FOUND(report, PipeliningWorksUnannounced, Note);
    QCOMPARE(report.find(FindingKind::GainedByTls)->lines, QByteArrayList{"USER"});
}

void TestExamination::uniqueIdsThatChangeAreFound()
{
    ScriptedServer server(plainDoor(allOfIt) + firstVisit(allOfIt)
                          + secondVisit(allOfIt, "S: 1 other\nS: 2 two\n"));
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, UidlChanged, Bad);
    QCOMPARE(report.find(FindingKind::UidlChanged)->facts[0].number, 1);
}

void TestExamination::capabilitiesThatLieAreFound()
{
    const QByteArray refused = "C: STAT\nS: +OK 1 9\nC: LIST\nS: +OK\nS: 1 10\nS: .\nC: UIDL\nS: -ERR no\n";
    ScriptedServer server(plainDoor(allOfIt) + loggedIn(allOfIt) + refused + "C: TOP 1 0\nS: -ERR no\n"
                          + noops() + leaving + loggedIn(allOfIt) + refused
                          + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\nS: +OK\nCUT\n");
    const ExaminationReport report = examine(account(server));
    FOUND(report, TopAnnouncedRefused, Bad);
    FOUND(report, UidlAnnouncedRefused, Bad);
    FOUND(report, ListDiffers, Warning);
    FOUND(report, PipeliningBroken, Bad);
}

void TestExamination::aServerThatLosesCommandsIsFound()
{
    const QByteArray few = "USER\nUIDL\nTOP";
    ScriptedServer server(plainDoor(few) + firstVisit(few) + loggedIn(few) + listings(twoIds)
                          + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\nS: +OK\nHANG\n");
    m_settings.silence = std::chrono::seconds(8);
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, PipeliningAbsent, Note);
    FOUND(report, UidlStable, Good);
}

void TestExamination::aLoginDelayMakesItOneLogin()
{
    const QByteArray announced = "USER\nLOGIN-DELAY 900";
    ScriptedServer server(plainDoor(announced) + loggedIn(announced) + listings(twoIds) + header("2")
                          + noops() + header("2") + header("1")
                          + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\n"
                            "S: +OK\nS: +OK 2 300\nS: +OK\nS: +OK 2 300\nS: +OK\nS: +OK 2 300\n"
                            "C: TOP 1 0\nC: TOP 2 0\nS: +OK\nS: Subject: x\nS: \nS: .\nS: +OK\nS: \nS: .\n"
                          + leaving);
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, LoginDelay, Note);
    FOUND(report, UidlStabilityUnknown, NotTried);
    QCOMPARE(report.find(FindingKind::LoginsMade)->facts[0].number, 1);
}

void TestExamination::aWrongPasswordIsTriedOnce()
{
    ScriptedServer server(plainDoor("USER") + "NEXT\nS: +OK\n" + capabilities("USER")
                          + "C: USER anna\nS: +OK\nC: PASS " + secret + "\nS: -ERR [AUTH] wrong\nC: QUIT\n");
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, LoginRefused, Bad);
    FOUND(report, SpeedUnknown, NotTried);
}

void TestExamination::withoutAPasswordTheRestIsExamined()
{
    ScriptedServer server(plainDoor("USER"));
    const ExaminationReport report = examine(account(server), closedPort(), {});
    QTRY_PLAYED(server);
    FOUND(report, LoginNotTried, NotTried);
    FOUND(report, BadCommandRefused, Good);
}

void TestExamination::hostileServersEndNothing_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<FindingKind>("kind");
    QTest::addColumn<Grade>("grade");
    const QByteArray endless = "RAW " + QByteArray(20'000, 'a').toBase64() + "\nHANG\n";
    const auto row = [](const char *name, Security security, const QByteArray &script, FindingKind kind,
                        Grade grade) { QTest::newRow(name) << security << script << kind << grade; };
    using enum FindingKind;
    row("no greeting", Security::None, "HANG\n", PortEnded, Grade::Bad);
    row("no greeting, STARTTLS", Security::StartTls, "HANG\n", PortEnded, Grade::Bad);
    row("hangs up at once", Security::None, "CUT\n", PortEnded, Grade::Bad);
    row("another protocol", Security::None, "S: 220 smtp ready\n", PortNotPop3, Grade::Bad);
    row("an endless greeting", Security::None, endless, PortEnded, Grade::Bad);
    row("an endless capability", Security::None, "S: +OK\nC: CAPA\nS: +OK\n" + endless, PortEnded,
        Grade::Bad);
    row("closes after each command", Security::None,
        "S: +OK\nC: CAPA\nCUT\nNEXT\nS: +OK\nC: STLS\nCUT\nNEXT\nS: +OK\nC: USER anna\nCUT\n", PortEnded,
        Grade::Bad);
    row("hangs up on a bad command", Security::None,
        "S: +OK\n" + capabilities("USER") + "C: STLS\nS: -ERR\nC: XPOPLAR\nCUT\nNEXT\nCUT\n",
        BadCommandHangsUp, Grade::Bad);
    row("swallows a bad command", Security::None,
        "S: +OK\n" + capabilities("USER") + "C: STLS\nS: -ERR\nC: XPOPLAR\nHANG\nNEXT\nCUT\n",
        BadCommandUnanswered, Grade::Bad);
    row("takes a bad command", Security::None,
        "S: +OK\n" + capabilities("USER")
            + "C: STLS\nS: -ERR\nC: XPOPLAR\nS: +OK\nC: QUIT\nS: +OK\nNEXT\nCUT\n",
        BadCommandAccepted, Grade::Warning);
    row("bare LF", Security::None, "LF\n" + plainDoor("USER") + "NEXT\nCUT\n", LinesEndBare, Grade::Bad);
    row("STLS refused", Security::StartTls, "S: +OK\n" + capabilities("STLS") + "C: STLS\nS: -ERR\nC: QUIT\n",
        StlsRefusedAnnounced, Grade::Bad);
    row("injected", Security::StartTls,
        "S: +OK\n" + capabilities("STLS") + "C: STLS\nS: +OK\nSAME\nS: +OK injected\nHANG\n", TlsInjected,
        Grade::Bad);
    row("100,000 capabilities", Security::None,
        "S: +OK\nC: CAPA\nS: +OK\nRAW " + QByteArray("X-NONSENSE\r\n").repeated(100'000).toBase64()
            + "\nS: .\nC: STLS\nS: -ERR\nC: XPOPLAR\nS: -ERR\nC: QUIT\nS: +OK\nNEXT\nCUT\n",
        CapabilitiesTooMany, Grade::Warning);
}

void TestExamination::hostileServersEndNothing()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(FindingKind, kind);
    QFETCH(Grade, grade);
    ScriptedServer server(script, m_certificates.good());
    server.ignoreRest();
    m_settings.silence = std::chrono::seconds(8);
    const ExaminationReport report = examine(account(server, security));
    QVERIFY(report.complete);
    const GradedFinding *found = report.find(kind);
    QVERIFY2(found, qPrintable(findings::asText(report, QLocale::c())));
    QCOMPARE(found->grade, grade);
    for (const QByteArray &line : server.heard())
        QVERIFY2(!line.contains(secret), line.constData());
}

void TestExamination::aTlsPortThatSpeaksPlain()
{
    ScriptedServer plain(plainDoor("USER"));
    ScriptedServer tls("S: +OK this is no TLS\nWAIT 200\nCUT\nNEXT\n");
    tls.ignoreRest();
    const ExaminationReport report = examine(account(plain), tls.port(), {});
    FOUND(report, TlsFailed, Bad);
}

void TestExamination::aDoubtfulCertificateHearsNothing()
{
    const QByteArray version = "NEXT\nTLS REFUSED\n";
    ScriptedServer server("TLS REFUSED\n" + version.repeated(4), m_certificates.expired());
    const ExaminationReport report = examine(account(server, Security::Tls));
    QTRY_PLAYED(server);
    FOUND(report, CertificateDoubtful, Bad);
    FOUND(report, CertificateExpired, Bad);
    FOUND(report, LoginNotTried, NotTried);
    FOUND(report, TlsVersionOffered, Good);
    QVERIFY(server.heard().isEmpty());
}

void TestExamination::theTimeOfAStepEnds()
{
    ScriptedServer server("S: +OK\nC: CAPA\nS: +OK\nSLOW 1\nRAW "
                          + QByteArray("X-SLOW\r\n").repeated(100'000).toBase64() + "\nNEXT\nHANG\n");
    server.ignoreRest();
    m_settings.step = std::chrono::seconds(4);
    const ExaminationReport report = examine(account(server));
    FOUND(report, PortEnded, Bad);
    QCOMPARE(report.find(FindingKind::PortEnded)->error->kind, ErrorKind::Silence);
}

void TestExamination::whatAServerSaysIsNeutralised()
{
    const QByteArray nasty = "\x1b[2J<script>alert(1)</script> ``` ](javascript:x) \xe2\x80\xae%1 \xff";
    QByteArray script = "S: +OK " + nasty + '\n' + capabilities("USER\nX-" + nasty) + "C: STLS\nS: -ERR "
        + nasty + "\nC: XPOPLAR\nS: -ERR " + nasty + "\nC: QUIT\nS: +OK\n";
    ScriptedServer server(script);
    const ExaminationReport report = examine(account(server), closedPort(), {});
    QTRY_PLAYED(server);
    const QString text = findings::asText(report, QLocale::c());
    const QString markdown = findings::asMarkdown(report, QLocale::c());
    const QString html = findings::asHtml(report, QLocale::c());
    for (const QString &document : {text, markdown, html}) {
        QVERIFY(document.contains(QStringLiteral("\\x1b[2J")));
        QVERIFY(!document.contains(u'\x1b'));
        QVERIFY(!document.contains(QChar(0x202e)));
    }
    QVERIFY(!html.contains(QStringLiteral("<script")));
    // In Markdown it stands in a code span that is longer than any of its own.
    QVERIFY(markdown.contains(QStringLiteral("````\\x1b[2J<script>")));
}

QTEST_GUILESS_MAIN(TestExamination)
#include "tst_examination.moc"
