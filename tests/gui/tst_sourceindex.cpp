// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "gui/sourceindex.h"
#include "gui/sourceneedle.h"

#include <QRandomGenerator>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;

namespace {

QList<QByteArray> rowsOf(QByteArrayView octets)
{
    QList<QByteArray> rows;
    while (const qsizetype length = sourceRowLength(octets, SourceEnd::Reached)) {
        rows += octets.first(length).toByteArray();
        octets = octets.sliced(length);
    }
    return rows;
}

SourceIndex indexOf(const QByteArray &octets)
{
    SourceIndex index;
    index.add(octets, SourceEnd::Reached);
    return index;
}

/// One letter for each row: h, b or t.
QString kindsOf(const QByteArray &octets)
{
    const SourceIndex index = indexOf(octets);
    QString kinds;
    qint64 at = 0;
    for (const QByteArray &row : rowsOf(octets)) {
        const SourceKind kind = index.map().kindOf(row, at);
        kinds += kind == SourceKind::Header ? u'h' : kind == SourceKind::Boundary ? u'b' : u't';
        at += row.size();
    }
    return kinds;
}

QByteArray arbitrary(quint32 seed, int size)
{
    QRandomGenerator random(seed);
    const QByteArray pieces[] = {"\n",
                                 "\r\n",
                                 "--b\n",
                                 "--b--\r\n",
                                 "\xd0\xbf",
                                 "\xff",
                                 "a",
                                 "\r",
                                 "Content-Type: multipart/mixed; boundary=b\r\n",
                                 "Content-Type: message/rfc822\n",
                                 QByteArray(999, 'x')};
    QByteArray all;
    while (all.size() < size)
        all += pieces[random.bounded(int(std::size(pieces)))];
    return all;
}

} // namespace

/// What lies under the view of the source: rows, headers and boundaries, and what is sought.
class SourceIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreRows_data();
    void linesAreRows();
    void longLinesAreCutBetweenCharacters();
    void aLineOfTheFullLengthIsNotCut_data();
    void aLineOfTheFullLengthIsNotCut();
    void columnsAndOctetsMeet_data();
    void columnsAndOctetsMeet();
    void headersAndBoundariesAreKnown_data();
    void headersAndBoundariesAreKnown();
    void partsAreLimited();
    void theCutOfTheSlicesMakesNoDifference();
    void needlesAreFound_data();
    void needlesAreFound();
    void needlesBeginWithinTheStretch();
};

void SourceIndexTest::linesAreRows_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QList<QByteArray>>("rows");
    QTest::newRow("nothing") << QByteArray() << QList<QByteArray>{};
    QTest::newRow("CRLF") << QByteArray("a\r\n\r\nb\r\n") << QList<QByteArray>{"a\r\n", "\r\n", "b\r\n"};
    QTest::newRow("LF") << QByteArray("a\n\nb") << QList<QByteArray>{"a\n", "\n", "b"};
    QTest::newRow("bare CR") << QByteArray("a\rb\n") << QList<QByteArray>{"a\rb\n"};
}

void SourceIndexTest::linesAreRows()
{
    QFETCH(QByteArray, octets);
    QFETCH(QList<QByteArray>, rows);
    QCOMPARE(rowsOf(octets), rows);
}

void SourceIndexTest::longLinesAreCutBetweenCharacters()
{
    const QByteArray line = "x" + QByteArray("\xd0\xbf").repeated(limit::sourceRow);
    const QList<QByteArray> rows = rowsOf(line + "\n");
    QCOMPARE(rows.join(), line + "\n");
    QVERIFY(rows.size() >= 3);
    for (const QByteArray &row : rows) {
        QVERIFY(row.size() <= limit::sourceRow + 2);
        QVERIFY(!sourceRowText(row).contains(u'Ð')); // would be Latin-1
    }
}

void SourceIndexTest::aLineOfTheFullLengthIsNotCut_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("CRLF") << QByteArray("\r\n");
    QTest::newRow("LF") << QByteArray("\n");
    QTest::newRow("none") << QByteArray();
}

void SourceIndexTest::aLineOfTheFullLengthIsNotCut()
{
    QFETCH(QByteArray, end);
    QCOMPARE(rowsOf(QByteArray(limit::sourceRow, 'x') + end).size(), 1);
    QCOMPARE(rowsOf(QByteArray(limit::sourceRow + 1, 'x') + end).size(), 2);
}

void SourceIndexTest::columnsAndOctetsMeet_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<int>("octet");
    QTest::addColumn<int>("column");
    QTest::newRow("begin") << QByteArray("abc\r\n") << 0 << 0;
    QTest::newRow("ASCII") << QByteArray("abc\r\n") << 2 << 2;
    QTest::newRow("end") << QByteArray("abc\r\n") << 3 << 3;
    QTest::newRow("behind UTF-8") << QByteArray("п\xf0\x9f\x98\x80x") << 6 << 3;
    QTest::newRow("behind Latin-1") << QByteArray("\xe9\xe9x") << 2 << 2;
    QTest::newRow("behind an escape") << QByteArray("\x1b[0m") << 1 << 4;
    QTest::newRow("behind a bidi override") << QByteArray("\xe2\x80\xaex") << 3 << 6;
}

void SourceIndexTest::columnsAndOctetsMeet()
{
    QFETCH(QByteArray, row);
    QFETCH(int, octet);
    QFETCH(int, column);
    QCOMPARE(sourceColumn(row, octet), column);
    QCOMPARE(sourceOctet(row, column), octet);
    QCOMPARE(sourceColumn(row, 9999), sourceRowText(row).size());
    QCOMPARE(sourceOctet(row, 9999), withoutSourceBreak(row).size());
}

