// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/recognition.h"

#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::archive;

namespace {

using Recognised = QList<std::optional<qsizetype>>;

Identity identity(const char *uniqueId, qint64 octets, const char *headerHash = "")
{
    return {uniqueId, octets, headerHash};
}

constexpr int many = 100'000;

} // namespace

class tst_archive_recognition : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recognisesByUniqueIdAndSizeWhateverTheOrder()
    {
        const auto known = QList<Identity>({identity("a", 10), identity("b", 20), identity("c", 30)});
        const QList<Identity> listing{identity("c", 30), identity("d", 5), identity("a", 10)};
        QCOMPARE(recognise(known, listing), (Recognised{2, std::nullopt, 0}));
    }

    void takesAReusedUniqueIdOfAnotherSizeForAnotherMessage()
    {
        QCOMPARE(recognise(QList<Identity>({identity("a", 10)}), {identity("a", 11)}),
                 Recognised{std::nullopt});
    }

    void takesADifferentHeaderForAnotherMessage()
    {
        QCOMPARE(recognise(QList<Identity>({identity("a", 10, "h")}), {identity("a", 10, "i")}),
                 Recognised{std::nullopt});
    }

    void usesEachEntryOnceAndEqualOnesInOrder()
    {
        const auto known = QList<Identity>({identity("a", 10), identity("a", 10)});
        const QList<Identity> listing(3, identity("a", 10));
        QCOMPARE(recognise(known, listing), (Recognised{0, 1, std::nullopt}));
    }

    // The header of one of two twins was read before the link dropped: they must not change places.
    void keepsTheOrderOfTwinsOfWhichOnlyOneHasAHeader()
    {
        const auto known = QList<Identity>({identity("a", 10, "h"), identity("a", 10)});
        QCOMPARE(recognise(known, QList<Identity>(2, identity("a", 10))), (Recognised{0, 1}));
    }

    void tellsEqualUniqueIdsApartBySize()
    {
        const auto known = QList<Identity>({identity("a", 10), identity("a", 20)});
        QCOMPARE(recognise(known, {identity("a", 20), identity("a", 10)}), (Recognised{1, 0}));
    }

    void doesNotRecogniseWithoutUniqueIdAndHeader()
    {
        QCOMPARE(recognise(QList<Identity>({identity("", 10)}), {identity("", 10)}),
                 Recognised{std::nullopt});
        QCOMPARE(recognise(QList<Identity>({identity("", 10, "h")}), {identity("", 10)}),
                 Recognised{std::nullopt});
    }

    void recognisesByHeaderWhereThereIsNoUniqueId()
    {
        const auto known = QList<Identity>({identity("", 10, "g"), identity("", 10, "h")});
        QCOMPARE(recognise(known, {identity("", 10, "h")}), Recognised{1});
    }

    void recognisesByUniqueIdAloneOnlyIfThereIsOneOfIt()
    {
        QCOMPARE(recognise(QList<Identity>({identity("a", -1)}), {identity("a", 10)}), Recognised{0});
        QCOMPARE(recognise(QList<Identity>({identity("a", -1)}), {identity("a", 10), identity("a", 20)}),
                 (Recognised{std::nullopt, std::nullopt}));
        QCOMPARE(recognise(QList<Identity>({identity("a", -1), identity("a", -1)}), {identity("a", 10)}),
                 Recognised{std::nullopt});
    }

    void prefersTheEntryOfWhichMoreIsKnown()
    {
        const auto known = QList<Identity>({identity("a", -1, "h"), identity("a", 10, "h")});
        QCOMPARE(recognise(known, {identity("a", 10, "h")}), Recognised{1});
    }

    // One server counts line ends as one octet, another as two.
    void countsWhatIsAlikeUnderOtherUniqueIds()
    {
        const QList<Identity> known{identity("a", 1000, "g"), identity("b", 1000, "h"), identity("c", 10),
                                    identity("d", -1, "i"), identity("e", 1000, "j")};
        QCOMPARE(countAlike(known,
                            {identity("1", 1000, "g"), identity("2", 1030, "h"), identity("3", 10),
                             identity("4", 5, "i"), identity("5", 1100, "j")}),
                 3);
        QCOMPARE(countAlike(known, {identity("1", 1000, "g"), identity("2", 1000, "g")}), 1);
        QCOMPARE(countAlike({}, {identity("1", 1000, "g")}), 0);
        QCOMPARE(countAlike(known, {}), 0);
    }

    void countsWhatIsAlikeInLinearTime()
    {
        const QList<Identity> known(many, identity("a", 10, "h"));
        QCOMPARE(countAlike(known, QList<Identity>(many, identity("b", 10, "h"))), many);
        QCOMPARE(countAlike(known, QList<Identity>(many, identity("b", 20, "h"))), 0);
    }

    void namesWhatTheListingLacks()
    {
        QCOMPARE(absent(3, Recognised{2, std::nullopt}), (QList<qsizetype>{0, 1}));
        QCOMPARE(absent(2, {}), (QList<qsizetype>{0, 1}));
        QCOMPARE(absent(0, Recognised{std::nullopt}), QList<qsizetype>());
    }

    // Each of these would take minutes if anything were searched: the test's time limit would tell.
    void staysLinear_data()
    {
        QTest::addColumn<int>("distinctIds");
        QTest::addColumn<bool>("sizesAgree");
        QTest::addColumn<int>("recognised");
        QTest::newRow("all different") << many << true << many;
        QTest::newRow("one unique-id for all") << 1 << true << many;
        QTest::newRow("one unique-id for all, other sizes") << 1 << false << 0;
    }
    void staysLinear()
    {
        QFETCH(const int, distinctIds);
        QFETCH(const bool, sizesAgree);
        QList<Identity> before;
        QList<Identity> listing;
        for (int i = 0; i < many; ++i) {
            before += {QByteArray::number(i % distinctIds), i, {}};
            listing += {QByteArray::number(i % distinctIds), sizesAgree ? i : i + many, {}};
        }
        const Recognised found = recognise(before, listing);
        QTEST(int(std::count_if(found.begin(), found.end(), [](auto one) { return one.has_value(); })),
              "recognised");
        QCOMPARE(absent(many, found).size(), sizesAgree ? 0 : many);
    }
};

QTEST_APPLESS_MAIN(tst_archive_recognition)
#include "tst_archive_recognition.moc"
