// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formatting.h"

#include <QTest>

using namespace poplar::gui;

class FormattingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizesHaveTwoOrThreeDigits_data()
    {
        QTest::addColumn<qint64>("octets");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("russianNumber");
        QTest::newRow("unknown") << qint64(-1) << QString() << QString();
        QTest::newRow("1 KB") << qint64(1024) << QStringLiteral("1.0 KB") << QStringLiteral("1,0");
        QTest::newRow("9.9 KB") << qint64(10137) << QStringLiteral("9.9 KB") << QStringLiteral("9,9");
        QTest::newRow("10 KB") << qint64(10200) << QStringLiteral("10 KB") << QStringLiteral("10");
        QTest::newRow("not 1024 KB") << qint64(1024 * 1024 - 1) << QStringLiteral("1.0 MB")
                                     << QStringLiteral("1,0");
        QTest::newRow("MB") << qint64(5347738) << QStringLiteral("5.1 MB") << QStringLiteral("5,1");
        QTest::newRow("GB") << (qint64(3) << 30) << QStringLiteral("3.0 GB") << QStringLiteral("3,0");
        QTest::newRow("TB") << (qint64(2000) << 40) << QStringLiteral("2,000 TB")
                            << QStringLiteral("2\u00a0000");
    }
    void sizesHaveTwoOrThreeDigits()
    {
        QFETCH(const qint64, octets);
        QFETCH(const QString, english);
        QFETCH(const QString, russianNumber);
        QCOMPARE(formatSize(octets, QLocale(QLocale::English)), english);
        QVERIFY(formatSize(octets, QLocale(QLocale::Russian)).startsWith(russianNumber));
    }

    void datesAreAsShortAsTheirAgeAllows()
    {
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        const QDateTime now(QDate(2026, 11, 21), QTime(15, 0));
        QCOMPARE(formatMoment(QDateTime(QDate(2026, 11, 21), QTime(9, 5)), now, english),
                 QStringLiteral("09:05"));
        QCOMPARE(formatMoment(QDateTime(QDate(2026, 3, 2), QTime(9, 5)), now, english),
                 QStringLiteral("2 Mar"));
        QCOMPARE(formatMoment(QDateTime(QDate(2025, 3, 2), QTime(9, 5)), now, english),
                 QStringLiteral("02/03/2025"));
        QCOMPARE(formatMoment({}, now, english), QString());
    }

    void aMomentIsShownInLocalTime()
    {
        const QDateTime now(QDate(2026, 11, 21), QTime(15, 0));
        const QDateTime moment(QDate(2026, 11, 21), QTime(9, 5));
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        QCOMPARE(formatMoment(moment.toUTC(), now, english), QStringLiteral("09:05"));
        QVERIFY(formatFullMoment(moment.toUTC(), english).contains(QStringLiteral("21 November 2026")));
    }
};

QTEST_GUILESS_MAIN(FormattingTest)
#include "tst_formatting.moc"
