// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/route.h"

#include <QTest>

#include <functional>

using namespace poplar;
using namespace std::chrono_literals;
using mime::Hop;
using mime::Route;
using mime::Signature;
using mime::Verdict;
using Protection = mime::Hop::Protection;

namespace {

/// What a hop says, on lines that can be compared at a glance.
QString told(const Hop &hop)
{
    static const QHash<Protection, QString> protections{{Protection::Unstated, QStringLiteral("unstated")},
                                                        {Protection::Local, QStringLiteral("local")},
                                                        {Protection::None, QStringLiteral("none")},
                                                        {Protection::Tls, QStringLiteral("tls")}};
    return QStringList{hop.fromName,
                       hop.fromReverse,
                       hop.fromAddress,
                       hop.byHost,
                       hop.protocol,
                       protections.value(hop.protection),
                       hop.tlsVersion,
                       hop.cipher,
                       hop.queueId,
                       hop.forAddress,
                       hop.time.toString(Qt::ISODate)}
        .join(u'|');
}

QString toldOfOne(const QByteArray &header)
{
    const Route route = mime::readRoute(header);
    return route.hops.size() == 1 ? told(route.hops.first())
                                  : QStringLiteral("%1 hops").arg(route.hops.size());
}

QByteArray repeated(int count, const std::function<QByteArray(int)> &piece)
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += piece(i);
    return all;
}

QByteArray hopAt(const QByteArray &time)
{
    return "Received: from a by b with ESMTP; " + time + "\r\n";
}

} // namespace

/// The way of a message, read from headers as real programs write them and from hostile ones.
class MimeRoute : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyProgramsReceivedFieldIsRead_data();
    void everyProgramsReceivedFieldIsRead();
    void theSendersOwnWordsProveNoEncryption_data();
    void theSendersOwnWordsProveNoEncryption();
    void hopsStandInTheOrderOfTravelWithTheirDelays();
    void aDelayMayBeNegative();
    void aMissingDateLeavesBothDelaysUnknown();
    void unreadableDatesAreInvalid_data();
    void unreadableDatesAreInvalid();
    void gmailsVerdictsAreRead();
    void exchangesVerdictsHaveNoAuthority();
    void onlyTheTopmostFieldCanBeTheProviders();
    void arcVerdictsHaveTheirNumber();
    void everyResultIsKnown_data();
    void everyResultIsKnown();
    void aVerdictSaysWhatItIsAbout_data();
    void aVerdictSaysWhatItIsAbout();
    void signaturesAreTakenApart();
    void brokenSignaturesAreReadAsFarAsTheyGo();
    void foldingChangesNothing_data();
    void foldingChangesNothing();
    void whatIsBehindTheHeaderIsNotRead();
    void aHeaderMayBeCutAnywhere();
    void nothingIsMadeOfNothing();
    void oneHugeFieldIsCut();
    void tenThousandFieldsAreCounted();
    void tenThousandNestedCommentsAreRead();
    void unclosedCommentsDoNotHideTheDate();
    void nulsAndRawBytesAreText();
    void longTextsAreCut();
    void manyVerdictsAreCut();
    void randomHeadersAreSurvived();
};