void SourceIndexTest::headersAndBoundariesAreKnown_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("kinds");
    QTest::newRow("plain") << QByteArray("A: 1\r\n\r\nB: text\r\n") << QStringLiteral("hht");
    QTest::newRow("parts") << QByteArray("Content-Type: multipart/mixed;\r\n boundary=\"b 1\"\r\n\r\n"
                                         "preamble\r\n--b 1\r\nX: 1\r\n\r\n--b 2\r\n--b 1--\r\nA: b\r\n")
                           << QStringLiteral("hhhtbhhtbt");
    QTest::newRow("nested") << QByteArray("Content-Type: multipart/mixed; boundary=a\n\n"
                                          "--a\nContent-Type: multipart/mixed; boundary=b\n\n"
                                          "--b\n\ntext\n--b--\n--a--\n")
                            << QStringLiteral("hhbhhbhtbb");
    QTest::newRow("a message within") << QByteArray("Content-Type: multipart/mixed; boundary=a\n\n"
                                                    "--a\nContent-Type: message/rfc822\n\n"
                                                    "Subject: inner\n\ntext\n--a--\n")
                                      << QStringLiteral("hhbhhhhtb");
    QTest::newRow("a boundary ends a header") << QByteArray("Content-Type: multipart/mixed; boundary=a\n\n"
                                                            "--a\nX: 1\n--a\n\ntext\n")
                                              << QStringLiteral("hhbhbht");
    QTest::newRow("no boundary") << QByteArray("A: 1\n\n--\n--signature\n") << QStringLiteral("hhtt");
}

void SourceIndexTest::headersAndBoundariesAreKnown()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, kinds);
    QCOMPARE(kindsOf(message), kinds);
}

void SourceIndexTest::partsAreLimited()
{
    const QByteArray message = "Content-Type: multipart/mixed; boundary=b\n\n"
        + QByteArray("--b\n\n").repeated(3 * limit::mimeParts);
    const SourceIndex index = indexOf(message);
    QCOMPARE(index.rows(), 2 + 6 * limit::mimeParts);
    QCOMPARE(index.map().headers.size(), limit::mimeParts);
}

void SourceIndexTest::theCutOfTheSlicesMakesNoDifference()
{
    for (quint32 seed = 0; seed < 200; ++seed) {
        const QByteArray octets = arbitrary(seed, 3000);
        const SourceIndex whole = indexOf(octets);
        SourceIndex sliced;
        QRandomGenerator random(seed);
        qsizetype given = 0;
        while (sliced.position() < octets.size()) {
            given = std::min<qsizetype>(octets.size(), given + random.bounded(1, 1500));
            const QByteArrayView piece = QByteArrayView(octets).first(given).sliced(sliced.position());
            sliced.add(piece, given == octets.size() ? SourceEnd::Reached : SourceEnd::NotYet);
        }
        QCOMPARE(sliced.rows(), whole.rows());
        QCOMPARE(sliced.map().boundaries, whole.map().boundaries);
        QCOMPARE(sliced.map().headers.size(), whole.map().headers.size());
        for (qsizetype i = 0; i < whole.map().headers.size(); ++i)
            QCOMPARE(sliced.map().headers[i].end, whole.map().headers[i].end);
    }
}

void SourceIndexTest::needlesAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("length");
    const auto row = [](const char *name, const char *text, const QByteArray &octets, int first, int last,
                        int length) {
        QTest::newRow(name) << QString::fromUtf8(text) << octets << first << last << length;
    };
    row("ASCII, any case", "aB", "xabxAByab", 1, 7, 2);
    row("not there", "ab", "a b", -1, -1, 0);
    row("at the end only in part", "abc", "xxab", -1, -1, 0);
    row("overlapping", "aa", "aaa", 0, 1, 2);
    row("Cyrillic, any case", "ПРИвет", "x привет ПРИВЕТ", 2, 15, 12);
    row("Latin-1", "É", "caf\xe9 \xc9t\xe9", 3, 7, 1);
    row("Latin-1 in UTF-8", "é", "café", 3, 3, 2);
    row("an emoji", "😀", "a😀b", 1, 1, 4);
    row("nothing", "", "abc", -1, -1, 0);
    row("behind a NUL", "b", QByteArray("a\0b", 3), 2, 2, 1);
}

void SourceIndexTest::needlesAreFound()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, octets);
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, length);
    const SourceNeedle needle(text);
    const auto forwards = needle.first(octets, octets.size());
    const auto backwards = needle.last(octets, octets.size());
    QCOMPARE(forwards ? forwards->at : -1, first);
    QCOMPARE(backwards ? backwards->at : -1, last);
    QCOMPARE(forwards ? forwards->length : 0, length);
    QVERIFY(length <= needle.longest());
}

void SourceIndexTest::needlesBeginWithinTheStretch()
{
    const SourceNeedle needle(u"ab");
    QVERIFY(!needle.first("xxab", 2));
    QVERIFY(needle.first("xxab", 3));
    QVERIFY(!needle.last("xxab", 2));
    QVERIFY(needle.last("xxab", 3));
    QVERIFY(needle.last("xxab", 99));
}

QTEST_GUILESS_MAIN(SourceIndexTest)
#include "tst_sourceindex.moc"
