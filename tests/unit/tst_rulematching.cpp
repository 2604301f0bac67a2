// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mailbox/rulematching.h"
#include "mime/headerfields.h"
#include "mime/message.h"

#include <QTest>

using namespace poplar;
using namespace poplar::accounts;
using namespace poplar::mailbox;
using Of = FilterCondition::Of;
using Test = FilterCondition::Test;
using Deletion = FilterRule::Deletion;

namespace {

const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

const QByteArray letter = "From: =?utf-8?b?0JHQvtGA0LjRgQ==?= <Boris@Example.org>, shop@example.net\n"
                          "To: Anna <anna@example.com>\n"
                          "Cc: =?iso-8859-1?q?J=FCrgen?= <j@example.com>\n"
                          "Subject: =?utf-8?q?Gro=C3=9Fe?=\n =?utf-8?q?_Rabatte?= STRASSE\n"
                          "Date: Fri, 20 Nov 2026 12:00:00 +0000\n"
                          "List-Id: \"Qt, interest\" <interest.qt-project.org>\n"
                          "X-Spam-Flag: YES\n"
                          "Received: from a\n by b\n"
                          "Received: from c by d\n";

RuleSubject subjectOf(const QByteArray &header, const QSet<QString> &names)
{
    RuleSubject subject;
    subject.octets = 1000;
    subject.envelope = mime::readEnvelope(header);
    subject.fields = mime::readFieldValues(header, names);
    return subject;
}

FilterRule ruleOf(const QList<FilterCondition> &conditions, FilterRule::Needs needs = FilterRule::Needs::All)
{
    FilterRule rule;
    rule.name = QStringLiteral("rule");
    rule.actions = FilterAction::Tick;
    rule.needs = needs;
    rule.conditions = conditions;
    return rule;
}

RuleAnswer answerTo(const FilterCondition &condition, const QByteArray &header = letter)
{
    const FilterRule rule = ruleOf({condition});
    return RuleMatcher(rule, noon).look(subjectOf(header, RuleMatcher::fieldsOf(rule))).answer;
}

FilterCondition text(Of of, Test test, const QString &text, const QString &field = {})
{
    return {of, test, field, text, 0};
}

FilterCondition amount(Of of, Test test, qint64 amount)
{
    return {of, test, {}, {}, amount};
}

} // namespace

Q_DECLARE_METATYPE(poplar::accounts::FilterCondition)

