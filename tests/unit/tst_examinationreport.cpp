// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "findings/documents.h"
#include "findings/reporttext.h"
#include "findings/sentences.h"
#include "mailbox/examinationreport.h"
#include "mailbox/serverfacts.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

wire::CertificateDetails certificate(int days)
{
    wire::CertificateDetails made;
    made.names = {QStringLiteral("pop.example.org")};
    made.issuer = QStringLiteral("An authority");
    made.validUntil = now.addDays(days);
    made.sha256 = QByteArray(32, 'x');
    made.keyType = QStringLiteral("RSA");
    made.keyBits = 2048;
    return made;
}

DoorFacts door(Security security, quint16 port)
{
    DoorFacts made;
    made.endpoint.security = security;
    made.endpoint.port = port;
    made.connected = made.greeted = made.secured = true;
    made.tls.protocol = QStringLiteral("TLSv1.3");
    made.tls.trust = wire::CertificateTrust::Authority;
    made.tls.chain = {certificate(90)};
    return made;
}

ServerFacts server()
{
    ServerFacts facts;
    facts.host = QStringLiteral("pop.example.org");
    facts.port = 110;
    facts.started = now;
    facts.complete = true;
    facts.plainDoor = door(Security::StartTls, 110);
    facts.tlsDoor = door(Security::Tls, 995);
    return facts;
}

Grade gradeOf(const ServerFacts &facts, FindingKind kind)
{
    const ExaminationReport report = reportOf(facts, now);
    const GradedFinding *found = report.find(kind);
    if (!found)
        qFatal("not found:\n%s", qPrintable(findings::asText(report, QLocale::c())));
    return found->grade;
}

bool isFound(const ServerFacts &facts, FindingKind kind)
{
    return reportOf(facts, now).find(kind) != nullptr;
}

/// The port is the last fact of what is said of a certificate.
bool isFoundAtPort(const ServerFacts &facts, FindingKind kind, int port)
{
    const ExaminationReport report = reportOf(facts, now);
    for (const ReportedPart &part : report.parts) {
        for (const GradedFinding &finding : part.findings) {
            if (finding.kind == kind && finding.facts.last().number == port)
                return true;
        }
    }
    return false;
}

VisitFacts visit(const QHash<qint64, QByteArray> &ids)
{
    VisitFacts made;
    made.tried = made.opened = made.identified = true;
    made.messages = ids.size();
    made.uniqueIds = ids;
    return made;
}

} // namespace

/// How what was seen of a server is judged, and put into words.
class TestExaminationReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDaysOfACertificateAreGraded_data();
    void theDaysOfACertificateAreGraded();
    void theFirstEndInTheChainCounts();
    void aCertificateOfTomorrowIsNotGood();
    void bothCertificatesAreJudged();
    void aClosedPortMattersIfTheAccountUsesIt();
    void versionsAreGradedByTheirAge();
    void mechanismsAreGraded_data();
    void mechanismsAreGraded();
    void responseCodesAreGradedByWhatTheyPromise();
    void uniqueIdsAreComparedMessageByMessage_data();
    void uniqueIdsAreComparedMessageByMessage();
    void whatIsNoRefusalIsNotCalledOne();
    void theSecondSessionsEndIsTold();
    void whatIsAssuredIsWhatWasDone();
    void aNameThatWasNotLookedUpIsNotBad();
    void whatIsCutEndsWithACharacter();
    void anAppendixIsCalledOne();
    void uniqueIdsAreLookedAt();
    void everyFindingHasItsSentence();
    void aFactMayLookLikeAPlace();
    void figuresAreRounded_data();
    void figuresAreRounded();
};

void TestExaminationReport::theDaysOfACertificateAreGraded_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<FindingKind>("kind");
    QTest::addColumn<Grade>("grade");
    QTest::newRow("long") << 90 << FindingKind::CertificateDays << Grade::Good;
    QTest::newRow("a month") << 30 << FindingKind::CertificateDays << Grade::Good;
    QTest::newRow("less") << 29 << FindingKind::CertificateDays << Grade::Note;
    QTest::newRow("a week") << 7 << FindingKind::CertificateDays << Grade::Warning;
    QTest::newRow("over") << 0 << FindingKind::CertificateExpired << Grade::Bad;
}

void TestExaminationReport::theDaysOfACertificateAreGraded()
{
    QFETCH(int, days);
    QFETCH(FindingKind, kind);
    QFETCH(Grade, grade);
    ServerFacts facts = server();
    facts.plainDoor->tls.chain = {certificate(days)};
    QCOMPARE(gradeOf(facts, kind), grade);
}

