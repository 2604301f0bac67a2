// SPDX-License-Identifier: GPL-3.0-or-later
// What a server wrote about SPF in a field of its own (RFC 7208 section 9.1).
#include "mime/route.h"

#include <QTest>

using namespace poplar;
using mime::Route;
using mime::Verdict;

namespace {

QString toldOf(const Verdict &verdict)
{
    return QStringList{verdict.resultWord, verdict.property, verdict.about, verdict.domain, verdict.authority}
        .join(u'|');
}

} // namespace

class MimeReceivedSpf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyProgramsFieldIsRead_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *field, const char *expected) {
            QTest::newRow(name) << QByteArray(field) << QString::fromLatin1(expected);
        };
        row("RFC 7208",
            "pass (mybox.example.org: domain of myname@example.com designates 192.0.2.1 as permitted sender)"
            " receiver=mybox.example.org; client-ip=192.0.2.1;\r\n envelope-from=\"myname@example.com\";"
            " helo=foo.example.com;",
            "pass|smtp.mailfrom|myname@example.com|example.com|mybox.example.org");
        row("RFC 7208, by identity",
            "Fail identity=helo; client-ip=192.0.2.1; helo=foo.example.com; "
            "envelope-from=\"myname@example.com\"",
            "fail|smtp.helo|foo.example.com|foo.example.com|");
        row("Gmail",
            "softfail (google.com: domain of transitioning anna@example.net does not designate 198.51.100.7 "
            "as permitted sender) client-ip=198.51.100.7;",
            "softfail||||google.com");
        row("Exchange Online",
            "Pass (protection.outlook.com: domain of example.org designates 203.0.113.4 as permitted sender)"
            " receiver=protection.outlook.com; client-ip=203.0.113.4; helo=mail.example.org; pr=C",
            "pass|smtp.helo|mail.example.org|mail.example.org|protection.outlook.com");
        row("pypolicyd-spf",
            "None (mailfrom) identity=mailfrom; client-ip=192.0.2.9; helo=out.example.com; "
            "envelope-from=news@example.com; receiver=<UNKNOWN>",
            "none|smtp.mailfrom|news@example.com|example.com|<UNKNOWN>");
        row("a bounce has no sender", "pass client-ip=192.0.2.9; envelope-from=\"\"; helo=mx.example.com;",
            "pass|smtp.helo|mx.example.com|mx.example.com|");
        row("a result alone", "temperror", "temperror||||");
    }

    void everyProgramsFieldIsRead()
    {
        QFETCH(QByteArray, field);
        const Route route = mime::readRoute("Received-SPF: " + field + "\r\n\r\n");
        QCOMPARE(route.verdicts.size(), 1);
        QCOMPARE(route.verdicts.first().method, QStringLiteral("spf"));
        QTEST(toldOf(route.verdicts.first()), "expected");
    }

    void theCommentIsTheReason()
    {
        const Route route =
            mime::readRoute("Received-SPF: Fail (mx.example: 192.0.2.1 is not allowed) helo=x.example\r\n");
        QCOMPARE(route.verdicts.first().result, Verdict::Result::Fail);
        QCOMPARE(route.verdicts.first().reason, QStringLiteral("mx.example: 192.0.2.1 is not allowed"));
    }

    void onlyTheTopmostFieldCanBeTheProviders()
    {
        const Route route = mime::readRoute("Received-SPF: fail (a.example: no)\r\n"
                                            "Authentication-Results: b.example; spf=fail\r\n"
                                            "Received-SPF: pass (evil.example: fine)\r\n"
                                            "ARC-Authentication-Results: i=1; c.example; spf=pass\r\n");
        QStringList order;
        for (const Verdict &verdict : route.verdicts)
            order += QStringLiteral("%1 %2").arg(verdict.authority).arg(int(verdict.standing));
        QCOMPARE(order,
                 (QStringList{QStringLiteral("b.example 0"), QStringLiteral("a.example 0"),
                              QStringLiteral("evil.example 1"), QStringLiteral("c.example 2")}));
    }

    void whatIsNoResultIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("a comment alone") << QByteArray("(pass)");
        QTest::newRow("a pair") << QByteArray("client-ip=192.0.2.1");
        QTest::newRow("semicolons") << QByteArray(";;;");
    }

    void whatIsNoResultIsPassedOver()
    {
        QFETCH(QByteArray, field);
        QVERIFY(mime::readRoute("Received-SPF: " + field + "\r\n").verdicts.isEmpty());
    }

    void brokenFieldsAreReadAsFarAsTheyGo()
    {
        const Route route = mime::readRoute("Received-SPF: pass (never closed helo=x.example\r\n"
                                            "Received-SPF: pass = = helo==x; =;;= receiver\r\n");
        QCOMPARE(route.verdicts.size(), 1); // the second is a pair
        QCOMPARE(route.verdicts.first().result, Verdict::Result::Pass);
    }
};

QTEST_GUILESS_MAIN(MimeReceivedSpf)
#include "tst_mime_receivedspf.moc"