class tst_rulematching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTest_data()
    {
        QTest::addColumn<FilterCondition>("condition");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *name, const FilterCondition &condition, bool holds) {
            QTest::addRow("%s", name) << condition << holds;
        };
        row("name, decoded, any case", text(Of::From, Test::Contains, QStringLiteral("БОРИС")), true);
        row("address, any case", text(Of::From, Test::Contains, QStringLiteral("boris@example.ORG")), true);
        row("second sender", text(Of::From, Test::Contains, QStringLiteral("example.net")), true);
        row("as shown", text(Of::From, Test::Contains, QStringLiteral("борис <boris")), true);
        row("not from", text(Of::From, Test::Contains, QStringLiteral("anna")), false);
        row("from equals address", text(Of::From, Test::Equals, QStringLiteral(" boris@example.org ")), true);
        row("from equals name", text(Of::From, Test::Equals, QStringLiteral("борис")), true);
        row("from equals part", text(Of::From, Test::Equals, QStringLiteral("example.org")), false);
        row("from has not", text(Of::From, Test::ContainsNot, QStringLiteral("anna")), true);
        row("from has", text(Of::From, Test::ContainsNot, QStringLiteral("shop")), false);
        row("expression on the address",
            text(Of::From, Test::Matches, QStringLiteral("^\\w+@example\\.net$")), true);
        row("expression minds the case", text(Of::From, Test::Matches, QStringLiteral("^boris@")), false);
        row("unless it says so", text(Of::From, Test::Matches, QStringLiteral("(?i)^boris@")), true);
        row("letters of any script", text(Of::From, Test::Matches, QStringLiteral("^\\w{5}$")), true);
        row("to", text(Of::Recipients, Test::Contains, QStringLiteral("anna@")), true);
        row("cc", text(Of::Recipients, Test::Contains, QStringLiteral("JÜRGEN")), true);
        row("from is no recipient", text(Of::Recipients, Test::Contains, QStringLiteral("boris")), false);
        row("subject, joined words", text(Of::Subject, Test::Contains, QStringLiteral("große rabatte")),
            true);
        row("sharp s is ss", text(Of::Subject, Test::Contains, QStringLiteral("GROSSE")), true);
        row("and the other way", text(Of::Subject, Test::Contains, QStringLiteral("straße")), true);
        row("full width", text(Of::Subject, Test::Contains, QStringLiteral("ＲＡＢＡＴＴＥ")), true);
        row("subject equals", text(Of::Subject, Test::Equals, QStringLiteral("grosse rabatte strasse")),
            true);
        row("subject equals part", text(Of::Subject, Test::Equals, QStringLiteral("rabatte")), false);
        row("any field", text(Of::Field, Test::Equals, QStringLiteral("yes"), QStringLiteral("x-spam-FLAG")),
            true);
        row("second of its name",
            text(Of::Field, Test::Matches, QStringLiteral("^from c"), QStringLiteral("Received")), true);
        row("folded", text(Of::Field, Test::Contains, QStringLiteral("a by b"), QStringLiteral("Received")),
            true);
        row("field is there", text(Of::Field, Test::IsThere, {}, QStringLiteral("X-Spam-Flag")), true);
        row("field is not there", text(Of::Field, Test::IsThere, {}, QStringLiteral("X-Spam")), false);
        row("field is missing", text(Of::Field, Test::IsMissing, {}, QStringLiteral("X-Spam")), true);
        row("what is missing has not",
            text(Of::Field, Test::ContainsNot, QStringLiteral("a"), QStringLiteral("X-Spam")), true);
        row("what is missing matches nothing",
            text(Of::Field, Test::Matches, QStringLiteral(".*"), QStringLiteral("X-Spam")), false);
        row("list", text(Of::List, Test::IsThere, {}), true);
        row("list by id", text(Of::List, Test::Contains, QStringLiteral("interest.qt-project.org")), true);
        row("no list", text(Of::List, Test::IsMissing, {}), false);
        row("larger", amount(Of::Size, Test::MoreThan, 999), true);
        row("not larger than itself", amount(Of::Size, Test::MoreThan, 1000), false);
        row("smaller", amount(Of::Size, Test::LessThan, 1001), true);
        row("not smaller than itself", amount(Of::Size, Test::LessThan, 1000), false);
        row("older than a day", amount(Of::Age, Test::MoreThan, 1), true);
        row("two days old is not older", amount(Of::Age, Test::MoreThan, 2), false);
        row("two days old is not younger", amount(Of::Age, Test::LessThan, 2), false);
        row("younger than three", amount(Of::Age, Test::LessThan, 3), true);
    }
    void everyTest()
    {
        QFETCH(const FilterCondition, condition);
        QFETCH(const bool, holds);
        QCOMPARE(faultOf(condition), std::nullopt);
        QCOMPARE(answerTo(condition), holds ? RuleAnswer::Yes : RuleAnswer::No);
    }

    void withoutATimeNothingIsOldOrYoung()
    {
        QCOMPARE(answerTo(amount(Of::Age, Test::MoreThan, 0), "Subject: a\n"), RuleAnswer::No);
        QCOMPARE(answerTo(amount(Of::Age, Test::LessThan, 10), "Subject: a\n"), RuleAnswer::No);
    }

    void withoutASizeNothingIsLargeOrSmall()
    {
        RuleSubject subject = subjectOf(letter, {});
        subject.octets = -1;
        for (const Test test : {Test::MoreThan, Test::LessThan}) {
            RuleMatcher matcher(ruleOf({amount(Of::Size, test, 1)}), noon);
            QCOMPARE(matcher.look(subject).answer, RuleAnswer::No);
        }
    }

    void whatHasNotBeenReadIsUnknown()
    {
        RuleSubject subject = subjectOf(letter, {});
        RuleMatcher spam(
            ruleOf({text(Of::Field, Test::ContainsNot, QStringLiteral("a"), QStringLiteral("X-Spam"))}),
            noon);
        QCOMPARE(spam.look(subject).answer, RuleAnswer::Unknown);
        subject.envelope.reset();
        RuleMatcher from(ruleOf({text(Of::From, Test::ContainsNot, QStringLiteral("a"))}), noon);
        QCOMPARE(from.look(subject).answer, RuleAnswer::Unknown);
    }

    void allOrAny()
    {
        const FilterCondition yes = text(Of::From, Test::Contains, QStringLiteral("boris"));
        const FilterCondition no = text(Of::From, Test::Contains, QStringLiteral("clara"));
        const FilterCondition unknown = text(Of::Field, Test::IsThere, {}, QStringLiteral("X-Unread"));
        const RuleSubject subject = subjectOf(letter, {});
        const auto look = [&subject](const QList<FilterCondition> &conditions, FilterRule::Needs needs) {
            return RuleMatcher(ruleOf(conditions, needs), noon).look(subject);
        };
        using Needs = FilterRule::Needs;
        QCOMPARE(look({yes, no}, Needs::All).answer, RuleAnswer::No);
        QCOMPARE(look({yes, yes}, Needs::All).answer, RuleAnswer::Yes);
        QCOMPARE(look({no, yes}, Needs::Any).answer, RuleAnswer::Yes);
        QCOMPARE(look({no, yes}, Needs::Any).conditions, QList{1});
        QCOMPARE(look({no, no}, Needs::Any).answer, RuleAnswer::No);
        QCOMPARE(look({unknown, no}, Needs::All).answer, RuleAnswer::No);
        QCOMPARE(look({unknown, yes}, Needs::All).answer, RuleAnswer::Unknown);
        QCOMPARE(look({unknown, yes}, Needs::Any).answer, RuleAnswer::Yes);
        QCOMPARE(look({}, Needs::All).answer, RuleAnswer::No);
        QCOMPARE(look({}, Needs::Any).answer, RuleAnswer::No);
    }

    // Each of these takes longer than anybody lives, but for the limits.
    void anExpressionThatExplodesGivesUp_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("length");
        QTest::addRow("nested") << QStringLiteral("(a+)+$") << 5000;
        QTest::addRow("nested, 100 KB") << QStringLiteral("(a+)+$") << 100'000;
        QTest::addRow("alternatives") << QStringLiteral("^(a|a)*$") << 5000;
        QTest::addRow("words") << QStringLiteral("^(\\w+\\s?)*$") << 5000;
        QTest::addRow("back reference") << QStringLiteral("^(a*)*\\1b$") << 5000;
        QTest::addRow("recursion") << QStringLiteral("^(a(?1)?a|a)+$") << 5000;
        QTest::addRow("long steps") << QStringLiteral(".*a[^c]*c") << 8000;
        QTest::addRow("raising the limit itself")
            << QStringLiteral("(*LIMIT_MATCH=4000000000)(a+)+$") << 5000;
    }
    void anExpressionThatExplodesGivesUp()
    {
        QFETCH(const QString, expression);
        QFETCH(const int, length);
        const QByteArray header =
            "Subject: " + QByteArray(length, 'a') + "!\nX-Long: " + QByteArray(length, 'a') + "!\n";
        QCOMPARE(answerTo(text(Of::Subject, Test::Matches, expression), header), RuleAnswer::GaveUp);
        // The rest goes on.
        const FilterRule bad = ruleOf({text(Of::Subject, Test::Matches, expression)});
        const FilterRule good = ruleOf({text(Of::Subject, Test::Contains, QStringLiteral("aaa"))});
        QList<RuleMatcher> matchers{RuleMatcher(bad, noon), RuleMatcher(good, noon)};
        const RuleVerdict verdict = judge(matchers, subjectOf(header, {}));
        QCOMPARE(verdict.gaveUp, QList{0});
        QCOMPARE(verdict.hits.size(), 1);
        QCOMPARE(verdict.hits.first().rule, 1);
    }

    void whatExplodesAgainAndAgainIsNotTriedForEver()
    {
        RuleMatcher matcher(ruleOf({text(Of::Subject, Test::Matches, QStringLiteral("(a+)+$"))}), noon);
        const RuleSubject simple = subjectOf("Subject: aa\n", {});
        const RuleSubject bad = subjectOf("Subject: " + QByteArray(500, 'a') + "!\n", {});
        QCOMPARE(matcher.look(simple).answer, RuleAnswer::Yes);
        for (int i = 0; i < limit::ruleGiveUps; ++i)
            QCOMPARE(matcher.look(bad).answer, RuleAnswer::GaveUp);
        QCOMPARE(matcher.look(simple).answer, RuleAnswer::GaveUp);
    }

    void usualExpressionsManageLongFields()
    {
        const QByteArray header = "Subject: " + QByteArray(limit::ruleValue / 2, 'x') + " offer "
            + QByteArray(limit::ruleValue / 3, 'y') + " today\n";
        QCOMPARE(answerTo(text(Of::Subject, Test::Matches, QStringLiteral("offer.*today$")), header),
                 RuleAnswer::Yes);
        QCOMPARE(answerTo(text(Of::Subject, Test::Matches, QStringLiteral("^.*(sale|rabatt).*$")), header),
                 RuleAnswer::No);
    }

    void rulesAreAskedInTheirOrderUntilOneStops()
    {
        FilterRule first = ruleOf({text(Of::From, Test::Contains, QStringLiteral("boris"))});
        FilterRule second = first;
        const RuleSubject subject = subjectOf(letter, {});
        const auto hits = [&] {
            QList<RuleMatcher> matchers{RuleMatcher(first, noon), RuleMatcher(second, noon)};
            return judge(matchers, subject).hits.size();
        };
        QCOMPARE(hits(), 2);
        first.then = FilterRule::Then::Stop;
        QCOMPARE(hits(), 1);
        first.conditions.first().text = QStringLiteral("clara");
        QCOMPARE(hits(), 1);
    }

    void nobodyIsPassedOverInDoubt()
    {
        const RuleSubject subject = subjectOf(letter, {});
        FilterRule unasked = ruleOf({text(Of::From, Test::Contains, QStringLiteral("boris"))});
        unasked.deletion = Deletion::Unasked;
        FilterRule asked = unasked;
        asked.deletion = Deletion::AfterReview;
        FilterRule unknown = ruleOf({text(Of::List, Test::IsThere, {})});
        unknown.actions = FilterAction::Star;
        const auto deletion = [&subject](const QList<FilterRule> &rules) {
            QList<RuleMatcher> matchers;
            for (const FilterRule &rule : rules)
                matchers += RuleMatcher(rule, noon);
            return judge(matchers, subject).deletion;
        };
        QCOMPARE(deletion({unasked}), std::optional(Deletion::Unasked));
        QCOMPARE(deletion({unasked, asked}), std::optional(Deletion::AfterReview));
        QCOMPARE(deletion({asked, unasked}), std::optional(Deletion::AfterReview));
        QCOMPARE(deletion({unknown, unasked}), std::optional(Deletion::Unasked));
        // It might have stopped the other.
        unknown.then = FilterRule::Then::Stop;
        QCOMPARE(deletion({unknown, unasked}), std::optional(Deletion::AfterReview));
        QCOMPARE(deletion({unasked, unknown}), std::optional(Deletion::Unasked));
    }
};

QTEST_GUILESS_MAIN(tst_rulematching)
#include "tst_rulematching.moc"
