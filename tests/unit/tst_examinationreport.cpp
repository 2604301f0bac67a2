// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/documents.h"
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
    void aClosedPortMattersIfTheAccountUsesIt();
    void versionsAreGradedByTheirAge();
    void mechanismsAreGraded_data();
    void mechanismsAreGraded();
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
    finding.facts = {{Fact::Unit::Text, "%2 & %1", 0}, {Fact::Unit::Text, "second", 0}};
    QCOMPARE(findings::sentence(finding, {same, same, QLocale::c()}),
             QStringLiteral("The certificate of %2 & %1, issued by second, is trusted."));
}

void TestExaminationReport::figuresAreRounded_data()
{
    QTest::addColumn<Fact>("fact");
    QTest::addColumn<QString>("words");
    using Unit = Fact::Unit;
    QTest::newRow("short") << Fact{Unit::Duration, {}, 1234} << QStringLiteral("1.23 ms");
    QTest::newRow("longer") << Fact{Unit::Duration, {}, 45'678} << QStringLiteral("45.7 ms");
    QTest::newRow("long") << Fact{Unit::Duration, {}, 2'345'678} << QStringLiteral("2.35 s");
    QTest::newRow("bytes") << Fact{Unit::Octets, {}, 812} << QStringLiteral("812 bytes");
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
