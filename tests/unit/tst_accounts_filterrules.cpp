// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on headers: what makes one, and their file.
#include "accounts/filterrulestore.h"
#include "base/limits.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::accounts;
using Of = FilterCondition::Of;
using Test = FilterCondition::Test;
using Kind = FilterFault::Kind;

namespace {

FilterRule rule(const QString &name)
{
    FilterRule rule;
    rule.name = name;
    rule.conditions = {{.of = Of::Subject, .test = Test::Contains, .text = QStringLiteral("sale")}};
    rule.actions = FilterAction::Tick;
    return rule;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Kind> kindOf(const std::optional<FilterFault> &fault)
{
    return fault ? std::optional(fault->kind) : std::nullopt;
}

} // namespace

Q_DECLARE_METATYPE(poplar::accounts::FilterCondition)
Q_DECLARE_METATYPE(poplar::accounts::FilterFault::Kind)

class tst_accounts_filterrules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("rules.json"));
    }

    void everyFieldSurvivesARestartAndTheOrderDoes()
    {
        FilterRule full = rule(QStringLiteral("Реклама \"всё\"\\\n"));
        full.state = FilterRule::Switch::Off;
        full.accounts = {QStringLiteral("a-1"), QStringLiteral("b-2")};
        full.needs = FilterRule::Needs::Any;
        full.actions = FilterAction::Tick | FilterAction::Download | FilterAction::Star | FilterAction::Move;
        full.folder = QStringLiteral("Списки/qt");
        full.deletion = FilterRule::Deletion::Unasked;
        full.then = FilterRule::Then::Stop;
        full.conditions.clear();
        for (const Of of : {Of::From, Of::Recipients, Of::Subject, Of::Field, Of::List, Of::Size, Of::Age}) {
            for (const Test test : FilterCondition::testsOf(of)) {
                FilterCondition one{of, test};
                if (of == Of::Field)
                    one.field = QStringLiteral("X-Spam-Flag");
                if (one.hasText())
                    one.text = QStringLiteral("^да.*$");
                if (one.hasAmount())
                    one.amount = 30'000;
                if (full.conditions.size() < limit::ruleConditions)
                    full.conditions += one;
            }
        }
        QVERIFY(FilterRuleStore(m_file).store({rule(QStringLiteral("b")), full, rule(QStringLiteral("a"))}));
        const FilterRuleStore again(m_file);
        QCOMPARE(again.rules().size(), 3);
        full.id = again.rules()[1].id;
        QVERIFY(!full.id.isEmpty());
        QCOMPARE(again.rules()[1], full);
        QCOMPARE(again.rules()[0].name, QStringLiteral("b"));
        QCOMPARE(again.rules()[2].name, QStringLiteral("a"));
        QVERIFY(again.copyOfDamagedFile().isEmpty());
        QCOMPARE(QFileInfo(m_file).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void withoutAFileThereAreNoRules()
    {
        const FilterRuleStore store(m_file);
        QVERIFY(store.rules().isEmpty());
        QVERIFY(!store.loadError());
        QVERIFY(!QFile::exists(m_file));
    }

    void aDamagedFileIsKeptAside()
    {
        write(m_file, "{\"version\": 1, \"rules\": [{\"na");
        FilterRuleStore store(m_file);
        QVERIFY(store.rules().isEmpty());
        QVERIFY(!store.loadError());
        QCOMPARE(contentOf(store.copyOfDamagedFile()), QByteArray("{\"version\": 1, \"rules\": [{\"na"));
        QVERIFY(store.store({rule(QStringLiteral("new"))}));
        QCOMPARE(FilterRuleStore(m_file).rules().size(), 1);
        QCOMPARE(contentOf(store.copyOfDamagedFile()), QByteArray("{\"version\": 1, \"rules\": [{\"na"));
    }

    void halfARuleIsNone_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addRow("unknown test") << QByteArray("\"contains\"") << QByteArray("\"sounds-like\"");
        QTest::addRow("unknown action") << QByteArray("\"tick\"") << QByteArray("\"tick\", \"forward\"");
        QTest::addRow("unknown deletion") << QByteArray("\"after-review\"") << QByteArray("\"at-once\"");
        QTest::addRow("something more")
            << QByteArray("\"folder\"") << QByteArray("\"unless\": 1, \"folder\"");
        QTest::addRow("no condition") << QByteArray("\"text\": \"sale\"") << QByteArray("\"text\": \"\"");
        QTest::addRow("an account that is none")
            << QByteArray("\"accounts\": [") << QByteArray("\"accounts\": [7");
    }
    void halfARuleIsNone()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QVERIFY(FilterRuleStore(m_file).store({rule(QStringLiteral("one"))}));
        const QByteArray sound = contentOf(m_file);
        QVERIFY2(sound.contains(from), sound.constData());
        QByteArray unsound = sound;
        write(m_file, unsound.replace(from, to));
        const FilterRuleStore store(m_file);
        QVERIFY(store.rules().isEmpty());
        QCOMPARE(store.unreadable(), 1);
        QCOMPARE(contentOf(store.copyOfDamagedFile()), unsound);
    }

    void theFileOfANewerPoplarIsLeftAlone()
    {
        const QByteArray newer = "{\"version\": 2, \"rules\": []}";
        write(m_file, newer);
        FilterRuleStore store(m_file);
        QVERIFY(store.loadError());
        QCOMPARE(store.loadError()->code, QByteArray("NEWER-RULES"));
        QVERIFY(!store.store({rule(QStringLiteral("one"))}));
        QCOMPARE(contentOf(m_file), newer);
    }

    void whatIsTooLargeIsLeftAlone()
    {
        QFile file(m_file);
        QVERIFY(file.open(QFile::WriteOnly));
        QVERIFY(file.resize(limit::rulesFile + 1));
        file.close();
        FilterRuleStore store(m_file);
        QCOMPARE(store.loadError()->kind, ErrorKind::Limit);
        QVERIFY(!store.store({}));
        QCOMPARE(QFileInfo(m_file).size(), limit::rulesFile + 1);
    }

    void whatIsNoRuleIsNotStored()
    {
        FilterRuleStore store(m_file);
        QVERIFY(store.store({rule(QStringLiteral("one"))}));
        QVERIFY(!store.store({rule(QString())}));
        QVERIFY(!store.store(QList<FilterRule>(limit::rules + 1, rule(QStringLiteral("one")))));
        QCOMPARE(store.rules().size(), 1);
        QCOMPARE(FilterRuleStore(m_file).rules().size(), 1);
    }

    void faultsOfConditions_data()
    {
        QTest::addColumn<FilterCondition>("condition");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *name, const FilterCondition &condition, Kind kind) {
            QTest::addRow("%s", name) << condition << kind;
        };
        row("blank", {.of = Of::From, .text = QStringLiteral("  ")}, Kind::NoText);
        row("long", {.of = Of::From, .text = QString(limit::ruleText + 1, u'a')}, Kind::TooLong);
        row("no field", {.of = Of::Field, .text = QStringLiteral("a")}, Kind::NoField);
        row("colon", {.of = Of::Field, .field = QStringLiteral("X:"), .text = QStringLiteral("a")},
            Kind::NotAField);
        row("brackets", {.of = Of::From, .test = Test::Matches, .text = QStringLiteral("a(b")},
            Kind::BadExpression);
        row("negative", {.of = Of::Size, .test = Test::MoreThan, .amount = -1}, Kind::BadAmount);
        row("ages", {.of = Of::Age, .test = Test::MoreThan, .amount = 100'000}, Kind::BadAmount);
        row("size contains", {.of = Of::Size, .test = Test::Contains, .text = QStringLiteral("a")},
            Kind::WrongTest);
    }
    void faultsOfConditions()
    {
        QFETCH(const FilterCondition, condition);
        QFETCH(const Kind, kind);
        QCOMPARE(kindOf(faultOf(condition)), std::optional(kind));
    }

    void aBadExpressionSaysWhere()
    {
        const auto fault =
            faultOf({.of = Of::From, .test = Test::Matches, .text = QStringLiteral("abc[def")});
        QCOMPARE(fault->kind, Kind::BadExpression);
        QCOMPARE(fault->offset, 7);
        QVERIFY(!fault->detail.isEmpty());
    }

    void faultsOfRules()
    {
        QCOMPARE(faultOf(rule(QStringLiteral("one"))), std::nullopt);
        FilterRule one = rule(QStringLiteral("one"));
        one.actions = {};
        QCOMPARE(kindOf(faultOf(one)), std::optional(Kind::NoActions));
        one.actions = FilterAction::Move;
        QCOMPARE(kindOf(faultOf(one)), std::optional(Kind::NoFolder));
        for (const char *name : {"Trash", "inbox", "SENT", "a.b", "a//b", "/a", "~root", " a", "a\u202e"}) {
            one.folder = QString::fromUtf8(name);
            QCOMPARE(kindOf(faultOf(one)), std::optional(Kind::NotAFolder));
        }
        for (const char *name : {"Lists", "\u041e\u0442\u0447\u0451\u0442\u044b", "Work/2024"}) {
            one.folder = QString::fromUtf8(name);
            QCOMPARE(faultOf(one), std::nullopt);
        }
        one.folder.clear();
        one.conditions += {.of = Of::From, .text = {}};
        QCOMPARE(faultOf(one)->condition, 1);
        one.conditions.clear();
        QCOMPARE(kindOf(faultOf(one)), std::optional(Kind::NoConditions));
    }

    void theDigestFollowsWhatRulesDo()
    {
        FilterRule one = rule(QStringLiteral("one"));
        FilterRule off = rule(QStringLiteral("off"));
        off.state = FilterRule::Switch::Off;
        const QByteArray digest = filterDigest({one});
        QCOMPARE(filterDigest({one, off}), digest);
        one.name = QStringLiteral("another name");
        QCOMPARE(filterDigest({one}), digest);
        one.deletion = FilterRule::Deletion::Unasked;
        QVERIFY(filterDigest({one}) != digest);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(tst_accounts_filterrules)
#include "tst_accounts_filterrules.moc"
