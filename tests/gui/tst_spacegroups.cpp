// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spacegroups.h"
#include "gui/spacetext.h"
#include "support/rowsofmail.h"

#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using test::RowOfMail;

using Kind = SpaceGroup::Kind;

class SpaceGroupsTest : public QObject {
    Q_OBJECT

private:
    const std::atomic_bool m_goOn{false};

    SpacePicture picture(const QList<MessageRow> &rows, SpaceBy by, const QStringList &path = {})
    {
        return *groupSpace(test::rowsOf(rows), {by, path}, m_goOn);
    }
    /// "key:messages:octets" of each group, in order.
    static QStringList told(const SpacePicture &picture)
    {
        QStringList told;
        for (const SpaceGroup &group : picture.groups)
            told += QStringLiteral("%1:%2:%3")
                        .arg(QString(group.key).remove(QChar(1)))
                        .arg(group.messages.size())
                        .arg(group.octets);
        return told;
    }

private Q_SLOTS:
    void sendersAreOneByTheirAddressWhateverTheirNames()
    {
        const SpacePicture one = picture({RowOfMail{1, QStringLiteral("Anna@Example.org"), 100},
                                          RowOfMail{2, QStringLiteral("bob@example.org"), 700},
                                          RowOfMail{3, QStringLiteral("anna@example.ORG "), 200}},
                                         SpaceBy::Sender);
        QCOMPARE(
            told(one),
            (QStringList{QStringLiteral("bob@example.org:1:700"), QStringLiteral("anna@example.org:2:300")}));
        QCOMPARE(one.messages, 3);
        QCOMPARE(one.octets, 1000);
    }

    void aSenderIsCalledByTheLatestName()
    {
        RowOfMail old{7, QStringLiteral("a@example.org"), 1, {}, QStringLiteral("Anna Old")};
        RowOfMail latest{9, QStringLiteral("a@example.org"), 1, {}, QStringLiteral("Anna New")};
        RowOfMail nameless{11, QStringLiteral("a@example.org"), 1};
        const SpacePicture one = picture({latest, old, nameless}, SpaceBy::Sender);
        QCOMPARE(one.groups.first().name, QStringLiteral("Anna New"));
        QCOMPARE(one.groups.first().detail, QStringLiteral("a@example.org"));
    }

    void aDomainOpensIntoItsSendersAndASenderIntoItsMessages()
    {
        const QList<MessageRow> rows{RowOfMail{1, QStringLiteral("a@shop.example"), 100},
                                     RowOfMail{2, QStringLiteral("b@shop.example"), 300},
                                     RowOfMail{3, QStringLiteral("b@shop.example"), 50},
                                     RowOfMail{4, QStringLiteral("c@other.example"), 900}};
        QCOMPARE(told(picture(rows, SpaceBy::Domain)),
                 (QStringList{QStringLiteral("other.example:1:900"), QStringLiteral("shop.example:3:450")}));
        const QStringList shop{QStringLiteral("shop.example")};
        const SpacePicture within = picture(rows, SpaceBy::Domain, shop);
        QCOMPARE(
            told(within),
            (QStringList{QStringLiteral("b@shop.example:2:350"), QStringLiteral("a@shop.example:1:100")}));
        QCOMPARE(within.octets, 450);
        const SpacePicture letters =
            picture(rows, SpaceBy::Domain, shop + QStringList{QStringLiteral("b@shop.example")});
        QCOMPARE(told(letters), (QStringList{QStringLiteral("2:1:300"), QStringLiteral("3:1:50")}));
        QCOMPARE(letters.groups.first().kind, Kind::Message);
        QCOMPARE(letters.trail.size(), 2);
    }

