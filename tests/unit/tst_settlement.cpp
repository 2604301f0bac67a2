// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/settlement.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using Fate = Receipt::Fate;

namespace {

Identity known(const char *uniqueId, qint64 octets, const char *headerHash = "")
{
    return {uniqueId, octets, headerHash};
}

Receipt::Item asked(const Identity &identity, Fate fate)
{
    Receipt::Item item;
    item.identity = identity;
    item.fate = fate;
    return item;
}

constexpr Settlement::Trust names{.namesHold = true};
constexpr Settlement::Trust noNames{};

} // namespace

class TestSettlement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListingTells_data()
    {
        using Listing = QList<Identity>;
        QTest::addColumn<QList<Identity>>("listing");
        QTest::addColumn<bool>("namesHold");
        QTest::addColumn<Identity>("asked");
        QTest::addColumn<QString>("ofUnknown"); // "gone", "there" or nothing yet
        QTest::addColumn<QString>("ofDeleted");
        const QString gone = QStringLiteral("gone");
        const QString there = QStringLiteral("there");
        const QString open;

        QTest::newRow("not listed") << Listing{known("a", 1)} << true << known("x", 7) << gone << gone;
        QTest::newRow("listed") << Listing{known("x", 7)} << true << known("x", 7) << there << there;
        QTest::newRow("its name with another size")
            << Listing{known("x", 8)} << true << known("x", 7) << gone << gone;
        QTest::newRow("its name, and the header is still to come")
            << Listing{known("x", 7)} << true << known("x", 7, "h") << there << open;
        QTest::newRow("its name with another header")
            << Listing{known("x", 7, "other")} << true << known("x", 7, "h") << gone << gone;
        QTest::newRow("its name and header")
            << Listing{known("x", 7, "h")} << true << known("x", 7, "h") << there << there;
        QTest::newRow("its name and header, with another size")
            << Listing{known("x", 8, "h")} << true << known("x", 7, "h") << there << there;
        QTest::newRow("a copy of it under another name")
            << Listing{known("y", 7, "h")} << true << known("x", 7, "h") << gone << gone;
        QTest::newRow("it, where all names have changed")
            << Listing{known("y", 7, "h")} << false << known("x", 7, "h") << there << there;
        QTest::newRow("names of which none is known, headers to come")
            << Listing{known("y", 7)} << false << known("x", 7, "h") << open << open;
        QTest::newRow("names of which none is known, other headers")
            << Listing{known("y", 7, "other")} << false << known("x", 7, "h") << gone << gone;
        QTest::newRow("names of which none is known, of a header never read")
            << Listing{known("y", 7, "h")} << false << known("x", 7) << open << open;
        QTest::newRow("no names, headers to come")
            << Listing{known("", 7)} << false << known("", 7, "h") << open << open;
        QTest::newRow("no names, its header")
            << Listing{known("", 7, "h")} << false << known("", 7, "h") << there << there;
        QTest::newRow("no names, other headers")
            << Listing{known("", 7, "other")} << false << known("", 7, "h") << gone << gone;
        QTest::newRow("nothing was ever known of it")
            << Listing{known("", 7, "h")} << false << known("", 7) << open << open;
        QTest::newRow("an empty maildrop") << Listing{} << false << known("x", 7, "h") << open << gone;
    }

    void aListingTells()
    {
        QFETCH(QList<Identity>, listing);
        QFETCH(bool, namesHold);
        QFETCH(Identity, asked);
        QFETCH(QString, ofUnknown);
        QFETCH(QString, ofDeleted);
        QList<Settlement::Listed> listed;
        for (const Identity &identity : listing)
            listed += {MessageId(listed.size() + 1), identity};
        const Settlement settlement(listed, namesHold ? names : noNames);
        const auto told = [&](Fate fate) {
            const auto verdict = settlement.verdict(::asked(asked, fate), MessageId(99));
            return !verdict                         ? QString()
                : verdict->fate == Fate::StillThere ? QStringLiteral("there")
                                                    : QStringLiteral("gone");
        };
        QCOMPARE(told(Fate::Unknown), ofUnknown);
        QCOMPARE(told(Fate::Deleted), ofDeleted);
    }

    void whatIsStillThereIsNamed()
    {
        const Settlement settlement({{MessageId(5), known("a", 1)}, {MessageId(6), known("x", 7)}}, names);
        const auto verdict = settlement.verdict(asked(known("x", 7), Fate::Unknown), MessageId(99));
        QVERIFY(verdict);
        QCOMPARE(verdict->message, std::optional(MessageId(6)));
    }

    void aKnownCopyIsNotTheMessageThatTheServerDeleted()
    {
        const Settlement settlement({{MessageId(5), known("x", 7, "h"), false}}, names);
        const auto verdict = settlement.verdict(asked(known("x", 7, "h"), Fate::Deleted), MessageId(4));
        QVERIFY(verdict);
        QCOMPARE(verdict->fate, Fate::Gone);
        // Of an unanswered QUIT it is not known which of the two is left: nothing is claimed to be gone.
        const auto unknown = settlement.verdict(asked(known("x", 7, "h"), Fate::Unknown), MessageId(4));
        QVERIFY(unknown);
        QCOMPARE(unknown->fate, Fate::StillThere);
    }

    void aPartOfTheMaildropProvesNoDeletion()
    {
        const Settlement settlement({{MessageId(1), known("a", 1)}}, {.namesHold = true, .isPart = true});
        QVERIFY(!settlement.verdict(asked(known("x", 7), Fate::Unknown), MessageId(99)));
        QVERIFY(!settlement.verdict(asked(known("x", 7), Fate::Deleted), MessageId(99)));
        QVERIFY(settlement.verdict(asked(known("a", 1), Fate::Unknown), MessageId(99)));
    }

    void anEmptyMaildropThatLacksOthersProvesNothing()
    {
        const Settlement settlement({}, {.lacksOthers = true});
        QVERIFY(!settlement.verdict(asked(known("x", 7), Fate::Deleted), MessageId(99)));
    }
};

QTEST_APPLESS_MAIN(TestSettlement)
#include "tst_settlement.moc"