void MimeRoute::everyProgramsReceivedFieldIsRead_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *field, const char *expected) {
        QTest::newRow(name) << QByteArray(field) << QString::fromLatin1(expected);
    };
    row("Postfix with TLS",
        "Received: from out.example.com (out.example.com [192.0.2.10])\r\n"
        "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n"
        "\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\r\n"
        "\t(No client certificate requested)\r\n"
        "\tby mx.example.org (Postfix) with ESMTPS id 4Xv1aB2c3dz9\r\n"
        "\tfor <user@example.org>; Fri, 20 Nov 2026 10:00:05 +0100 (CET)\r\n",
        "out.example.com|out.example.com|192.0.2.10|mx.example.org|ESMTPS|tls|TLS 1.3|TLS_AES_256_GCM_SHA384|"
        "4Xv1aB2c3dz9|user@example.org|2026-11-20T09:00:05Z");
    row("Postfix, a login from an unknown name",
        "Received: from [192.168.1.5] (unknown [203.0.113.9])\r\n"
        "\t(Authenticated sender: anna)\r\n"
        "\tby out.example.com (Postfix) with ESMTPSA id 4Xv19Z;\r\n"
        "\tFri, 20 Nov 2026 10:00:00 +0100 (CET)\r\n",
        "[192.168.1.5]||203.0.113.9|out.example.com|ESMTPSA|tls|||4Xv19Z||2026-11-20T09:00:00Z");
    row("Postfix, a program on the machine",
        "Received: by web.example.com (Postfix, from userid 33)\r\n"
        "\tid 4Xv18A; Fri, 20 Nov 2026 09:59:59 +0000 (UTC)\r\n",
        "|||web.example.com||local|||4Xv18A||2026-11-20T09:59:59Z");
    row("Postfix to its own filter",
        "Received: from localhost (localhost [127.0.0.1])\r\n"
        "\tby mx.example.org (Postfix) with ESMTP id 4Xv1aC; Fri, 20 Nov 2026 10:00:06 +0100 (CET)\r\n",
        "localhost|localhost|127.0.0.1|mx.example.org|ESMTP|local|||4Xv1aC||2026-11-20T09:00:06Z");
    row("Exim with TLS",
        "Received: from out.example.com ([2001:db8::10]:40312)\r\n"
        "\tby mail.example.net with esmtps  (TLS1.3) tls TLS_AES_128_GCM_SHA256\r\n"
        "\t(Exim 4.96)\r\n"
        "\t(envelope-from <anna@example.com>)\r\n"
        "\tid 1tDabc-0003zX-2J\r\n"
        "\tfor user@example.net;\r\n"
        "\tFri, 20 Nov 2026 09:00:05 +0000\r\n",
        "out.example.com||2001:db8::10|mail.example.net|ESMTPS|tls|TLS 1.3|TLS_AES_128_GCM_SHA256|"
        "1tDabc-0003zX-2J|user@example.net|2026-11-20T09:00:05Z");
    row("Exim, where name and HELO differ",
        "Received: from dsl.example.com ([198.51.100.7] helo=desktop)\n"
        "\tby mail.example.net with esmtp (Exim 4.84_2) (envelope-from <anna@example.com>)\n"
        "\tid 1tDabd-0003zY-AA for user@example.net; Fri, 20 Nov 2026 09:00:06 +0000\n",
        "desktop|dsl.example.com|198.51.100.7|mail.example.net|ESMTP|none|||1tDabd-0003zY-AA|"
        "user@example.net|2026-11-20T09:00:06Z");
    row("Exim, older, a bare address",
        "Received: from [198.51.100.7] (port=50211 helo=desktop)\r\n"
        "\tby mail.example.net with esmtpsa (TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256) (Exim 4.92)\r\n"
        "\tid 1tDabe-0003zZ-BB; Fri, 20 Nov 2026 09:00:07 +0000\r\n",
        "desktop||198.51.100.7|mail.example.net|ESMTPSA|tls|TLS 1.2|ECDHE_RSA_AES_256_GCM_SHA384|"
        "1tDabe-0003zZ-BB||2026-11-20T09:00:07Z");
    row("Exim, a program on the machine",
        "Received: from www-data by web.example.net with local (Exim 4.96)\r\n"
        "\t(envelope-from <www-data@example.net>) id 1tDabf-0004aa-CC\r\n"
        "\tfor user@example.net; Fri, 20 Nov 2026 09:00:08 +0000\r\n",
        "www-data|||web.example.net|local|local|||1tDabf-0004aa-CC|user@example.net|2026-11-20T09:00:08Z");
    row("Exchange Online",
        "Received: from AM6PR01MB1234.eurprd01.prod.exchangelabs.com (2603:10a6:20b:1::22)\r\n"
        " by DB7PR01MB5678.eurprd01.prod.exchangelabs.com (2603:10a6:10:2::33) with\r\n"
        " Microsoft SMTP Server (version=TLS1_2,\r\n"
        " cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.8158.24; Fri, 20 Nov\r\n"
        " 2026 09:00:09 +0000\r\n",
        "AM6PR01MB1234.eurprd01.prod.exchangelabs.com||2603:10a6:20b:1::22|"
        "DB7PR01MB5678.eurprd01.prod.exchangelabs.com|Microsoft SMTP Server|tls|TLS 1.2|"
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384|15.20.8158.24||2026-11-20T09:00:09Z");
    row("Exchange Online, its frontend",
        "Received: from out.example.com (192.0.2.10) by\r\n"
        " AM0PEPF000.mail.protection.outlook.com (10.167.16.1) with Microsoft SMTP\r\n"
        " Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.20.8158.14 via\r\n"
        " Frontend Transport; Fri, 20 Nov 2026 09:00:08 +0000\r\n",
        "out.example.com||192.0.2.10|AM0PEPF000.mail.protection.outlook.com|Microsoft SMTP Server|tls|TLS "
        "1.3|"
        "TLS_AES_256_GCM_SHA384|15.20.8158.14||2026-11-20T09:00:08Z");
    row("Exchange, from the mailbox",
        "Received: from AM6PR01MB1234.eurprd01.prod.exchangelabs.com\r\n"
        " ([fe80::1:2:3:4]) by AM6PR01MB1234.eurprd01.prod.exchangelabs.com\r\n"
        " ([fe80::1:2:3:4%5]) with mapi id 15.20.8158.023; Fri, 20 Nov 2026 09:00:01 +0000\r\n",
        "AM6PR01MB1234.eurprd01.prod.exchangelabs.com||fe80::1:2:3:4|"
        "AM6PR01MB1234.eurprd01.prod.exchangelabs.com|mapi|unstated|||15.20.8158.023||2026-11-20T09:00:01Z");
    row("Exchange, older",
        "Received: from EX1.corp.example (10.1.1.1) by EX2.corp.example (10.1.1.2) with Microsoft SMTP "
        "Server\r\n"
        " (TLS) id 14.3.123.3; Fri, 20 Nov 2026 12:00:01 +0300\r\n",
        "EX1.corp.example||10.1.1.1|EX2.corp.example|Microsoft SMTP Server|tls|||14.3.123.3||"
        "2026-11-20T09:00:01Z");
    row("Gmail, from outside",
        "Received: from mail-ed1-f41.example.com (mail-ed1-f41.example.com. [209.85.208.41])\r\n"
        "        by mx.google.com with ESMTPS id a640c23a62f3a-abc123si456.78.2026.11.20.01.00.05\r\n"
        "        for <user@example.org>\r\n"
        "        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n"
        "        Fri, 20 Nov 2026 01:00:05 -0800 (PST)\r\n",
        "mail-ed1-f41.example.com|mail-ed1-f41.example.com|209.85.208.41|mx.google.com|ESMTPS|tls|TLS 1.3|"
        "TLS_AES_256_GCM_SHA384|a640c23a62f3a-abc123si456.78.2026.11.20.01.00.05|user@example.org|"
        "2026-11-20T09:00:05Z");
    row("Gmail, within",
        "Received: by 2002:a05:7412:b1a6:b0:113:abcd:1234 with SMTP id az38csp123456rdb;\r\n"
        "        Fri, 20 Nov 2026 01:00:06 -0800 (PST)\r\n",
        "|||2002:a05:7412:b1a6:b0:113:abcd:1234|SMTP|unstated|||az38csp123456rdb||2026-11-20T09:00:06Z");
    row("Gmail, sent by one of its users",
        "Received: from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41])\r\n"
        "        by mx.google.com with SMTPS id a1-20020a17.sor.5.2026.11.20.01.00.04\r\n"
        "        for <user@example.org>\r\n"
        "        (Google Transport Security);\r\n"
        "        Fri, 20 Nov 2026 01:00:04 -0800 (PST)\r\n",
        "mail-sor-f41.google.com|mail-sor-f41.google.com|209.85.220.41|mx.google.com|SMTPS|tls|||"
        "a1-20020a17.sor.5.2026.11.20.01.00.04|user@example.org|2026-11-20T09:00:04Z");
    row("Dovecot LMTP on the same machine",
        "Received: from mx.example.org\r\n"
        "\tby mx.example.org with LMTP\r\n"
        "\tid cHJpY2tsZQAAAA==\r\n"
        "\t(envelope-from <anna@example.com>)\r\n"
        "\tfor <user@example.org>; Fri, 20 Nov 2026 09:00:07 +0000\r\n",
        "mx.example.org|||mx.example.org|LMTP|local|||cHJpY2tsZQAAAA==|user@example.org|2026-11-20T09:00:"
        "07Z");
    row("Dovecot LMTP under another name",
        "Received: from mx.example.org by imap.example.org with LMTP id x; Fri, 20 Nov 2026 09:00:07 "
        "+0000\r\n",
        "mx.example.org|||imap.example.org|LMTP|unstated|||x||2026-11-20T09:00:07Z");
    row("Dovecot LMTP over the network",
        "Received: from mx.example.org ([10.0.0.5])\r\n"
        "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n"
        "\tby imap.example.org with LMTPS\r\n"
        "\tid AAECAwQF\r\n"
        "\tfor <user@example.org>; Fri, 20 Nov 2026 09:00:07 +0000\r\n",
        "mx.example.org||10.0.0.5|imap.example.org|LMTPS|tls|TLS 1.3|TLS_AES_256_GCM_SHA384|AAECAwQF|"
        "user@example.org|2026-11-20T09:00:07Z");
    row("qmail from the network",
        "Received: from unknown (HELO out.example.com) (192.0.2.10)\r\n"
        "  by mx.example.org with SMTP; 20 Nov 2026 09:00:05 -0000\r\n",
        "out.example.com||192.0.2.10|mx.example.org|SMTP|none|||||2026-11-20T09:00:05Z");
    row("qmail with TLS and a name",
        "Received: from out.example.com (HELO smtp.out) (192.0.2.10)\r\n"
        "  by mx.example.org with (ECDHE-RSA-AES256-GCM-SHA384 encrypted) ESMTPS; 20 Nov 2026 09:00:05 "
        "-0000\r\n",
        "smtp.out|out.example.com|192.0.2.10|mx.example.org|ESMTPS|tls||ECDHE-RSA-AES256-GCM-SHA384|||"
        "2026-11-20T09:00:05Z");
    row("qmail on the machine", "Received: (qmail 12345 invoked by uid 89); 20 Nov 2026 09:00:06 -0000\r\n",
        "|||||local|||||2026-11-20T09:00:06Z");
    row("Sendmail",
        "Received: from out.example.com (anna@dsl.example.com [192.0.2.10] (may be forged))\r\n"
        "\tby mx.example.org (8.17.1/8.17.1) with ESMTPS id 4AK905xy012345\r\n"
        "\t(version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NO)\r\n"
        "\tfor <user@example.org>; Fri, 20 Nov 2026 09:00:05 GMT\r\n",
        "out.example.com|dsl.example.com|192.0.2.10|mx.example.org|ESMTPS|tls|TLS 1.2|"
        "ECDHE-RSA-AES256-GCM-SHA384|4AK905xy012345|user@example.org|2026-11-20T09:00:05Z");
    row("Sendmail on the machine",
        "Received: (from root@localhost)\r\n"
        "\tby web.example.com (8.17.1/8.17.1/Submit) id 4AK905xz012346;\r\n"
        "\tFri, 20 Nov 2026 09:00:05 GMT\r\n",
        "|||web.example.com||local|||4AK905xz012346||2026-11-20T09:00:05Z");
    row("CommuniGate",
        "Received: from [203.0.113.9] (account anna@example.com HELO [192.168.0.2])\r\n"
        "  by example.com (CommuniGate Pro SMTP 6.3.0)\r\n"
        "  with ESMTPSA id 12345678; Fri, 20 Nov 2026 12:00:00 +0300\r\n",
        "[192.168.0.2]||203.0.113.9|example.com|ESMTPSA|tls|||12345678||2026-11-20T09:00:00Z");
    row("Cisco",
        "Received: from out.example.com ([192.0.2.10])\r\n"
        "  by esa.example.org with ESMTP/TLS/TLS_AES_256_GCM_SHA384; 20 Nov 2026 09:00:05 +0000\r\n",
        "out.example.com||192.0.2.10|esa.example.org|ESMTP|tls||TLS_AES_256_GCM_SHA384|||2026-11-20T09:00:"
        "05Z");
    row("webmail",
        "Received: from [198.51.100.7] by web.example.net (via HTTPS) with HTTPS; 20 Nov 2026 09:00:00 "
        "+0000\r\n",
        "[198.51.100.7]||198.51.100.7|web.example.net|HTTPS|tls|||||2026-11-20T09:00:00Z");
    row("a machine that calls itself as the grammar does",
        "Received: from with (out.example.com [192.0.2.10]) by mx.example.org with SMTP id by; 20 Nov 2026 "
        "09:00:05 +0000\r\n",
        "with|out.example.com|192.0.2.10|mx.example.org|SMTP|none|||by||2026-11-20T09:00:05Z");
    row("nothing behind from", "Received: from by mx.example.org with SMTP; 20 Nov 2026 09:00:05 +0000\r\n",
        "|||mx.example.org|SMTP|unstated|||||2026-11-20T09:00:05Z");
}