    void aFewMonthsAreShownAtOnceAndMoreByYear()
    {
        QList<MessageRow> rows;
        for (int month = 0; month < 24; ++month) {
            RowOfMail row{month + 1, QStringLiteral("a@example.org"), 1000 - month};
            row.date = QDate(2025, 1, 15).addMonths(month);
            rows += row;
        }
        const SpacePicture few = picture(rows, SpaceBy::Month);
        QCOMPARE(few.groups.size(), 24);
        QCOMPARE(few.groups.first().key, QStringLiteral("2025-01"));
        QCOMPARE(spaceTitle(few.groups.first(), SpaceBy::Month), QStringLiteral("January 2025"));
        RowOfMail more{99, QStringLiteral("a@example.org"), 1};
        more.date = QDate(2020, 2, 2);
        rows += more;
        const SpacePicture years = picture(rows, SpaceBy::Month);
        QCOMPARE(years.groups.size(), 3);
        QCOMPARE(years.groups.first().kind, Kind::Year);
        QCOMPARE(picture(rows, SpaceBy::Month, {QStringLiteral("2025")}).groups.size(), 12);
        // What was opened while there were few months stays open.
        const SpacePicture month = picture(rows, SpaceBy::Month, {QStringLiteral("2025-03")});
        QCOMPARE(told(month), QStringList{QStringLiteral("3:1:998")});
    }

    void sizesFallIntoClasses()
    {
        QCOMPARE(sizeClassOf(0), 0);
        QCOMPARE(sizeClassOf((10 << 10) - 1), 0);
        QCOMPARE(sizeClassOf(10 << 10), 1);
        QCOMPARE(sizeClassOf(1LL << 40), sizeClasses - 1);
        const SpacePicture one =
            picture({RowOfMail::withoutHeader(1, 5000), RowOfMail{2, {}, 2 << 20}, RowOfMail{3, {}, 50}},
                    SpaceBy::Size);
        QCOMPARE(told(one), (QStringList{QStringLiteral("3:1:2097152"), QStringLiteral("0:2:5050")}));
        QCOMPARE(spaceTitle(one.groups.first(), SpaceBy::Size), QStringLiteral("1.0 MB to 5.0 MB"));
    }

    void whatIsNotReadYetIsLastHoweverLargeAndCanBeOpened()
    {
        const QList<MessageRow> rows{RowOfMail::withoutHeader(1, 5000),
                                     RowOfMail{2, QStringLiteral("a@b.c"), 10},
                                     RowOfMail::withoutHeader(3, 700, Mark::HeaderFailed)};
        for (const SpaceBy by : {SpaceBy::Sender, SpaceBy::Domain, SpaceBy::Month}) {
            const SpacePicture one = picture(rows, by);
            QCOMPARE(one.groups.size(), 2);
            QCOMPARE(one.groups.last().kind, Kind::Unread);
            QCOMPARE(one.groups.last().octets, 5700);
            QCOMPARE(spaceTitle(one.groups.last(), by), QStringLiteral("Not read yet (2)"));
            QCOMPARE(told(picture(rows, by, {one.groups.last().key})),
                     (QStringList{QStringLiteral("1:1:5000"), QStringLiteral("3:1:700")}));
        }
    }

    void withoutSenderOrDateThereIsAGroupAsWell()
    {
        RowOfMail undated{1, {}, 10};
        undated.date = {};
        QCOMPARE(picture({undated}, SpaceBy::Sender).groups.first().kind, Kind::Unnamed);
        QCOMPARE(picture({undated}, SpaceBy::Month).groups.first().kind, Kind::Unnamed);
        const RowOfMail nameOnly{2, {}, 10, {}, QStringLiteral("Mailer")};
        QCOMPARE(picture({nameOnly}, SpaceBy::Sender).groups.first().key, QStringLiteral("mailer"));
        QCOMPARE(picture({nameOnly}, SpaceBy::Domain).groups.first().kind, Kind::Unnamed);
    }

    void aNameCannotPassForAGroupOfOurOwn()
    {
        const QString evil = QChar(1) + QStringLiteral("others:5");
        const SpacePicture one = picture({RowOfMail{1, {}, 10, {}, evil}}, SpaceBy::Sender);
        QCOMPARE(one.groups.first().kind, Kind::Unnamed);
    }

