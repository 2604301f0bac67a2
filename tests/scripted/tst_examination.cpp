// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/documents.h"
#include "mailbox/examination.h"
#include "support/opensslserver.h"
#include "support/proxyserver.h"
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

/// An unknown command, and what shows that the server lives.
QByteArray badCommand(const QByteArray &announced)
{
    return "C: XPOPLAR\nS: -ERR what?\n" + capabilities(announced) + "C: QUIT\nS: +OK bye\n";
}

/// One connection without encryption and without a login.
QByteArray plainDoor(const QByteArray &announced)
{
    return "S: +OK ready\n" + capabilities(announced) + "C: STLS\nS: -ERR not here\n" + badCommand(announced);
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

const QByteArray leaving = "C: LAST\nS: -ERR\nC: RSET\nS: +OK\nC: QUIT\nS: +OK bye\n";
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
    void whereResettingForgetsItHangsUp();
    void aSessionThatEndsNamesItsCommand_data();
    void aSessionThatEndsNamesItsCommand();
    void aHandshakeThatFailsIsNoRefusal();
    void aMissingClientCertificateIsNoRefusal();
    void anOldServerIsFound();
    void oneDoorThatDiesOfCapaCostsTheOtherNothing();
    void whereSomebodyIsInBetweenNobodyLogsIn();
    void whereTheCertificateIsDoubtfulNobodyLogsInReadably();
    void versionsAreTriedAtTheAccountsOwnPort();
    void tooMuchForTopIsNoRefusal();
    void aMessageWithoutTextShowsNothingOfTop();
    void bodiesThatComeLateAreFound();
    void withoutNoopTheRestIsMeasured();
    void theProxysPasswordIsUsed();
    void whereTheSystemHasAProxyNoNameIsLookedUp();

private:
    accounts::Account accountAt(quint16 port, Security security) const;
    accounts::Account account(const ScriptedServer &server, Security security = Security::None) const
    {
        return accountAt(server.port(), security);
    }
    ExaminationReport examine(const accounts::Account &account, quint16 tlsPort = closedPort(),
                              const QByteArray &password = secret, const QByteArray &proxyPassword = {});
    [[nodiscard]] QByteArray versionsAt(const QByteArray &before) const;

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

accounts::Account TestExamination::accountAt(quint16 port, Security security) const
{
    accounts::Account made;
    made.host = QStringLiteral("localhost");
    made.port = port;
    made.user = QStringLiteral("anna");
    made.security = security;
    made.proxy.kind = Proxy::Kind::None;
    made.authorityFile = m_folder.filePath(QStringLiteral("ca.pem"));
    return made;
}

ExaminationReport TestExamination::examine(const accounts::Account &account, quint16 tlsPort,
                                           const QByteArray &password, const QByteArray &proxyPassword)
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
    examination.start(account, {Secret(password), {}, Secret(proxyPassword)}, settings);
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

/// What was found out about one version of TLS.
const GradedFinding *versionOf(const ExaminationReport &report, const QByteArray &version)
{
    for (const ReportedPart &part : report.parts) {
        for (const GradedFinding &finding : part.findings) {
            if (part.part == ExaminationPart::Tls && finding.facts.value(0).text == version)
                return &finding;
        }
    }
    return nullptr;
}

#define VERSION(report, version, expectedKind, expectedGrade)                                                \
    do {                                                                                                     \
        const GradedFinding *found = versionOf(report, version);                                             \
        QVERIFY2(found, qPrintable(findings::asText(report, QLocale::c())));                                 \
        QVERIFY2(found->kind == FindingKind::expectedKind,                                                   \
                 qPrintable(findings::asText(report, QLocale::c())));                                        \
        QCOMPARE(found->grade, Grade::expectedGrade);                                                        \
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
    ScriptedServer server(clear + capabilities("USER") + badCommand("USER") + version + "TLS\n" + version
                              + "TLS\n" + version + "TLS REFUSED\n" + version + "TLS REFUSED\n" + "NEXT\n"
                              + clear + capabilities("USER") + inside + capabilities("USER\nTOP")
                              + "C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\n" + "C: UIDL\nS: +OK\nS: .\n"
                              + noops() + leaving + "NEXT\n" + clear + capabilities("USER") + inside
                              + capabilities("USER\nTOP")
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
    VERSION(report, "TLS 1.3", TlsVersionOffered, Good);
    VERSION(report, "TLS 1.2", TlsVersionOffered, Good);
    VERSION(report, "TLS 1.1", TlsVersionRefused, Good);
    VERSION(report, "TLS 1.0", TlsVersionRefused, Good);
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
    row("an endless capability", Security::None, "S: +OK\nC: CAPA\nS: +OK\n" + endless + "NEXT\nCUT\n",
        PortEnded, Grade::Bad);
    row("closes after each command", Security::None,
        "S: +OK\nC: CAPA\nCUT\nNEXT\nS: +OK\nC: STLS\nCUT\nNEXT\nS: +OK\nC: USER anna\nCUT\n", PortEnded,
        Grade::Bad);
    row("hangs up behind its reply to a bad command", Security::None,
        "S: +OK\n" + capabilities("USER") + "C: STLS\nS: -ERR\nC: XPOPLAR\nS: -ERR\nCUT\nNEXT\nCUT\n",
        BadCommandHangsUp, Grade::Bad);
    row("is silent behind its reply to a bad command", Security::None,
        "S: +OK\n" + capabilities("USER")
            + "C: STLS\nS: -ERR\nC: XPOPLAR\nS: -ERR\nC: CAPA\nHANG\nNEXT\nCUT\n",
        BadCommandMutes, Grade::Bad);
    row("closes at QUIT without a word", Security::None,
        "S: +OK\n" + capabilities("USER") + "C: STLS\nS: -ERR\nC: XPOPLAR\nS: -ERR\n" + capabilities("USER")
            + "C: QUIT\nCUT\nNEXT\nCUT\n",
        BadCommandRefused, Grade::Good);
    row("hangs up on CAPA", Security::None,
        "S: +OK\nC: CAPA\nCUT\nNEXT\nS: +OK\nC: STLS\nS: -ERR\nC: XPOPLAR\nS: -ERR\nC: NOOP\nS: -ERR\n"
        "C: QUIT\nS: +OK\nNEXT\nCUT\n",
        CapaHangsUp, Grade::Bad);
    row("hangs up on a bad command", Security::None,
        "S: +OK\n" + capabilities("USER") + "C: STLS\nS: -ERR\nC: XPOPLAR\nCUT\nNEXT\nCUT\n",
        BadCommandHangsUp, Grade::Bad);
    row("swallows a bad command", Security::None,
        "S: +OK\n" + capabilities("USER") + "C: STLS\nS: -ERR\nC: XPOPLAR\nHANG\nNEXT\nCUT\n",
        BadCommandUnanswered, Grade::Bad);
    row("takes a bad command", Security::None,
        "S: +OK\n" + capabilities("USER") + "C: STLS\nS: -ERR\nC: XPOPLAR\nS: +OK\n" + capabilities("USER")
            + "C: QUIT\nS: +OK\nNEXT\nCUT\n",
        BadCommandAccepted, Grade::Warning);
    row("bare LF", Security::None, "LF\n" + plainDoor("USER") + "NEXT\nCUT\n", LinesEndBare, Grade::Bad);
    row("STLS refused", Security::StartTls, "S: +OK\n" + capabilities("STLS") + "C: STLS\nS: -ERR\nC: QUIT\n",
        StlsRefusedAnnounced, Grade::Bad);
    row("injected", Security::StartTls,
        "S: +OK\n" + capabilities("STLS") + "C: STLS\nS: +OK\nSAME\nS: +OK injected\nHANG\n", TlsInjected,
        Grade::Bad);
    row("100,000 capabilities", Security::None,
        "S: +OK\nC: CAPA\nS: +OK\nRAW " + QByteArray("X-NONSENSE\r\n").repeated(100'000).toBase64()
            + "\nS: .\nC: STLS\nS: -ERR\n" + badCommand("USER") + "NEXT\nCUT\n",
        CapabilitiesTooMany, Grade::Warning);
}

void TestExamination::hostileServersEndNothing()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(FindingKind, kind);
    QFETCH(Grade, grade);
    ScriptedServer server(script, m_certificates.good());
    m_settings.silence = std::chrono::seconds(8);
    const ExaminationReport report = examine(account(server, security));
    QVERIFY(report.complete);
    const GradedFinding *found = report.find(kind);
    QVERIFY2(found, qPrintable(findings::asText(report, QLocale::c())));
    QCOMPARE(found->grade, grade);
    // It says nothing but what an examination says before a login.
    static const QByteArrayList allowed{"CAPA", "STLS", "XPOPLAR", "NOOP", "QUIT", "USER anna"};
    for (const QByteArray &line : server.heard())
        QVERIFY2(allowed.contains(line), line.constData());
    QTRY_PLAYED(server);
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
        + nasty + "\nC: XPOPLAR\nS: -ERR " + nasty + '\n' + capabilities("USER") + "C: QUIT\nS: +OK\n";
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

/// RFC 1460: RSET forgets which messages were read; Dovecot takes \Seen from them (pop3_enable_last).
void TestExamination::whereResettingForgetsItHangsUp()
{
    const QByteArray knowsLast = "C: LAST\nS: +OK 2\n";
    const auto ended = [&](QByteArray visit) { return visit.replace(leaving, knowsLast); };
    ScriptedServer server(plainDoor(allOfIt) + ended(firstVisit(allOfIt))
                          + ended(secondVisit(allOfIt, twoIds)));
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, LeftByHangingUp, Note);
    FOUND(report, UidlStable, Good);
    QVERIFY(!report.find(FindingKind::NotLeft));
    QCOMPARE(report.conduct, ExaminationConduct::HungUp);
}

void TestExamination::aSessionThatEndsNamesItsCommand_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QByteArray>("verb");
    const QByteArray lists = "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 200\nS: 2 100\nS: .\n";
    QTest::newRow("UIDL") << lists + "C: UIDL\nCUT\n" << QByteArray("UIDL");
    QTest::newRow("TOP") << listings(twoIds) + "C: TOP 2 0\nCUT\n" << QByteArray("TOP");
    QTest::newRow("TOP, in the middle") << listings(twoIds) + "C: TOP 2 0\nS: +OK\nS: Subject: x\nCUT\n"
                                        << QByteArray("TOP");
}

void TestExamination::aSessionThatEndsNamesItsCommand()
{
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, verb);
    ScriptedServer server(plainDoor(allOfIt) + loggedIn(allOfIt) + rest);
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, SessionEnded, Bad);
    QCOMPARE(report.find(FindingKind::SessionEnded)->facts[0].text, verb);
    FOUND(report, NotLeft, Warning);
    QVERIFY(!report.find(FindingKind::TopWorks));
    QCOMPARE(report.conduct, ExaminationConduct::CutOff);
}

