// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fieldnotes.h"

#include <QTest>

using namespace poplar;
using namespace poplar::gui;

class TestFieldNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsOfProvidersAreKnown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *word) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromUtf8(word);
        };
        row("X-Originating-IP", "website");
        row("x-spam-STATUS", "points");
        row("X-Spam-Something-New", "spam filter");
        row("X-Google-Smtp-Source", "Gmail");
        row("X-Gm-Message-State", "Gmail");
        row("X-MS-Exchange-Organization-SCL", "−1 is trusted");
        row("X-MS-Exchange-Organization-Rules-Execution-History", "one organization");
        row("X-MS-Exchange-CrossTenant-Id", "Exchange");
        row("X-Forefront-Antispam-Report", "SFV");
        row("X-Mailer", "program");
        row("List-Unsubscribe", "leave");
        row("List-Unsubscribe-Post", "one click");
        row("List-Archive", "mailing list");
        row("Auto-Submitted", "program wrote");
        row("X-Yandex-Spam", "Yandex");
        row("X-Mailru-Src", "Mail.ru");
        row("X-Virus-Scanned", "viruses");
        row("DKIM-Filter", "DKIM");
        row("ARC-Seal", "seal");
        row("Feedback-ID", "Gmail");
        row("X-Received", "Gmail");
        row("X-Proofpoint-Virus-Version", "Proofpoint");
        row("X-Barracuda-Connect", "Barracuda");
        row("X-Rspamd-Server", "Rspamd");
        row("X-KSMG-AntiPhishing", "Kaspersky");
        row("X-SES-Outgoing", "Amazon");
        row("Received-SPF", "SPF");
    }

    void fieldsOfProvidersAreKnown()
    {
        QFETCH(QString, name);
        QFETCH(QString, word);
        QVERIFY2(fieldNote(name).contains(word), qPrintable(fieldNote(name)));
    }

    void othersAreNot_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"Subject", "X-Spamstatus", "X-Unheard-Of", "List-", "X-Spam-", "", "Списки"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void othersAreNot()
    {
        QFETCH(QString, name);
        QVERIFY2(fieldNote(name).isEmpty(), qPrintable(fieldNote(name)));
    }

    void fieldsThatMeanTheSameStandTogether()
    {
        const auto groups = fieldNotes(mime::readHeaderFields("X-Google-One: 1\r\nSubject: no\r\n"
                                                              "X-Mailer: Pine\r\nX-Google-Two: 2\r\n\r\n"));
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups[0].fields,
                 (QList<FieldNotes::Field>{{QStringLiteral("X-Google-One"), QStringLiteral("1")},
                                           {QStringLiteral("X-Google-Two"), QStringLiteral("2")}}));
        QCOMPARE(groups[1].fields.first().value, QStringLiteral("Pine"));
    }

    void whatTheRouteTellsIsNotRepeated()
    {
        QVERIFY(fieldNotes(mime::readHeaderFields("Received: from a by b; now\r\n"
                                                  "Authentication-Results: b; spf=pass\r\n"
                                                  "Received-SPF: pass\r\nDKIM-Signature: d=a\r\n\r\n"))
                    .isEmpty());
    }

    void valuesAreMadeFitToBeShown()
    {
        const auto groups = fieldNotes(
            mime::readHeaderFields("X-Mailer: a\x1b[31m\xe2\x80\xae" + QByteArray(2000, 'b') + "\r\n\r\n"));
        const QString value = groups.first().fields.first().value;
        QVERIFY(value.size() <= 255);
        QVERIFY(!value.contains(QChar(0x1b)) && !value.contains(QChar(0x202e)));
    }

    void manyFieldsAreCut()
    {
        QByteArray header;
        for (int i = 0; i < 5000; ++i)
            header += "X-Google-" + QByteArray::number(i) + ": x\r\n";
        const auto groups = fieldNotes(mime::readHeaderFields(header + "\r\n"));
        QCOMPARE(groups.size(), 1);
        QCOMPARE(groups.first().fields.size(), qsizetype(mostNotedFields));
    }
};

QTEST_MAIN(TestFieldNotes)
#include "tst_fieldnotes.moc"
