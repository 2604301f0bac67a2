// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/dotstuffer.h"

#include <QTest>

using poplar::wire::DotStuffer;

class TestDotStuffer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bodies_data();
    void bodies();
    void startsAnewAfterTheEnd();
};

void TestDotStuffer::bodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char *name, const char *body, const char *wire) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(wire);
    };
    row("empty", "", ".\r\n");
    row("a line", "a\r\n", "a\r\n.\r\n");
    row("no line end", "a", "a\r\n.\r\n");
    row("half a line end", "a\r", "a\r\n.\r\n");
    row("bare LF", "a\nb\n", "a\r\nb\r\n.\r\n");
    row("CRLF stays", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n.\r\n");
    row("a dot at the start", ".", "..\r\n.\r\n");
    row("dots at line starts", ".a\r\n..\n.\r\n", "..a\r\n...\r\n..\r\n.\r\n");
    row("dots elsewhere", "a.\r\nb.c\r\n", "a.\r\nb.c\r\n.\r\n");
    row("a terminator inside", "a\r\n.\r\nDELE 1\r\n", "a\r\n..\r\nDELE 1\r\n.\r\n");
    row("a bare terminator inside", "a\n.\nDELE 1\n", "a\r\n..\r\nDELE 1\r\n.\r\n");
}

void TestDotStuffer::bodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, wire);
    for (qsizetype cut = 0; cut <= body.size(); ++cut) {
        DotStuffer stuffer;
        QByteArray stuffed = stuffer.stuff(QByteArrayView(body).first(cut));
        stuffed += stuffer.stuff(QByteArrayView(body).sliced(cut));
        QCOMPARE(stuffed + stuffer.finish(), wire);
    }
    DotStuffer stuffer;
    QByteArray stuffed;
    for (qsizetype i = 0; i < body.size(); ++i)
        stuffed += stuffer.stuff(QByteArrayView(body).sliced(i, 1));
    QCOMPARE(stuffed + stuffer.finish(), wire);
}

void TestDotStuffer::startsAnewAfterTheEnd()
{
    DotStuffer stuffer;
    QCOMPARE(stuffer.stuff("a"), "a");
    QCOMPARE(stuffer.finish(), "\r\n.\r\n");
    QCOMPARE(stuffer.stuff("."), "..");
    QCOMPARE(stuffer.finish(), "\r\n.\r\n");
}

QTEST_GUILESS_MAIN(TestDotStuffer)
#include "tst_dotstuffer.moc"