void TestExaminationReport::theFirstEndInTheChainCounts()
{
    ServerFacts facts = server();
    wire::CertificateDetails between = certificate(7);
    between.names = {QStringLiteral("An authority")};
    between.issuer = QStringLiteral("A root");
    wire::CertificateDetails root = certificate(-3);
    root.names = {QStringLiteral("A root")};
    root.issuer = QStringLiteral("A root");
    facts.plainDoor->tls.chain = {certificate(90), between, root};
    QCOMPARE(gradeOf(facts, FindingKind::CertificateDays), Grade::Warning);
    QCOMPARE(reportOf(facts, now).find(FindingKind::CertificateDays)->facts[2].text,
             QByteArray("An authority"));
    facts.plainDoor->tls.doubts = {wire::CertificateDoubt::Expired};
    facts.plainDoor->tls.chain[1].validUntil = now.addDays(-1);
    facts.plainDoor->tls.chain.removeLast();
    QCOMPARE(gradeOf(facts, FindingKind::CertificateExpired), Grade::Bad);
    QVERIFY(!isFoundAtPort(facts, FindingKind::CertificateDays, 110));
}

void TestExaminationReport::aCertificateOfTomorrowIsNotGood()
{
    ServerFacts facts = server();
    facts.tlsDoor.reset();
    facts.plainDoor->tls.chain[0].validFrom = now.addDays(1);
    facts.plainDoor->tls.doubts = {wire::CertificateDoubt::NotYetValid};
    QCOMPARE(gradeOf(facts, FindingKind::CertificateNotYetValid), Grade::Bad);
    QVERIFY(!isFound(facts, FindingKind::CertificateDays));
}

void TestExaminationReport::bothCertificatesAreJudged()
{
    ServerFacts facts = server();
    facts.tlsDoor->tls.chain = {certificate(-1)};
    facts.tlsDoor->tls.chain[0].sha256 = QByteArray(32, 'y');
    facts.tlsDoor->tls.doubts = {wire::CertificateDoubt::Expired};
    facts.tlsDoor->tls.trust = wire::CertificateTrust::None;
    facts.tlsDoor->error = Error{ErrorKind::CertificateDoubtful, {}, {}, {}, {}};
    QVERIFY(isFoundAtPort(facts, FindingKind::CertificateTrusted, 110));
    QVERIFY(isFoundAtPort(facts, FindingKind::CertificateDoubtful, 995));
    QVERIFY(isFoundAtPort(facts, FindingKind::CertificateExpired, 995));
    QCOMPARE(gradeOf(facts, FindingKind::CertificatesDiffer), Grade::Note);
    facts.tlsDoor->tls = facts.plainDoor->tls;
    QVERIFY(!isFoundAtPort(facts, FindingKind::CertificateTrusted, 995));
}

void TestExaminationReport::aClosedPortMattersIfTheAccountUsesIt()
{
    ServerFacts facts = server();
    facts.tlsDoor = DoorFacts();
    facts.tlsDoor->endpoint = door(Security::Tls, 995).endpoint;
    facts.tlsDoor->error = Error{ErrorKind::ConnectionRefused, {}, {}, {}, {}};
    QCOMPARE(gradeOf(facts, FindingKind::PortClosed), Grade::Note);
    facts.security = Security::Tls;
    QCOMPARE(gradeOf(facts, FindingKind::PortClosed), Grade::Bad);
}

void TestExaminationReport::versionsAreGradedByTheirAge()
{
    using Outcome = TlsVersionFacts::Outcome;
    ServerFacts facts = server();
    facts.versions = {{wire::TlsVersion::Tls10, Outcome::Offered, {}, {}}};
    QCOMPARE(gradeOf(facts, FindingKind::TlsVersionOffered), Grade::Warning);
    facts.versions = {{wire::TlsVersion::Tls10, Outcome::Refused, {}, {}}};
    QCOMPARE(gradeOf(facts, FindingKind::TlsVersionRefused), Grade::Good);
    facts.versions = {{wire::TlsVersion::Tls13, Outcome::Refused, {}, {}},
                      {wire::TlsVersion::Tls12, Outcome::Offered, {}, {}}};
    QCOMPARE(gradeOf(facts, FindingKind::TlsVersionRefused), Grade::Note);
    facts.versions[1].outcome = Outcome::Refused;
    QCOMPARE(gradeOf(facts, FindingKind::TlsVersionRefused), Grade::Bad);
    facts.versions.removeLast(); // stopped before 1.2 was tried
    QCOMPARE(gradeOf(facts, FindingKind::TlsVersionRefused), Grade::Note);
}