QByteArray TestExamination::versionsAt(const QByteArray &before) const
{
    return (before + "TLS\n").repeated(2) + (before + "TLS REFUSED\n").repeated(2);
}

/// A server that lets in only so many connections closes the others.
void TestExamination::aHandshakeThatFailsIsNoRefusal()
{
    ScriptedServer server("TLS\nS: +OK ready\n" + capabilities("USER") + badCommand("USER")
                              + QByteArray("NEXT\nCUT\n").repeated(4),
                          m_certificates.good());
    const ExaminationReport report = examine(account(server, Security::Tls), closedPort(), {});
    QTRY_PLAYED(server);
    VERSION(report, "TLS 1.3", TlsVersionOffered, Good); // on which the two agreed before
    for (const char *version : {"TLS 1.2", "TLS 1.1", "TLS 1.0"})
        VERSION(report, version, TlsVersionUnknown, NotTried);
}

void TestExamination::aMissingClientCertificateIsNoRefusal()
{
    OpensslServer server(m_certificates.good(), {}, m_certificates.authorityPem());
    QVERIFY2(server.port() > 0, server.log().constData());
    const ExaminationReport report = examine(accountAt(server.port(), Security::Tls), closedPort(), {});
    VERSION(report, "TLS 1.3", TlsVersionOffered, Good);
    VERSION(report, "TLS 1.2", TlsVersionUnknown, NotTried);
}