void MimeRoute::everyProgramsReceivedFieldIsRead()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QString, expected);
    QCOMPARE(toldOfOne(field), expected);
}

void MimeRoute::theSendersOwnWordsProveNoEncryption_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::newRow("a name") << QByteArray("TLSv1.3 ([192.0.2.1])");
    QTest::newRow("HELO of qmail") << QByteArray("unknown (HELO TLSv1.3) (192.0.2.1)");
    QTest::newRow("HELO of Exim") << QByteArray("unknown ([192.0.2.1] helo=TLSv1.3)");
    QTest::newRow("a name of an address") << QByteArray("x (TLS1.3 [192.0.2.1])");
}

void MimeRoute::theSendersOwnWordsProveNoEncryption()
{
    QFETCH(const QByteArray, from);
    const Route route =
        mime::readRoute("Received: from " + from + " by mx with SMTP; 20 Nov 2026 09:00:00 +0000\r\n");
    QCOMPARE(route.hops.size(), 1);
    QCOMPARE(route.hops[0].protection, Protection::None);
    QCOMPARE(route.hops[0].tlsVersion, QString());
}

void MimeRoute::hopsStandInTheOrderOfTravelWithTheirDelays()
{
    const Route route = mime::readRoute("Received: from b by c; Fri, 20 Nov 2026 10:02:05 +0000\r\n"
                                        "Subject: x\r\n"
                                        "Received: from a by b; Fri, 20 Nov 2026 12:00:02 +0200\r\n"
                                        "RECEIVED : from laptop by a; Fri, 20 Nov 2026 10:00:01 +0000\r\n");
    QCOMPARE(route.hops.size(), 3);
    QCOMPARE(route.hops[0].byHost, QStringLiteral("a"));
    QCOMPARE(route.hops[2].byHost, QStringLiteral("c"));
    QVERIFY(!route.hops[0].delay);
    QCOMPARE(route.hops[1].delay.value(), 1s);
    QCOMPARE(route.hops[2].delay.value(), 123s);
}