void TestExaminationReport::mechanismsAreGraded_data()
{
    QTest::addColumn<QByteArray>("announced");
    QTest::addColumn<FindingKind>("kind");
    QTest::addColumn<Grade>("grade");
    const auto row = [](const char *announced, FindingKind kind, Grade grade) {
        QTest::newRow(announced) << QByteArray(announced) << kind << grade;
    };
    row("SASL SCRAM-SHA-256", FindingKind::MechanismStrong, Grade::Good);
    row("sasl plain", FindingKind::MechanismPlain, Grade::Good);
    row("USER", FindingKind::MechanismPlain, Grade::Good);
    row("SASL CRAM-MD5", FindingKind::MechanismOld, Grade::Warning);
    row("SASL XOAUTH2", FindingKind::MechanismToken, Grade::Good);
    row("SASL ANONYMOUS", FindingKind::MechanismAnonymous, Grade::Warning);
    row("SASL X-OURS", FindingKind::MechanismUnknown, Grade::Note);
}

void TestExaminationReport::mechanismsAreGraded()
{
    QFETCH(QByteArray, announced);
    QFETCH(FindingKind, kind);
    QFETCH(Grade, grade);
    ServerFacts facts = server();
    facts.plainDoor->after.asked = true;
    facts.plainDoor->after.lines = {announced};
    QCOMPARE(gradeOf(facts, kind), grade);
    const bool isReadable = kind == FindingKind::MechanismPlain || kind == FindingKind::MechanismToken;
    facts.plainDoor->before = facts.plainDoor->after;
    QCOMPARE(gradeOf(facts, isReadable ? FindingKind::ClearLoginOffered : FindingKind::ClearLoginNotOffered),
             isReadable ? Grade::Warning : Grade::Good);
    facts.security = Security::None;
    QCOMPARE(gradeOf(facts, kind), isReadable ? Grade::Bad : grade);
}

void TestExaminationReport::responseCodesAreGradedByWhatTheyPromise()
{
    ServerFacts facts = server();
    facts.plainDoor->after.asked = true;
    facts.plainDoor->after.lines = {"LOGIN-DELAY 0"};
    QCOMPARE(gradeOf(facts, FindingKind::NoResponseCodes), Grade::Note);
    QVERIFY(!isFound(facts, FindingKind::LoginDelay));
    facts.plainDoor->after.lines = {"RESP-CODES"};
    QCOMPARE(gradeOf(facts, FindingKind::SomeResponseCodes), Grade::Note);
    facts.plainDoor->after.lines = {"RESP-CODES", "AUTH-RESP-CODE"};
    QCOMPARE(gradeOf(facts, FindingKind::ResponseCodes), Grade::Good);
}

void TestExaminationReport::uniqueIdsAreComparedMessageByMessage_data()
{
    using Ids = QHash<qint64, QByteArray>;
    using Sizes = QHash<qint64, qint64>;
    QTest::addColumn<Ids>("later");
    QTest::addColumn<Sizes>("sizes");
    QTest::addColumn<FindingKind>("kind");
    QTest::addColumn<Grade>("grade");
    using enum FindingKind;
    QTest::newRow("the same") << Ids{{1, "a"}, {2, "b"}, {3, "c"}} << Sizes{{1, 10}, {2, 20}, {3, 30}}
                              << UidlStable << Grade::Good;
    QTest::newRow("one more") << Ids{{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}}
                              << Sizes{{1, 10}, {2, 20}, {3, 30}, {4, 10}} << UidlStable << Grade::Good;
    QTest::newRow("one was deleted") << Ids{{1, "b"}, {2, "c"}} << Sizes{{1, 20}, {2, 30}} << UidlGone
                                     << Grade::Note;
    QTest::newRow("one was deleted, and one came")
        << Ids{{1, "b"}, {2, "c"}, {3, "d"}} << Sizes{{1, 20}, {2, 30}, {3, 44}} << UidlGone << Grade::Note;
    QTest::newRow("swapped") << Ids{{1, "b"}, {2, "a"}, {3, "c"}} << Sizes{{1, 10}, {2, 20}, {3, 30}}
                             << UidlChanged << Grade::Bad;
    QTest::newRow("other ones") << Ids{{1, "x"}, {2, "y"}, {3, "z"}} << Sizes{{1, 10}, {2, 20}, {3, 30}}
                                << UidlChanged << Grade::Bad;
}