    void whatIsOnlyHereFillsNothingOnTheServer()
    {
        QVERIFY(picture({RowOfMail{1, QStringLiteral("a@b.c"), 10, Mark::Gone | Mark::Kept}}, SpaceBy::Sender)
                    .groups.isEmpty());
    }

    void ticksAreCounted()
    {
        const SpacePicture one = picture({RowOfMail{1, QStringLiteral("a@b.c"), 10, Mark::Ticked},
                                          RowOfMail{2, QStringLiteral("a@b.c"), 20}},
                                         SpaceBy::Sender);
        QCOMPARE(one.groups.first().ticked, 1);
        QCOMPARE(one.groups.first().tickedOctets, 10);
    }

    void theOthersAreAllButTheFirst()
    {
        QList<MessageRow> rows{RowOfMail::withoutHeader(99, 12345)};
        for (int i = 1; i <= 9; ++i)
            rows += RowOfMail{i, QStringLiteral("s%1@example.org").arg(i), 1000 - i};
        const SpacePicture others = picture(rows, SpaceBy::Sender, {othersKey(4)});
        QCOMPARE(others.groups.size(), 5);
        QCOMPARE(others.groups.first().key, QStringLiteral("s5@example.org"));
        QCOMPARE(others.trail.first().kind, Kind::Others);
        const SpacePicture fewer = picture(rows, SpaceBy::Sender, {othersKey(4), othersKey(2)});
        QCOMPARE(fewer.groups.first().key, QStringLiteral("s7@example.org"));
        const SpacePicture letters =
            picture(rows, SpaceBy::Sender, {othersKey(4), QStringLiteral("s6@example.org")});
        QCOMPARE(told(letters), QStringList{QStringLiteral("6:1:994")});
    }

    void whenAnOpenedGroupGoesTheOneAroundItIsShown()
    {
        const QList<MessageRow> rows{RowOfMail{1, QStringLiteral("a@shop.example"), 100}};
        const SpacePicture one = picture(
            rows, SpaceBy::Domain, {QStringLiteral("shop.example"), QStringLiteral("gone@shop.example")});
        QCOMPARE(one.query.path, QStringList{QStringLiteral("shop.example")});
        QCOMPARE(told(one), QStringList{QStringLiteral("a@shop.example:1:100")});
        QVERIFY(picture({}, SpaceBy::Sender, {QStringLiteral("x")}).query.path.isEmpty());
    }

    void namesFromMailAreMadeHarmless()
    {
        SpaceGroup group;
        group.name = QStringLiteral("evil\u202egnp.exe\nsecond");
        QCOMPARE(spaceTitle(group, SpaceBy::Sender), QStringLiteral("evilgnp.exe second"));
    }

    void aHundredThousandMessagesAreCountedOnce()
    {
        QList<MessageRow> rows;
        qint64 octets = 0;
        for (int i = 1; i <= 100000; ++i) {
            RowOfMail row{i, QStringLiteral("s%1@d%2.example").arg(i % 5000).arg(i % 300), i};
            row.date = QDate(2010, 1, 1).addDays(i % 5800);
            rows += row;
            octets += i;
        }
        for (const SpaceBy by : {SpaceBy::Sender, SpaceBy::Domain, SpaceBy::Month, SpaceBy::Size}) {
            const SpacePicture one = picture(rows, by);
            QSet<MessageId> messages;
            qint64 sum = 0;
            for (const SpaceGroup &group : one.groups) {
                sum += group.octets;
                messages.unite({group.messages.cbegin(), group.messages.cend()});
            }
            QCOMPARE(messages.size(), rows.size());
            QCOMPARE(sum, octets);
            QCOMPARE(one.octets, octets);
        }
    }

    void nobodyWaitsForWhatIsNotWanted()
    {
        const std::atomic_bool stop{true};
        QVERIFY(!groupSpace(test::rowsOf({RowOfMail{1, QStringLiteral("a@b.c")}}), {}, stop));
    }
};

QTEST_GUILESS_MAIN(SpaceGroupsTest)
#include "tst_spacegroups.moc"