void MimeRoute::aDelayMayBeNegative()
{
    const Route route =
        mime::readRoute(hopAt("Fri, 20 Nov 2026 09:59:57 +0000") + hopAt("Fri, 20 Nov 2026 10:00:00 +0000"));
    QCOMPARE(route.hops[1].delay.value(), -3s);
}

void MimeRoute::aMissingDateLeavesBothDelaysUnknown()
{
    const Route route =
        mime::readRoute(hopAt("Fri, 20 Nov 2026 10:00:05 +0000") + "Received: from a by b with ESMTP\r\n"
                        + hopAt("Fri, 20 Nov 2026 10:00:00 +0000"));
    QCOMPARE(route.hops.size(), 3);
    QVERIFY(!route.hops[1].time.isValid());
    QVERIFY(!route.hops[1].delay);
    QVERIFY(!route.hops[2].delay);
}

void MimeRoute::unreadableDatesAreInvalid_data()
{
    QTest::addColumn<QByteArray>("date");
    for (const char *date : {"", "soon", ";;;", "Fri,", "99 Foo 2026 10:00:00", "\xff\xfe", "(20 Nov 2026)"})
        QTest::newRow(date) << QByteArray(date);
}

void MimeRoute::unreadableDatesAreInvalid()
{
    QFETCH(const QByteArray, date);
    const Route route = mime::readRoute(hopAt(date));
    QCOMPARE(route.hops.size(), 1);
    QVERIFY2(!route.hops[0].time.isValid(), qPrintable(route.hops[0].time.toString()));
    QCOMPARE(route.hops[0].byHost, QStringLiteral("b"));
}

