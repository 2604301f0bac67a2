// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/lineends.h"

#include <QTest>

using namespace poplar::archive;

class tst_archive_lineends : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyCrBeforeLfIsDropped_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("lines") << QByteArray("a\r\nb\r\n") << QByteArray("a\nb\n");
        QTest::newRow("empty lines") << QByteArray("\r\n\r\n\r\n") << QByteArray("\n\n\n");
        QTest::newRow("no line end") << QByteArray("ab") << QByteArray("ab");
        QTest::newRow("LF alone") << QByteArray("\na\n\nb\n") << QByteArray("\na\n\nb\n");
        QTest::newRow("CR alone") << QByteArray("\ra\rb") << QByteArray("\ra\rb");
        QTest::newRow("CR at the end") << QByteArray("a\r") << QByteArray("a\r");
        QTest::newRow("CRs at the end") << QByteArray("a\r\r\r") << QByteArray("a\r\r\r");
        QTest::newRow("CR CR LF") << QByteArray("a\r\r\nb") << QByteArray("a\r\nb");
        QTest::newRow("LF CR") << QByteArray("a\n\rb\n\r\n") << QByteArray("a\n\rb\n\n");
        QTest::newRow("NUL and eighth bit")
            << QByteArray("\0\r\n\xff\r\0\r\n", 8) << QByteArray("\0\n\xff\r\0\n", 6);
    }
    // However the octets come: cut at two places, everywhere, and octet by octet.
    void onlyCrBeforeLfIsDropped()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, kept);
        for (qsizetype first = 0; first <= sent.size(); ++first) {
            for (qsizetype second = first; second <= sent.size(); ++second) {
                UnixLineEnds lineEnds;
                QByteArray made = lineEnds.feed(QByteArrayView(sent).first(first));
                made += lineEnds.feed(QByteArrayView(sent).sliced(first, second - first));
                made += lineEnds.feed(QByteArrayView(sent).sliced(second));
                made += lineEnds.end();
                QCOMPARE(made, kept);
            }
        }
        UnixLineEnds lineEnds;
        QByteArray made;
        for (const char &octet : sent)
            made += lineEnds.feed(QByteArrayView(&octet, 1));
        QCOMPARE(made + lineEnds.end(), kept);
    }

    void afterTheEndNothingIsHeldBack()
    {
        UnixLineEnds lineEnds;
        QCOMPARE(lineEnds.feed("a\r"), "a");
        QCOMPARE(lineEnds.end(), "\r");
        QCOMPARE(lineEnds.end(), "");
    }
};

QTEST_APPLESS_MAIN(tst_archive_lineends)
#include "tst_archive_lineends.moc"
