// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/identity.h"

#include <QTest>

using poplar::Identity;

class TestIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void theHeaderHashDoesNotDependOnLineEnds();
    void whatAServerAddsToAHeaderDoesNotCount_data();
    void whatAServerAddsToAHeaderDoesNotCount();
};

void TestIdentity::matches_data()
{
    QTest::addColumn<Identity>("left");
    QTest::addColumn<Identity>("right");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const Identity &left, const Identity &right, bool same) {
        QTest::newRow(name) << left << right << same;
    };
    row("everything alike", {"u", 5, "h"}, {"u", 5, "h"}, true);
    row("nothing known", {}, {}, false);
    row("only the size known", {"", 5, ""}, {"", 5, ""}, false);
    row("the unique-id alone", {"u", -1, ""}, {"u", -1, ""}, true);
    row("the header alone", {"", -1, "h"}, {"", -1, "h"}, true);
    row("a unique-id and an unknown one", {"u", 5, ""}, {"", 5, ""}, false);
    row("nothing known to both", {"u", 5, ""}, {"", 5, "h"}, false);
    row("a header not read yet", {"u", 5, "h"}, {"u", 5, ""}, true);
    row("another unique-id, the same header", {"u", 5, "h"}, {"v", 5, "h"}, false);
    row("a repeated unique-id, another header", {"u", 5, "h"}, {"u", 5, "i"}, false);
    row("a repeated unique-id, another size", {"u", 5, ""}, {"u", 6, ""}, false);
    row("an unknown size", {"u", 5, "h"}, {"u", -1, "h"}, true);
    row("size zero is known", {"u", 0, "h"}, {"u", 5, "h"}, false);
    row("unique-ids have case", {"u", 5, ""}, {"U", 5, ""}, false);
}

void TestIdentity::matches()
{
    QFETCH(Identity, left);
    QFETCH(Identity, right);
    QTEST(left.matches(right), "same");
    QTEST(right.matches(left), "same");
}

void TestIdentity::theHeaderHashDoesNotDependOnLineEnds()
{
    const QByteArray hash = poplar::headerHash("Subject: a\nTo: b");
    QCOMPARE(hash.size(), 32);
    QCOMPARE(poplar::headerHash("Subject: a\r\nTo: b\r\n"), hash);
    QCOMPARE(poplar::headerHash("Subject: a\r\nTo: b\r\n\r\n"), hash);
    QVERIFY(poplar::headerHash("Subject: a\r\nTo: c\r\n") != hash);
    QVERIFY(poplar::headerHash("Subject: aTo: b") != hash);
}

void TestIdentity::whatAServerAddsToAHeaderDoesNotCount_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const QByteArray &header, bool same) {
        QTest::newRow(name) << header << same;
    };
    row("at the end", "Subject: a\r\nTo: b\r\nStatus: RO\r\n", true);
    row("at the end, without line end", "Subject: a\r\nTo: b\r\nStatus: RO", true);
    row("in the middle", "Subject: a\r\nX-UIDL: abc\r\nTo: b\r\n", true);
    row("first", "X-IMAPbase: 1 2\r\nSubject: a\r\nTo: b", true);
    row("several", "STATUS: O\nx-uid: 7\nSubject: a\nX-Keywords:\nContent-Length: 12\nTo: b\nX-Status: A",
        true);
    row("continued", "Subject: a\nX-Keywords: one\n two\n\tthree\nTo: b", true);
    row("a name that only begins like one", "Subject: a\nStatus-Of: x\nTo: b", false);
    row("in a continuation line", "Subject: a\n Status: RO\nTo: b", false);
    row("another field", "Subject: a\nX-Spam: no\nTo: b", false);
}

void TestIdentity::whatAServerAddsToAHeaderDoesNotCount()
{
    QFETCH(QByteArray, header);
    QTEST(poplar::headerHash(header) == poplar::headerHash("Subject: a\r\nTo: b\r\n"), "same");
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