void TestExamination::anOldServerIsFound()
{
    OpensslServer server(
        m_certificates.good(),
        {QStringLiteral("-tls1"), QStringLiteral("-cipher"), QStringLiteral("DEFAULT@SECLEVEL=0")});
    QVERIFY2(server.port() > 0, server.log().constData());
    const ExaminationReport report = examine(accountAt(server.port(), Security::Tls), closedPort(), {});
    VERSION(report, "TLS 1.3", TlsVersionRefused, Bad);
    VERSION(report, "TLS 1.2", TlsVersionRefused, Bad);
    VERSION(report, "TLS 1.1", TlsVersionRefused, Good);
    VERSION(report, "TLS 1.0", TlsVersionOffered, Warning);
}

/// Whoever is on the way may act as port 110; that must not change how the login at port 995 goes.
void TestExamination::oneDoorThatDiesOfCapaCostsTheOtherNothing()
{
    ScriptedServer plain("S: +OK ready\nC: CAPA\nCUT\nNEXT\nS: +OK ready\nC: STLS\nS: +OK\nTLS\n"
                         "C: XPOPLAR\nS: -ERR\nC: NOOP\nS: -ERR\nC: QUIT\nS: +OK\n",
                         m_certificates.good());
    ScriptedServer tls("TLS\nS: +OK ready\n" + capabilities("SASL CRAM-MD5") + badCommand("USER")
                           + versionsAt("NEXT\n") + "NEXT\nTLS\nS: +OK ready\n"
                           + capabilities("SASL CRAM-MD5") + "C: AUTH CRAM-MD5\nS: -ERR [AUTH] no\nC: QUIT\n",
                       m_certificates.good());
    const ExaminationReport report = examine(account(tls, Security::Tls), plain.port());
    QTRY_PLAYED(plain);
    QTRY_PLAYED(tls);
    FOUND(report, CapaHangsUp, Bad);
    QCOMPARE(report.find(FindingKind::CapaHangsUp)->facts[0].number, plain.port());
    FOUND(report, StlsWorks, Good);
    QVERIFY(!report.find(FindingKind::StlsUnannounced));
    FOUND(report, LoginRefused, Bad);
    QCOMPARE(report.find(FindingKind::LoginRefused)->section, (RfcSection{5034, "4"}));
}