void MimeRoute::gmailsVerdictsAreRead()
{
    const Route route = mime::readRoute(
        "Authentication-Results: mx.google.com;\r\n"
        "       dkim=pass header.i=@example.com header.s=s2026 header.b=\"Ab/c+d=\";\r\n"
        "       spf=pass (google.com: domain of anna@bounce.example.com designates 192.0.2.10 as permitted "
        "sender) smtp.mailfrom=anna@bounce.example.com;\r\n"
        "       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.com\r\n");
    QCOMPARE(route.verdicts.size(), 3);
    const Verdict &dkim = route.verdicts[0];
    QCOMPARE(dkim.method, QStringLiteral("dkim"));
    QCOMPARE(dkim.result, Verdict::Result::Pass);
    QCOMPARE(dkim.authority, QStringLiteral("mx.google.com"));
    QCOMPARE(dkim.standing, Verdict::Standing::Topmost);
    QCOMPARE(dkim.property, QStringLiteral("header.i"));
    QCOMPARE(dkim.about, QStringLiteral("@example.com"));
    QCOMPARE(dkim.domain, QStringLiteral("example.com"));
    const Verdict &spf = route.verdicts[1];
    QCOMPARE(spf.property, QStringLiteral("smtp.mailfrom"));
    QCOMPARE(spf.domain, QStringLiteral("bounce.example.com"));
    QVERIFY2(spf.reason.startsWith(QStringLiteral("google.com: domain of anna@")), qPrintable(spf.reason));
    QCOMPARE(route.verdicts[2].method, QStringLiteral("dmarc"));
    QCOMPARE(route.verdicts[2].domain, QStringLiteral("example.com"));
    QCOMPARE(route.verdicts[2].reason, QStringLiteral("p=REJECT sp=REJECT dis=NONE"));
}

void MimeRoute::exchangesVerdictsHaveNoAuthority()
{
    const Route route = mime::readRoute(
        "Authentication-Results: spf=softfail (sender IP is 192.0.2.10)\r\n"
        " smtp.mailfrom=example.com; dkim=none (message not signed)\r\n"
        " header.d=none;dmarc=fail action=none header.from=example.com;compauth=fail reason=\"000\"\r\n");
    QCOMPARE(route.verdicts.size(), 4);
    for (const Verdict &verdict : route.verdicts)
        QCOMPARE(verdict.authority, QString());
    QCOMPARE(route.verdicts[0].result, Verdict::Result::SoftFail);
    QCOMPARE(route.verdicts[1].result, Verdict::Result::None);
    QCOMPARE(route.verdicts[1].domain, QString()); // "none" is no domain
    QCOMPARE(route.verdicts[2].property, QStringLiteral("header.from"));
    QCOMPARE(route.verdicts[3].method, QStringLiteral("compauth"));
    QCOMPARE(route.verdicts[3].reason, QStringLiteral("000"));
}

void MimeRoute::onlyTheTopmostFieldCanBeTheProviders()
{
    const Route route =
        mime::readRoute("Authentication-Results: mx.example.org 1; spf=fail smtp.mailfrom=bank.example\r\n"
                        "Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=bank.example\r\n");
    QCOMPARE(route.verdicts.size(), 2);
    QCOMPARE(route.verdicts[0].standing, Verdict::Standing::Topmost);
    QCOMPARE(route.verdicts[0].result, Verdict::Result::Fail);
    QCOMPARE(route.verdicts[0].authority, QStringLiteral("mx.example.org"));
    QCOMPARE(route.verdicts[1].standing, Verdict::Standing::Lower);
}