void TestExaminationReport::uniqueIdsAreComparedMessageByMessage()
{
    using Ids = QHash<qint64, QByteArray>;
    using Sizes = QHash<qint64, qint64>;
    QFETCH(Ids, later);
    QFETCH(Sizes, sizes);
    ServerFacts facts = server();
    facts.first = visit({{1, "a"}, {2, "b"}, {3, "c"}});
    facts.first.sizes = {{1, 10}, {2, 20}, {3, 30}};
    facts.second = visit(later);
    facts.second.sizes = sizes;
    QFETCH(FindingKind, kind);
    QFETCH(Grade, grade);
    QCOMPARE(gradeOf(facts, kind), grade);
}

void TestExaminationReport::whatIsNoRefusalIsNotCalledOne()
{
    ServerFacts facts = server();
    facts.first = visit({});
    facts.first.identified = false;
    facts.first.capabilities = {"TOP", "UIDL"};
    facts.first.topOf = 1;
    facts.first.topError = facts.first.uidlError = Error{ErrorKind::Malformed, {}, {}, {}, {}};
    QCOMPARE(gradeOf(facts, FindingKind::TopFailed), Grade::Warning);
    QCOMPARE(gradeOf(facts, FindingKind::UidlFailed), Grade::Warning);
    facts.first.topError = facts.first.uidlError = Error{ErrorKind::Refused, {}, {}, {}, {}};
    QCOMPARE(gradeOf(facts, FindingKind::TopAnnouncedRefused), Grade::Bad);
    QCOMPARE(gradeOf(facts, FindingKind::UidlAnnouncedRefused), Grade::Bad);
}

void TestExaminationReport::theSecondSessionsEndIsTold()
{
    ServerFacts facts = server();
    facts.first = visit({{1, "a"}});
    facts.first.ending = VisitFacts::Ending::Reset;
    facts.second = visit({});
    facts.second.error = Error{ErrorKind::ConnectionLost, {}, {}, "LIST", {}};
    QCOMPARE(gradeOf(facts, FindingKind::SessionEnded), Grade::Bad);
    QCOMPARE(reportOf(facts, now).find(FindingKind::SessionEnded)->facts[0].text, QByteArray("LIST"));
}

void TestExaminationReport::whatIsAssuredIsWhatWasDone()
{
    using Ending = VisitFacts::Ending;
    ServerFacts facts = server();
    const auto assured = [&facts](const char *words) {
        return findings::asText(reportOf(facts, now), QLocale::c()).contains(QLatin1StringView(words));
    };
    QVERIFY(assured("The mailbox was not opened"));
    QVERIFY(!assured("RETR"));
    facts.first = visit({});
    facts.first.ending = Ending::Reset;
    QVERIFY(assured("It left by RSET and QUIT."));
    QVERIFY(!assured("Nothing in the mailbox was changed"));
    facts.second = visit({});
    facts.second.ending = Ending::HungUp;
    QVERIFY(!assured("It left by RSET and QUIT."));
    QVERIFY(assured("It hung up without RSET and QUIT"));
    facts.second.ending = Ending::Early;
    QVERIFY(assured("A session ended before it could be left; without QUIT"));
}

void TestExaminationReport::aNameThatWasNotLookedUpIsNotBad()
{
    using Outcome = NameFacts::Outcome;
    ServerFacts facts = server();
    facts.name.outcome = Outcome::Late;
    QCOMPARE(gradeOf(facts, FindingKind::NameUnknown), Grade::NotTried);
    facts.name.outcome = Outcome::ByProxy;
    QCOMPARE(gradeOf(facts, FindingKind::NameForProxy), Grade::NotTried);
    facts.name.outcome = Outcome::Answered;
    QCOMPARE(gradeOf(facts, FindingKind::NameNotFound), Grade::Bad);
}

void TestExaminationReport::whatIsCutEndsWithACharacter()
{
    const QString word = QStringLiteral("\u00e9").repeated(limit::reportedText);
    ServerFacts facts = server();
    facts.plainDoor->greeting = 'x' + word.toUtf8();
    const auto same = [](const QString &text) { return text; };
    const GradedFinding greets = *reportOf(facts, now).find(FindingKind::PortGreets);
    QCOMPARE(findings::details(greets, {same, same, QLocale::c()}),
             QStringList(u'x' + word.left((limit::reportedText - 1) / 2)));
    GradedFinding ended{FindingKind::PortEnded, Grade::Bad};
    ended.error = Error{ErrorKind::Unknown, 'x' + word.toUtf8(), {}, {}, {}};
    QCOMPARE(findings::details(ended, {same, same, QLocale::c()}),
             QStringList(QStringLiteral("The server says: x") + word.left(399)));
}

