// SPDX-License-Identifier: GPL-3.0-or-later
// What a catalogue remembers for the rules on headers.
#include "archive/catalogue.h"
#include "archive/rulerecords.h"
#include "base/limits.h"
#include "tst_archive_adding.h"

#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;

class tst_archive_rules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        reopen();
        m_ids.clear();
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}, {{}, 3, {}}});
        for (const CatalogueEntry &entry : added)
            m_ids += entry.id;
    }
    void cleanup() { m_catalogue.reset(); }

    void fieldsAreRememberedAlsoThatThereAreNone()
    {
        const QString list = QStringLiteral("list-id");
        const QString flag = QStringLiteral("x-flag");
        const FieldValues values{{list, {QStringLiteral("<a>"), QStringLiteral("<b>")}}, {flag, {}}};
        QVERIFY(RuleRecords(*m_catalogue).putFields({{m_ids[0], values}, {12345, values}}));
        reopen();
        const RuleRecords records(*m_catalogue);
        QCOMPARE(*records.fields(m_ids + QList<qint64>{12345}, {list, flag}),
                 (QHash<qint64, FieldValues>{{m_ids[0], values}}));
        QCOMPARE(*records.fields(m_ids, {QStringLiteral("other")}), (QHash<qint64, FieldValues>()));
        QCOMPARE(records.fields(m_ids, {flag})->value(m_ids[0]), (FieldValues{{flag, {}}}));
    }

    void anEmptyFieldIsNoMissingOne()
    {
        const QString flag = QStringLiteral("x-spam-flag");
        const FieldValues values{{flag, {QStringLiteral("")}}};
        QVERIFY(RuleRecords(*m_catalogue).putFields({{m_ids[0], values}}));
        QCOMPARE(RuleRecords(*m_catalogue).fields(m_ids, {flag})->value(m_ids[0]), values);
    }

    void fieldsAreBounded()
    {
        const QString name = QStringLiteral("x-long");
        RuleRecords records(*m_catalogue);
        QVERIFY(records.putFields({{m_ids[0], {{name, {QString(limit::ruleFieldValues + 10, u'a')}}}}}));
        QCOMPARE(records.fields(m_ids, {name})->value(m_ids[0]).value(name).first().size(),
                 limit::ruleFieldValues);
    }

    void theLogForgetsTheOldest()
    {
        RuleRecords records(*m_catalogue);
        QList<RuleDeed> deeds(limit::ruleLog, deed(QStringLiteral("old")));
        QVERIFY(records.addToLog(deeds));
        QVERIFY(records.addToLog({deed(QStringLiteral("new")), deed(QStringLiteral("newest"))}));
        reopen();
        const QList<RuleDeed> log = *RuleRecords(*m_catalogue).log();
        QCOMPARE(log.size(), limit::ruleLog);
        QCOMPARE(log[0].rule, QStringLiteral("newest"));
        QCOMPARE(log[1].rule, QStringLiteral("new"));
        RuleDeed last = deed(QStringLiteral("newest"));
        last.id = log[0].id;
        QCOMPARE(log[0], last);
        QVERIFY(RuleRecords(*m_catalogue).clearLog());
        QVERIFY(RuleRecords(*m_catalogue).log()->isEmpty());
    }

    void theRulesInForceAreRemembered()
    {
        QCOMPARE(*RuleRecords(*m_catalogue).ruleSet(), QByteArray());
        QVERIFY(RuleRecords(*m_catalogue).setRuleSet("one"));
        QVERIFY(RuleRecords(*m_catalogue).setRuleSet("two"));
        reopen();
        QCOMPARE(*RuleRecords(*m_catalogue).ruleSet(), QByteArray("two"));
    }

    void whatIsKnownAfterAllIsNotNew()
    {
        // Without unique-ids everything seems new, until the headers tell.
        const qint64 old = m_ids[2];
        QVERIFY(m_catalogue->setHeaders({{old, {}, "hash"}}));
        QVERIFY(m_catalogue->setMark({old}, EntryMark::FilterTicked));
        const qint64 again = *m_catalogue->reserveIds(1);
        QVERIFY(m_catalogue->add({{{}, 3, {}}}, again, std::nullopt, EntryMark::Unfiltered));
        QCOMPARE(*m_catalogue->marked(EntryMark::Unfiltered), QList{again});
        QVERIFY(m_catalogue->setHeaders({{again, {}, "hash"}}));
        const Result<QList<Relinked>> relinked =
            m_catalogue->relink({again}, [again](qint64 id) { return id == again; });
        QCOMPARE(relinked->size(), 1);
        QVERIFY(m_catalogue->marked(EntryMark::Unfiltered)->isEmpty());
        QCOMPARE(*m_catalogue->marked(EntryMark::FilterTicked), QList{again});
    }

    void aTickOfARuleIsNotInheritedFromOneOfTwins()
    {
        const QList<CatalogueEntry> twins = *addTo(*m_catalogue, {{{}, 3, {}}});
        const qint64 first = m_ids[2];
        QVERIFY(m_catalogue->setHeaders({{first, {}, "hash"}, {twins[0].id, {}, "hash"}}));
        QVERIFY(m_catalogue->setMark({first}, EntryMark::Ticked | EntryMark::ByFilter));
        const qint64 again = *m_catalogue->reserveIds(1);
        QVERIFY(m_catalogue->add({{{}, 3, {}}}, again));
        QVERIFY(m_catalogue->setHeaders({{again, {}, "hash"}}));
        QCOMPARE(m_catalogue->relink({again}, [again](qint64 id) { return id == again; })->size(), 1);
        QVERIFY(!m_catalogue->marked(EntryMark::ByFilter)->contains(again));
        QVERIFY(!m_catalogue->marked(EntryMark::Ticked)->contains(again));
    }

private:
    static RuleDeed deed(const QString &rule)
    {
        return {0,
                QDateTime(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC),
                rule,
                rule,
                7,
                QStringLiteral("subject"),
                QStringLiteral("sender"),
                RuleDeed::What::Moved};
    }

    void reopen()
    {
        m_catalogue.reset();
        m_catalogue = std::move(Catalogue::open(m_temporary->path())).value();
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Catalogue> m_catalogue;
    QList<qint64> m_ids;
};

QTEST_GUILESS_MAIN(tst_archive_rules)
#include "tst_archive_rules.moc"