void MimeRoute::arcVerdictsHaveTheirNumber()
{
    const Route route = mime::readRoute(
        "ARC-Authentication-Results: i=2; list.example.net; arc=pass (i=1)\r\n"
        "ARC-Authentication-Results: i=1; mx.example.com; iprev=pass policy.iprev=192.0.2.1\r\n"
        "Authentication-Results: mx.example.org; none\r\n");
    QCOMPARE(route.verdicts.size(), 2);
    QCOMPARE(route.verdicts[0].standing, Verdict::Standing::Arc);
    QCOMPARE(route.verdicts[0].arcInstance, 2);
    QCOMPARE(route.verdicts[0].authority, QStringLiteral("list.example.net"));
    QCOMPARE(route.verdicts[0].method, QStringLiteral("arc"));
    QCOMPARE(route.verdicts[1].arcInstance, 1);
    QCOMPARE(route.verdicts[1].about, QStringLiteral("192.0.2.1"));
    QCOMPARE(route.verdicts[1].domain, QString());
}

void MimeRoute::everyResultIsKnown_data()
{
    QTest::addColumn<Verdict::Result>("result");
    using Result = Verdict::Result;
    QTest::newRow("pass") << Result::Pass;
    QTest::newRow("PASS") << Result::Pass;
    QTest::newRow("fail") << Result::Fail;
    QTest::newRow("softfail") << Result::SoftFail;
    QTest::newRow("neutral") << Result::Neutral;
    QTest::newRow("none") << Result::None;
    QTest::newRow("policy") << Result::Policy;
    QTest::newRow("temperror") << Result::TemporaryError;
    QTest::newRow("permerror") << Result::PermanentError;
    QTest::newRow("bestguesspass") << Result::Other;
}

void MimeRoute::everyResultIsKnown()
{
    QFETCH(const Verdict::Result, result);
    const Route route =
        mime::readRoute("Authentication-Results: x; SPF/1 = " + QByteArray(QTest::currentDataTag()) + "\r\n");
    QCOMPARE(route.verdicts.size(), 1);
    QCOMPARE(route.verdicts[0].method, QStringLiteral("spf"));
    QCOMPARE(route.verdicts[0].result, result);
    QCOMPARE(route.verdicts[0].resultWord, QString::fromLatin1(QTest::currentDataTag()).toLower());
}

void MimeRoute::aVerdictSaysWhatItIsAbout_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<QString>("about");
    QTest::addColumn<QString>("domain");
    const auto row = [](const char *properties, const char *about, const char *domain) {
        QTest::newRow(properties) << QByteArray(properties) << QString::fromLatin1(about)
                                  << QString::fromLatin1(domain);
    };
    row("smtp.helo=h.example smtp.mailfrom=a.example", "a.example", "a.example");
    row("smtp.mailfrom=<anna@a.example>", "<anna@a.example>", "a.example");
    row("smtp.mailfrom=bounce+u=b.example@a.example", "bounce+u=b.example@a.example", "a.example");
    row("smtp.mailfrom=\"odd;one\"@a.example", "\"odd;one\"@a.example", "a.example");
    row("header.i=@b.example header.d=a.example", "a.example", "a.example");
    row("smtp.remote-ip=\"192.0.2.1\"", "192.0.2.1", "");
    row("x.unheard-of=c.example", "c.example", "c.example");
    row("action=none", "", "");
}

void MimeRoute::aVerdictSaysWhatItIsAbout()
{
    QFETCH(const QByteArray, properties);
    const Route route = mime::readRoute("Authentication-Results: x; spf=pass " + properties + "\r\n");
    QCOMPARE(route.verdicts.size(), 1);
    QTEST(route.verdicts[0].about, "about");
    QTEST(route.verdicts[0].domain, "domain");
}

void MimeRoute::signaturesAreTakenApart()
{
    const Route route =
        mime::readRoute("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
                        "        d=example.com; s=s2026; t=1795168800; x=1795773600;\r\n"
                        "        h=from : to:subject:\r\n         date;\r\n"
                        "        i=@mail.example.com; q=dns/txt;\r\n"
                        "        bh=Zm9v\r\n Zm9v=; b=YmFy\r\n"
                        "DKIM-Signature: v=1; a=ed25519-sha256; d=example.com; s=ed; h=From\r\n");
    QCOMPARE(route.signatures.size(), 2);
    const Signature expected{
        QStringLiteral("example.com"),
        QStringLiteral("s2026"),
        QStringLiteral("rsa-sha256"),
        {QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("subject"), QStringLiteral("date")},
        QDateTime::fromSecsSinceEpoch(1795168800, Qt::UTC),
        QDateTime::fromSecsSinceEpoch(1795773600, Qt::UTC),
        QStringLiteral("@mail.example.com")};
    QCOMPARE(route.signatures[0], expected);
    QCOMPARE(route.signatures[1].algorithm, QStringLiteral("ed25519-sha256"));
    QVERIFY(!route.signatures[1].expires.isValid());
}