void TestExaminationReport::anAppendixIsCalledOne()
{
    QCOMPARE(findings::referenceTo({4422, "A"}), QStringLiteral("RFC 4422, appendix A"));
    QVERIFY(findings::addressOf({4422, "A"}).endsWith(QStringLiteral("#appendix-A")));
    QCOMPARE(findings::referenceTo({1939, "7"}), QStringLiteral("RFC 1939, section 7"));
}

void TestExaminationReport::uniqueIdsAreLookedAt()
{
    ServerFacts facts = server();
    facts.first = visit({{1, "a"}, {2, "b"}});
    facts.second = visit({{1, "b"}, {2, "a"}, {3, "c"}});
    QCOMPARE(gradeOf(facts, FindingKind::UidlStable), Grade::Good);
    QVERIFY(!isFound(facts, FindingKind::UidlDuplicate));
    QVERIFY(!isFound(facts, FindingKind::UidlForm));
    facts.first = visit({{1, "a"}, {2, "a"}, {3, "has blank"}, {4, QByteArray(71, 'x')}});
    QCOMPARE(gradeOf(facts, FindingKind::UidlDuplicate), Grade::Bad);
    QCOMPARE(gradeOf(facts, FindingKind::UidlForm), Grade::Warning);
    QCOMPARE(gradeOf(facts, FindingKind::UidlChanged), Grade::Bad);
    facts.first.messages = 9;
    QCOMPARE(gradeOf(facts, FindingKind::UidlIncomplete), Grade::Warning);
    facts.first = visit({{1, "1"}, {2, "2"}});
    QCOMPARE(gradeOf(facts, FindingKind::UidlNumbers), Grade::Warning);
    facts.first = visit({{1, "1"}, {2, "3"}});
    QVERIFY(!isFound(facts, FindingKind::UidlNumbers));
}

void TestExaminationReport::everyFindingHasItsSentence()
{
    const auto same = [](const QString &text) { return text; };
    const findings::Markup markup{same, same, QLocale::c()};
    for (int kind = 0; kind <= int(FindingKind::SpeedUnknown); ++kind) {
        GradedFinding finding;
        finding.kind = FindingKind(kind);
        finding.facts = QList<Fact>(4, Fact{Fact::Unit::Count, {}, 7});
        const QString text = findings::sentence(finding, markup);
        QVERIFY2(text.size() > 5, qPrintable(QString::number(kind)));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
    }
}

void TestExaminationReport::aFactMayLookLikeAPlace()
{
    const auto same = [](const QString &text) { return text; };
    GradedFinding finding{FindingKind::CertificateTrusted, Grade::Good};
    finding.facts = {
        {Fact::Unit::Text, "%2 & %1", 0}, {Fact::Unit::Text, "second", 0}, {Fact::Unit::Port, {}, 995}};
    QCOMPARE(findings::sentence(finding, {same, same, QLocale::c()}),
             QStringLiteral("The certificate of %2 & %1 at port 995, issued by second, is trusted."));
}

void TestExaminationReport::figuresAreRounded_data()
{
    QTest::addColumn<Fact>("fact");
    QTest::addColumn<QString>("words");
    using Unit = Fact::Unit;
    QTest::newRow("short") << Fact{Unit::Duration, {}, 1234} << QStringLiteral("1.23 ms");
    QTest::newRow("longer") << Fact{Unit::Duration, {}, 45'678} << QStringLiteral("45.7 ms");
    QTest::newRow("long") << Fact{Unit::Duration, {}, 2'345'678} << QStringLiteral("2.35 s");
    QTest::newRow("bytes") << Fact{Unit::Octets, {}, 812} << QStringLiteral("812 B");
    QTest::newRow("kilobytes") << Fact{Unit::Octets, {}, 20 * 1024} << QStringLiteral("20.0 KB");
    QTest::newRow("rate") << Fact{Unit::OctetsPerSecond, {}, 3 * 1024 * 1024}
                          << QStringLiteral("3.0 MB per second");
}

void TestExaminationReport::figuresAreRounded()
{
    QFETCH(Fact, fact);
    QFETCH(QString, words);
    const auto same = [](const QString &text) { return text; };
    GradedFinding finding{FindingKind::LoginsMade, Grade::Note};
    finding.facts = {fact};
    QCOMPARE(findings::sentence(finding, {same, same, QLocale::c()}),
             QStringLiteral("Logins tried: ") + words);
}

QTEST_GUILESS_MAIN(TestExaminationReport)
#include "tst_examinationreport.moc"