void TestExamination::whereSomebodyIsInBetweenNobodyLogsIn()
{
    ScriptedServer server("S: +OK\n" + capabilities("USER\nSTLS")
                          + "C: STLS\nS: +OK\nSAME\nS: +OK injected\nHANG\n");
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, TlsInjected, Bad);
    FOUND(report, LoginNotTried, NotTried);
    QCOMPARE(report.find(FindingKind::LoginNotTried)->error->kind, ErrorKind::Injected);
    QCOMPARE(report.conduct, ExaminationConduct::StayedOut);
}

void TestExamination::whereTheCertificateIsDoubtfulNobodyLogsInReadably()
{
    const QByteArray version = "NEXT\nS: +OK\nC: STLS\nS: +OK\nTLS REFUSED\n";
    ScriptedServer server("S: +OK\n" + capabilities("USER\nSTLS") + "C: STLS\nS: +OK\nTLS REFUSED\n"
                              + version.repeated(4),
                          m_certificates.expired());
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, CertificateDoubtful, Bad);
    FOUND(report, LoginNotTried, NotTried);
    QCOMPARE(report.find(FindingKind::LoginNotTried)->error->kind, ErrorKind::CertificateDoubtful);
}

void TestExamination::versionsAreTriedAtTheAccountsOwnPort()
{
    ScriptedServer own("S: +OK\n" + capabilities("STLS") + "C: STLS\nS: +OK\nTLS\n" + capabilities("USER")
                           + badCommand("USER") + versionsAt("NEXT\nS: +OK\nC: STLS\nS: +OK\n"),
                       m_certificates.good());
    ScriptedServer other("TLS\nS: +OK ready\n" + capabilities("USER") + badCommand("USER"),
                         m_certificates.good());
    const ExaminationReport report = examine(account(own, Security::StartTls), other.port(), {});
    QTRY_PLAYED(own);
    QTRY_PLAYED(other);
    QCOMPARE(report.find(FindingKind::TlsVersionOffered)->facts.value(1).number, own.port());
}

void TestExamination::tooMuchForTopIsNoRefusal()
{
    const QByteArray body = QByteArray("all of it\r\n").repeated(30'000).toBase64();
    ScriptedServer server(plainDoor("USER\nTOP\nLOGIN-DELAY 9") + loggedIn("USER\nTOP\nLOGIN-DELAY 9")
                          + listings(twoIds) + "C: TOP 2 0\nS: +OK\nS: Subject: x\nS: \nRAW " + body
                          + "\nS: .\n" + noops() + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\n"
                          + QByteArray("S: +OK\nS: +OK 2 300\n").repeated(3) + leaving);
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, TopSendsBody, Warning);
    QVERIFY(!report.find(FindingKind::TopAnnouncedRefused));
}

