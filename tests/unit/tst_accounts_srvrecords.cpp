// SPDX-License-Identifier: GPL-3.0-or-later
// SRV records: their order (RFC 2782) and what they say of a domain's mail servers (RFC 6186).
#include "accounts/srvrecords.h"
#include "base/limits.h"

#include <QHash>
#include <QTest>

using namespace poplar;
using namespace poplar::accounts;

namespace {

SrvRecord record(const char *target, quint16 priority, quint16 weight = 0, quint16 port = 995)
{
    return {QString::fromLatin1(target), port, priority, weight};
}

quint32 lowest(quint32)
{
    return 0;
}
quint32 highest(quint32 most)
{
    return most;
}

QStringList targets(const QList<SrvRecord> &records)
{
    QStringList names;
    for (const SrvRecord &one : records)
        names += one.target;
    return names;
}

Findings findings(const MailServices &services)
{
    Findings found;
    found.address = {QStringLiteral("anna"), QStringLiteral("example.org")};
    addServices(services, lowest, found);
    return found;
}

QStringList described(const QList<Finding> &all)
{
    QStringList texts;
    for (const Finding &one : all)
        texts +=
            QStringLiteral("%1:%2 %3 %4")
                .arg(one.server.host)
                .arg(one.server.port)
                .arg(
                    one.server.security == Security::Tls ? QStringLiteral("TLS") : QStringLiteral("STARTTLS"),
                    one.trust == Finding::Trust::Vouched ? QStringLiteral("own") : QStringLiteral("foreign"));
    return texts;
}

} // namespace

class TestSrvRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLowestPriorityComesFirst();
    void weightDecidesAmongTheSamePriority();
    void everyRecordComesOnce();
    void moreThanTheLimitAreCutOff();
    void serversAreFoundWithTheirProtection();
    void aLowerPriorityWinsOverTls();
    void aServerOfAnotherDomainIsDoubtful();
    void aDotMeansThatThereIsNone();
    void oneServiceMayBeMissingAndTheOtherThere();
    void whatMakesNoSenseIsLeftOut();
};

void TestSrvRecords::theLowestPriorityComesFirst()
{
    const QList<SrvRecord> records{record("c", 30), record("a", 10), record("b", 20)};
    QCOMPARE(targets(inOrder(records, lowest)),
             QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(targets(inOrder(records, highest)),
             QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
}

void TestSrvRecords::weightDecidesAmongTheSamePriority()
{
    const QList<SrvRecord> records{record("light", 10, 1), record("none", 10, 0), record("heavy", 10, 9)};
    // The sums that run are 0 (none), 1 (light), 10 (heavy).
    QHash<QString, int> first;
    for (quint32 drawn = 0; drawn <= 10; ++drawn) {
        const auto ordered = inOrder(records, [drawn](quint32 most) { return std::min(drawn, most); });
        ++first[ordered.first().target];
    }
    QCOMPARE(first,
             (QHash<QString, int>{
                 {QStringLiteral("none"), 1}, {QStringLiteral("light"), 1}, {QStringLiteral("heavy"), 9}}));
}

void TestSrvRecords::everyRecordComesOnce()
{
    const QList<SrvRecord> records{record("a", 1, 65535), record("b", 1, 65535), record("c", 1, 65535),
                                   record("d", 0, 0), record("e", 65535, 1)};
    for (const Draw &draw : {Draw(lowest), Draw(highest), Draw([](quint32 most) { return most / 2; }),
                             Draw([](quint32) { return 0xFFFFFFFFU; })}) {
        QStringList ordered = targets(inOrder(records, draw));
        QCOMPARE(ordered.size(), records.size());
        QCOMPARE(ordered.first(), QStringLiteral("d"));
        QCOMPARE(ordered.last(), QStringLiteral("e"));
        QCOMPARE(ordered.removeDuplicates(), 0);
    }
}

void TestSrvRecords::moreThanTheLimitAreCutOff()
{
    const QList<SrvRecord> records(limit::srvRecords + 10, record("a", 1, 1));
    QCOMPARE(inOrder(records, lowest).size(), limit::srvRecords);
}

void TestSrvRecords::serversAreFoundWithTheirProtection()
{
    const Findings found = findings({.pop3s = {record("pop.example.org.", 1, 0, 995)},
                                     .pop3 = {record("pop.example.org", 1, 0, 110)},
                                     .submissions = {record("smtp.example.org", 1, 0, 465)},
                                     .submission = {record("smtp.example.org", 1, 0, 587)}});
    QCOMPARE(described(found.pop3),
             QStringList({QStringLiteral("pop.example.org:995 TLS own"),
                          QStringLiteral("pop.example.org:110 STARTTLS own")}));
    QCOMPARE(described(found.submission),
             QStringList({QStringLiteral("smtp.example.org:465 TLS own"),
                          QStringLiteral("smtp.example.org:587 STARTTLS own")}));
    QCOMPARE(found.pop3[0].server.user, QStringLiteral("anna@example.org"));
    QCOMPARE(found.pop3[0].source, Finding::Source::Dns);
    QCOMPARE(found.pop3[0].saidBy, QStringLiteral("example.org"));
    QVERIFY(found.notes.isEmpty());
}

void TestSrvRecords::aLowerPriorityWinsOverTls()
{
    const Findings found = findings(
        {.pop3s = {record("tls.example.org", 20)}, .pop3 = {record("starttls.example.org", 10, 0, 110)}});
    QCOMPARE(found.pop3.value(0).server.host, QStringLiteral("starttls.example.org"));
}

void TestSrvRecords::aServerOfAnotherDomainIsDoubtful()
{
    const Findings found = findings({.pop3s = {record("pop.hoster.net", 1), record("example.org.evil.com", 2),
                                               record("example.org", 3)}});
    QCOMPARE(described(found.pop3),
             QStringList({QStringLiteral("pop.hoster.net:995 TLS foreign"),
                          QStringLiteral("example.org.evil.com:995 TLS foreign"),
                          QStringLiteral("example.org:995 TLS own")}));
}

void TestSrvRecords::aDotMeansThatThereIsNone()
{
    for (const char *none : {".", ""}) {
        const Findings found = findings({.pop3s = {record(none, 0, 0, 0)}, .pop3 = {record(none, 0, 0, 0)}});
        QVERIFY(found.pop3.isEmpty());
        QCOMPARE(found.notes, QList{LookupNote::NotOffered});
    }
    QVERIFY(findings({}).notes.isEmpty());
}

void TestSrvRecords::oneServiceMayBeMissingAndTheOtherThere()
{
    const Findings found =
        findings({.pop3s = {record("pop.example.org", 10)}, .pop3 = {record(".", 0, 0, 0)}});
    QCOMPARE(described(found.pop3), QStringList{QStringLiteral("pop.example.org:995 TLS own")});
    QVERIFY(found.notes.isEmpty());
}

void TestSrvRecords::whatMakesNoSenseIsLeftOut()
{
    const Findings found = findings({.pop3s = {record("pop example", 1), record("pop.example.org", 1, 0, 0),
                                               record("a..b", 1), record("good.example.org", 9)}});
    QCOMPARE(described(found.pop3), QStringList{QStringLiteral("good.example.org:995 TLS own")});
}

QTEST_APPLESS_MAIN(TestSrvRecords)
#include "tst_accounts_srvrecords.moc"