void MimeRoute::brokenSignaturesAreReadAsFarAsTheyGo()
{
    const Route route = mime::readRoute(
        "DKIM-Signature: ;;=;d;d=example.com;d=other.example;t=never;x=99999999999999999999;h=:::;s\r\n");
    QCOMPARE(route.signatures.size(), 1);
    Signature expected;
    expected.domain = QStringLiteral("example.com");
    QCOMPARE(route.signatures[0], expected);
}

void MimeRoute::foldingChangesNothing_data()
{
    QTest::addColumn<QByteArray>("fold");
    QTest::newRow("CRLF, blank") << QByteArray("\r\n ");
    QTest::newRow("LF, tab") << QByteArray("\n\t");
    QTest::newRow("a line of blanks between") << QByteArray("\r\n  \r\n\t ");
    QTest::newRow("CR CRLF") << QByteArray("\r\r\n ");
}

void MimeRoute::foldingChangesNothing()
{
    QFETCH(const QByteArray, fold);
    const QByteArray plain = "Received: from a ( b [192.0.2.1] ) by c ( d ; ) with ESMTPS id e for <f@g> ( "
                             "version=TLS1_3 cipher=x ) ; 20 Nov 2026 10:00:00 +0000\r\n";
    QByteArray folded = plain;
    folded.replace(' ', fold);
    QCOMPARE(toldOfOne(folded), toldOfOne(plain));
    QVERIFY(toldOfOne(plain).endsWith(QStringLiteral("|tls|TLS 1.3|x|e|f@g|2026-11-20T10:00:00Z")));
}

void MimeRoute::whatIsBehindTheHeaderIsNotRead()
{
    const QByteArray hop = hopAt("20 Nov 2026 10:00:00 +0000");
    QCOMPARE(mime::readRoute(hop + "\r\n" + hop).hops.size(), 1);
    QCOMPARE(mime::readRoute("\r\n" + hop).hops.size(), 0);
}

void MimeRoute::aHeaderMayBeCutAnywhere()
{
    const QByteArray header =
        "Received: from a (b [192.0.2.1]) by c with ESMTPS; 20 Nov 2026 10:00:00 +0000\r\n"
        "Authentication-Results: x; spf=pass (\"why\\)) smtp.mailfrom=\"y\"@z.example\r\n"
        "DKIM-Signature: v=1; d=example.com; h=a:b; t=1\r\n\r\n";
    const Route whole = mime::readRoute(header);
    for (qsizetype length = 0; length < header.size(); ++length) {
        const Route route = mime::readRoute(QByteArrayView(header).first(length));
        QVERIFY(route.hops.size() <= whole.hops.size());
        QVERIFY(route.verdicts.size() <= whole.verdicts.size());
        QVERIFY(route.signatures.size() <= whole.signatures.size());
    }
    QCOMPARE(whole.hops.size() + whole.verdicts.size() + whole.signatures.size(), 3);
}

void MimeRoute::nothingIsMadeOfNothing()
{
    QCOMPARE(mime::readRoute({}), Route());
    QCOMPARE(mime::readRoute("Subject: Received: from a by b\r\n\r\n"), Route());
    QCOMPARE(mime::readRoute("Authentication-Results:\r\nARC-Authentication-Results: ;;;\r\n"), Route());
    const Route empty = mime::readRoute("Received:\r\n");
    QCOMPARE(empty.hops.size(), 1);
    QCOMPARE(empty.hops[0].byHost, QString());
}

void MimeRoute::oneHugeFieldIsCut()
{
    const qsizetype size = 1024 * 1024;
    for (const QByteArray &name : {QByteArray("Received"), QByteArray("Authentication-Results"),
                                   QByteArray("DKIM-Signature"), QByteArray("ARC-Authentication-Results")}) {
        for (const char c : {'(', '"', ';', '=', '<', '[', ':', ' ', '\\', 'a', '\xff'}) {
            const Route route = mime::readRoute(name + ": " + QByteArray(size, c) + "\r\n"
                                                + hopAt("20 Nov 2026 10:00:00 +0000"));
            QVERIFY(!route.hops.isEmpty());
            QCOMPARE(route.hops.first().byHost, QStringLiteral("b"));
        }
    }
}