/// The smallest message is nothing but a header: it shows nothing, so the largest one is looked at.
void TestExamination::aMessageWithoutTextShowsNothingOfTop()
{
    const QByteArray announced = "USER\nTOP\nLOGIN-DELAY 9";
    ScriptedServer server(plainDoor(announced) + loggedIn(announced)
                          + "C: STAT\nS: +OK 2 215\nC: LIST\nS: +OK\nS: 1 200\nS: 2 15\nS: .\n"
                            "C: UIDL\nS: +OK\n"
                          + twoIds
                          + "S: .\n"
                            "C: TOP 2 0\nS: +OK\nS: Subject: x\nS: \nS: .\n"
                            "C: TOP 1 0\nS: +OK\nS: Subject: y\nS: \nS: its text\nS: .\n"
                          + noops() + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\n"
                          + QByteArray("S: +OK\nS: +OK 2 300\n").repeated(3) + leaving);
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, TopSendsBody, Warning);
    QVERIFY(!report.find(FindingKind::TransferAhead));
}

void TestExamination::bodiesThatComeLateAreFound()
{
    const QByteArray announced = "USER\nTOP\nLOGIN-DELAY 9";
    ScriptedServer server(plainDoor(announced) + loggedIn(announced) + listings(twoIds) + header("2")
                          + noops() + header("2") + "C: TOP 1 0\nS: +OK\nS: Subject: y\nS: \nS: text\nS: .\n"
                          + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\n"
                          + QByteArray("S: +OK\nS: +OK 2 300\n").repeated(3) + leaving);
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, TopSendsBody, Warning);
    QVERIFY(!report.find(FindingKind::TransferAhead));
}

void TestExamination::withoutNoopTheRestIsMeasured()
{
    const QByteArray announced = "USER\nLOGIN-DELAY 9";
    ScriptedServer server(plainDoor(announced) + loggedIn(announced) + listings(twoIds) + header("2")
                          + "C: NOOP\nS: -ERR\n" + header("2") + header("1")
                          + "C: NOOP\nC: STAT\nC: NOOP\nC: STAT\nC: NOOP\nC: STAT\n"
                          + QByteArray("S: -ERR\nS: +OK 2 300\n").repeated(3) + leaving);
    const ExaminationReport report = examine(account(server));
    QTRY_PLAYED(server);
    FOUND(report, TransferInTurn, Note);
    QVERIFY(!report.find(FindingKind::SpeedUnknown));
}

void TestExamination::theProxysPasswordIsUsed()
{
    const QByteArray password = "for the proxy";
    ScriptedServer server(plainDoor("USER"));
    ProxyServer proxy(ProxyServer::Kind::Socks5, ProxyServer::Manner::Willing, "ivan:" + password);
    accounts::Account behind = account(server);
    behind.host = QStringLiteral("pop.example.invalid");
    behind.proxy = {Proxy::Kind::Socks5, QStringLiteral("127.0.0.1"), proxy.port(), QStringLiteral("ivan")};
    const ExaminationReport without = examine(behind, closedPort(), secret);
    FOUND(without, LoginNotTried, NotTried);
    QCOMPARE(without.find(FindingKind::LoginNotTried)->error->kind, ErrorKind::ProxyFailed);
    QVERIFY(server.heard().isEmpty());
    const ExaminationReport with = examine(behind, closedPort(), {}, password);
    FOUND(with, NameForProxy, NotTried);
    FOUND(with, PortGreets, Good);
    QTRY_PLAYED(server);
}

void TestExamination::whereTheSystemHasAProxyNoNameIsLookedUp()
{
    for (const char *name : {"https_proxy", "no_proxy", "HTTP_PROXY", "NO_PROXY"})
        qunsetenv(name);
    ScriptedServer server(plainDoor("USER"));
    ProxyServer proxy(ProxyServer::Kind::Http);
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    accounts::Account behind = account(server);
    behind.host = QStringLiteral("pop.example.invalid");
    behind.proxy.kind = Proxy::Kind::System;
    const ExaminationReport report = examine(behind, closedPort(), {});
    qunsetenv("http_proxy");
    QTRY_PLAYED(server);
    FOUND(report, NameForProxy, NotTried);
    FOUND(report, PortGreets, Good);
}

QTEST_GUILESS_MAIN(TestExamination)
#include "tst_examination.moc"
