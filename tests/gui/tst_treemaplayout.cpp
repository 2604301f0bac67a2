// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.h"
#include "gui/treemapcolours.h"
#include "gui/treemaplayout.h"

#include <QPalette>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace poplar::gui;

namespace {

constexpr qreal slack = 1e-6;

QList<qreal> randomWeights(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    QList<qreal> weights;
    for (int i = 0; i < count; ++i)
        weights += std::pow(10.0, random.bounded(7.0));
    std::sort(weights.rbegin(), weights.rend());
    return weights;
}

bool isInside(const QRectF &part, const QRectF &whole)
{
    return part.left() >= whole.left() - slack && part.top() >= whole.top() - slack
        && part.right() <= whole.right() + slack && part.bottom() <= whole.bottom() + slack;
}

qreal area(const QRectF &place)
{
    return place.width() * place.height();
}

/// WCAG 2.1, contrast ratio.
qreal luminance(const QColor &colour)
{
    const auto part = [](qreal c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}
qreal contrastOf(const QColor &one, const QColor &other)
{
    const qreal a = luminance(one);
    const qreal b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TreemapLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areasAreAsWeightsInsideAndApart_data()
    {
        QTest::addColumn<QList<qreal>>("weights");
        QTest::addColumn<QRectF>("place");
        const QRectF usual(10, 20, 400, 300);
        QTest::newRow("of the paper") << QList<qreal>{6, 6, 4, 3, 2, 2, 1} << QRectF(0, 0, 6, 4);
        QTest::newRow("one") << QList<qreal>{5} << usual;
        QTest::newRow("equals") << QList<qreal>(17, 1.0) << usual;
        QTest::newRow("with zeros") << QList<qreal>{9, 0, 4, 0, 0} << usual;
        QTest::newRow("with nonsense")
            << QList<qreal>{9, -4, std::numeric_limits<qreal>::quiet_NaN(), 3} << usual;
        QTest::newRow("ascending") << QList<qreal>{1, 2, 3, 50, 400} << usual;
        QTest::newRow("a giant and dwarfs") << (QList<qreal>{1e12} + QList<qreal>(200, 1.0)) << usual;
        QTest::newRow("a thin place") << randomWeights(5, 40) << QRectF(0, 0, 1000, 2);
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("random %u", seed) << randomWeights(seed, int(seed * seed * 12)) << usual;
    }
    void areasAreAsWeightsInsideAndApart()
    {
        QFETCH(const QList<qreal>, weights);
        QFETCH(const QRectF, place);
        const QList<QRectF> places = squarify(weights, place);
        QCOMPARE(places.size(), weights.size());
        qreal total = 0;
        for (const qreal weight : weights)
            total += weight > 0 ? weight : 0;
        for (qsizetype i = 0; i < places.size(); ++i) {
            const qreal expected = weights[i] > 0 ? weights[i] / total * area(place) : 0;
            QVERIFY2(std::abs(area(places[i]) - expected) <= area(place) * 1e-6,
                     qPrintable(QStringLiteral("%1: %2 for %3").arg(i).arg(area(places[i])).arg(expected)));
            if (expected == 0) {
                QVERIFY(places[i].isEmpty());
                continue;
            }
            QVERIFY(isInside(places[i], place));
            for (qsizetype other = 0; other < i; ++other)
                QVERIFY(area(places[i].intersected(places[other])) < area(place) * 1e-6);
        }
    }

    void rectanglesAreAsSquareAsInThePaper()
    {
        const QList<QRectF> places = squarify({6, 6, 4, 3, 2, 2, 1}, QRectF(0, 0, 6, 4));
        QCOMPARE(places[0], QRectF(0, 0, 3, 2));
        QCOMPARE(places[1], QRectF(0, 2, 3, 2));
        QVERIFY(std::abs(places[2].width() - 12.0 / 7) < 1e-9);
        QVERIFY(std::abs(places[2].height() - 7.0 / 3) < 1e-9);
    }

    void nothingIsDividedIntoNothing()
    {
        QVERIFY(squarify({}, QRectF(0, 0, 10, 10)).isEmpty());
        QVERIFY(squarify({0, 0}, QRectF(0, 0, 10, 10)).at(1).isEmpty());
        QVERIFY(squarify({1, 2}, QRectF()).at(0).isEmpty());
        QCOMPARE(layOutTreemap({}, QRectF(0, 0, 10, 10), 5).joined, 0);
        QVERIFY(layOutTreemap({}, QRectF(0, 0, 10, 10), 5).places.isEmpty());
    }

    void whatIsTooSmallIsJoinedAtTheEnd()
    {
        QList<qreal> weights{5000, 3000};
        weights += QList<qreal>(100, 20.0);
        const QRectF place(0, 0, 100, 100);
        const TreemapLayout layout = layOutTreemap(weights, place, 400);
        QCOMPARE(layout.joined, 100);
        QCOMPARE(layout.places.size(), 102);
        QVERIFY(layout.places[2].isEmpty() && layout.places[101].isEmpty());
        QVERIFY(std::abs(area(layout.joinedPlace) - 2000) < 1);
        QVERIFY(std::abs(area(layout.places[0]) - 5000) < 1);
    }

    void whatIsKeptLastIsNotJoined()
    {
        QList<qreal> weights{100};
        weights += QList<qreal>(50, 1.0);
        weights += 900;
        const TreemapLayout layout = layOutTreemap(weights, QRectF(0, 0, 100, 100), 400, 1);
        QCOMPARE(layout.joined, 50);
        QCOMPARE(layout.places.size(), 52);
        QVERIFY(std::abs(area(layout.places[51]) - 900.0 / 1050 * 10000) < 1);
        QVERIFY(!layout.joinedPlace.intersects(layout.places[51].adjusted(0.01, 0.01, -0.01, -0.01)));
    }

    void nothingIsPressedIntoASliverBesideTheJoinedOnes()
    {
        for (quint32 seed = 1; seed <= 60; ++seed) {
            const TreemapLayout layout = layOutTreemap(randomWeights(seed, 300), QRectF(0, 0, 320, 430), 256);
            QVERIFY(layout.joined > 0);
            for (qsizetype i = 0; i < layout.places.size() - layout.joined; ++i)
                QVERIFY2(std::min(layout.places[i].width(), layout.places[i].height()) >= 8,
                         qPrintable(QStringLiteral("%1: %2").arg(seed).arg(i)));
        }
    }

    void aSingleSmallOneStaysWhatItIs()
    {
        const TreemapLayout layout = layOutTreemap({1000, 1}, QRectF(0, 0, 100, 100), 400);
        QCOMPARE(layout.joined, 0);
        QVERIFY(!layout.places[1].isEmpty());
    }

    void messagesOfNoSizeCountALittle()
    {
        const TreemapLayout layout = layOutTreemap({0, 0, 0, 0}, QRectF(0, 0, 100, 100), 400);
        for (const QRectF &place : layout.places)
            QVERIFY(std::abs(area(place) - 2500) < 1);
    }

    void aHundredThousandAreLaidOut()
    {
        const QList<qreal> weights = randomWeights(1, 100000);
        const QRectF place(0, 0, 500, 400);
        const QList<QRectF> all = squarify(weights, place);
        qreal sum = 0;
        for (const QRectF &one : all) {
            QVERIFY(isInside(one, place));
            sum += area(one);
        }
        QVERIFY(std::abs(sum - area(place)) < 1);
        const TreemapLayout layout = layOutTreemap(weights, place, 484);
        QVERIFY(layout.joined > 99000);
        QVERIFY(layout.joinedPlace.isValid());
    }

    void wholePixelsNeitherOverlapNorLeaveGaps()
    {
        const QRectF place(0, 0, 397, 211);
        const QList<QRectF> places = squarify(randomWeights(3, 60), place);
        qint64 pixels = 0;
        for (qsizetype i = 0; i < places.size(); ++i) {
            const QRect one = wholePixels(places[i]);
            pixels += qint64(one.width()) * one.height();
            for (qsizetype other = 0; other < i; ++other)
                QVERIFY(!one.intersects(wholePixels(places[other])) || one.isEmpty());
        }
        QCOMPARE(pixels, qint64(397) * 211);
    }

    void arrowsGoToTheNeighbour()
    {
        // A large one on the left, two on the right, a strip below all.
        const QList<QRect> places{QRect(0, 0, 50, 60), QRect(50, 0, 50, 30), QRect(50, 30, 50, 30),
                                  QRect(0, 60, 100, 10)};
        QCOMPARE(neighbourOf(places, 0, Qt::RightArrow), 1);
        QCOMPARE(neighbourOf(places, 2, Qt::LeftArrow), 0);
        QCOMPARE(neighbourOf(places, 1, Qt::DownArrow), 2);
        QCOMPARE(neighbourOf(places, 0, Qt::DownArrow), 3);
        QCOMPARE(neighbourOf(places, 3, Qt::UpArrow), 0);
        QCOMPARE(neighbourOf(places, 0, Qt::LeftArrow), -1);
        QCOMPARE(neighbourOf({}, -1, Qt::LeftArrow), -1);
    }

    void everyRectangleCanBeReachedWithTheArrows()
    {
        QList<QRect> places;
        for (const QRectF &place : squarify(randomWeights(8, 80), QRectF(0, 0, 600, 500)))
            places += wholePixels(place);
        places.removeIf([](const QRect &place) { return place.isEmpty(); });
        QList<int> reached{0};
        for (qsizetype i = 0; i < reached.size(); ++i) {
            for (const auto arrow : {Qt::LeftArrow, Qt::RightArrow, Qt::UpArrow, Qt::DownArrow}) {
                const int next = neighbourOf(places, reached[i], arrow);
                if (next >= 0 && !reached.contains(next))
                    reached += next;
            }
        }
        QCOMPARE(reached.size(), places.size());
    }

    void textIsLegibleOnEveryGround()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            const QColor text = palette.color(QPalette::Text);
            QVERIFY(contrastOf(text, treemapPlainGround(palette)) >= 4.5);
            for (int hue = 0; hue < treemapHues; ++hue) {
                for (const qreal strength : {0.0, 0.5, 1.0}) {
                    const qreal contrast = contrastOf(text, treemapGround(hue, strength, palette));
                    QVERIFY2(contrast >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(hue).arg(contrast)));
                }
                // The frame of what is selected must be seen on it.
                QVERIFY(contrastOf(themeColours(palette).accent, treemapGround(hue, 1, palette)) >= 3);
            }
        }
    }

    void aHueIsKeptAndTheFirstOnesDiffer()
    {
        TreemapHues hues;
        QSet<int> dealt;
        for (int i = 0; i < treemapHues; ++i)
            dealt += hues.hueOf(QString::number(i));
        QCOMPARE(dealt.size(), treemapHues);
        const int first = hues.hueOf(QStringLiteral("0"));
        QVERIFY(hues.hueOf(QStringLiteral("more")) < treemapHues);
        QCOMPARE(hues.hueOf(QStringLiteral("0")), first);
    }
};

QTEST_GUILESS_MAIN(TreemapLayoutTest)
#include "tst_treemaplayout.moc"