void MimeRoute::tenThousandFieldsAreCounted()
{
    const Route route = mime::readRoute(repeated(10'000, [](int i) {
        return "Received: from a by host" + QByteArray::number(i) + "\r\nDKIM-Signature: d=x\r\n"
            + "Authentication-Results: x; spf=pass\r\n";
    }));
    QCOMPARE(route.hops.size(), limit::routeHops);
    QCOMPARE(route.hops.size() + route.hopsLeftOut, 10'000);
    QCOMPARE(route.hops.last().byHost, QStringLiteral("host0")); // the newest ones are kept
    QCOMPARE(route.signatures.size() + route.signaturesLeftOut, 10'000);
    QCOMPARE(route.verdicts.size() + route.verdictsLeftOut, 10'000);
}

void MimeRoute::tenThousandNestedCommentsAreRead()
{
    const QByteArray comment = QByteArray(10'000, '(') + "x" + QByteArray(10'000, ')');
    const Route route = mime::readRoute("Received: from a " + comment + " by b" + comment
                                        + " with ESMTP; 20 Nov 2026 10:00:00 +0000\r\n");
    QCOMPARE(route.hops.size(), 1);
    QCOMPARE(route.hops[0].byHost, QStringLiteral("b"));
    QCOMPARE(route.hops[0].time, QDateTime(QDate(2026, 11, 20), QTime(10, 0), Qt::UTC));
}

void MimeRoute::unclosedCommentsDoNotHideTheDate()
{
    const Route route =
        mime::readRoute("Received: from a (b [192.0.2.1] by c with SMTP; 20 Nov 2026 10:00:00 +0000\r\n");
    QCOMPARE(route.hops[0].fromAddress, QStringLiteral("192.0.2.1"));
    QCOMPARE(route.hops[0].time, QDateTime(QDate(2026, 11, 20), QTime(10, 0), Qt::UTC));
}

void MimeRoute::nulsAndRawBytesAreText()
{
    const QByteArray header(
        "Received: from a\0b by \xd0\xbf\xd0\xbe\xd1\x87\xd1\x82\xd0\xb0.example with SMTP\r\n", 52);
    const Route route = mime::readRoute(header);
    QCOMPARE(route.hops.size(), 1);
    QCOMPARE(route.hops[0].fromName, QStringLiteral("a"));
    QCOMPARE(route.hops[0].byHost, QStringLiteral("почта.example"));
    QVERIFY(!mime::readRoute("Received: from a by \xef\xf0.example\r\n").hops[0].byHost.isEmpty());
}

void MimeRoute::longTextsAreCut()
{
    const QByteArray piece(10'000, 'x');
    const Route route =
        mime::readRoute("Received: from " + piece + " by " + piece + " with " + piece + " id " + piece + "; "
                        + piece + "\r\nAuthentication-Results: " + piece + "; spf=" + piece
                        + " reason=" + piece + " smtp.mailfrom=" + piece + "\r\nDKIM-Signature: h=a:"
                        + repeated(1000, [](int) { return QByteArray("b:"); }) + ";d=" + piece + "\r\n");
    const Hop &hop = route.hops[0];
    for (const QString &text :
         {hop.fromName, hop.byHost, hop.protocol, hop.queueId, route.verdicts[0].authority,
          route.verdicts[0].reason, route.verdicts[0].resultWord, route.verdicts[0].about,
          route.signatures[0].domain})
        QCOMPARE(text.size(), limit::routeText);
    QCOMPARE(route.signatures[0].signedFields.size(), limit::signedFields);
}

void MimeRoute::manyVerdictsAreCut()
{
    const Route route = mime::readRoute(
        "Authentication-Results: x" + repeated(5000, [](int) { return QByteArray("; spf=pass"); }) + "\r\n");
    QCOMPARE(route.verdicts.size(), limit::routeVerdicts);
    QCOMPARE(route.verdicts.size() + route.verdictsLeftOut, 5000);
}

void MimeRoute::randomHeadersAreSurvived()
{
    const QList<QByteArray> pieces{"Received: ",
                                   "Authentication-Results: ",
                                   "ARC-Authentication-Results: i=1;",
                                   "DKIM-Signature: ",
                                   "from ",
                                   "by ",
                                   "with ",
                                   "id ",
                                   "for ",
                                   "tls ",
                                   "(",
                                   ")",
                                   "\"",
                                   ";",
                                   "=",
                                   "\\",
                                   "[",
                                   "]",
                                   "IPv6:",
                                   "<",
                                   ">",
                                   "\r\n",
                                   "\r\n ",
                                   "\n\t",
                                   "helo=",
                                   "HELO ",
                                   "TLSv1.3:",
                                   "version=",
                                   "cipher ",
                                   "encrypted",
                                   "@",
                                   ".",
                                   "1.2.3.4",
                                   "::1",
                                   QByteArray(1, '\0'),
                                   "\xd0",
                                   "20 Nov 2026",
                                   " ",
                                   "a"};
    quint32 state = 20261121; // the same on every machine
    int hops = 0;
    for (int round = 0; round < 5000; ++round) {
        QByteArray header;
        for (int i = 0; i < 40; ++i) {
            state = state * 1664525 + 1013904223;
            header += pieces[(state >> 8) % quint32(pieces.size())];
        }
        hops += int(mime::readRoute(header).hops.size());
    }
    QVERIFY(hops > 0);
}

QTEST_GUILESS_MAIN(MimeRoute)
#include "tst_mime_route.moc"
