// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rulematching.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::mailbox {

using accounts::FilterAction;
using accounts::FilterCondition;
using accounts::FilterRule;
using Of = FilterCondition::Of;
using Test = FilterCondition::Test;

namespace {

const QString listField = QStringLiteral("list-id");

QString fieldOf(const FilterCondition &condition)
{
    return condition.of == Of::List ? listField : condition.field.toLower();
}

/// A person can be asked for by name, by address, and by both as they are shown.
QStringList textsOf(const QList<Address> &addresses)
{
    QStringList texts;
    for (const Address &address : addresses) {
        if (!address.name.isEmpty())
            texts << address.name << QStringLiteral("%1 <%2>").arg(address.name, address.address);
        if (!address.address.isEmpty())
            texts << address.address;
    }
    return texts;
}

/// Nothing if it is not known.
std::optional<QStringList> textsFor(const FilterCondition &condition, const RuleSubject &subject)
{
    if (condition.of == Of::Field || condition.of == Of::List) {
        const auto field = subject.fields.constFind(fieldOf(condition));
        return field == subject.fields.cend() ? std::nullopt : std::optional(*field);
    }
    if (!subject.envelope)
        return std::nullopt;
    if (condition.of == Of::From)
        return textsOf(subject.envelope->from);
    if (condition.of == Of::Recipients)
        return textsOf(subject.envelope->to + subject.envelope->cc);
    return QStringList{subject.envelope->subject};
}

RuleAnswer answered(bool holds)
{
    return holds ? RuleAnswer::Yes : RuleAnswer::No;
}

template <class Test>
bool hasOne(const QStringList &texts, Test test)
{
    return std::any_of(texts.begin(), texts.end(),
                       [&test](const QString &text) { return test(foldedForRules(text)); });
}

RuleAnswer askOfAmount(const FilterCondition &condition, const RuleSubject &subject, const QDateTime &now)
{
    const bool isMore = condition.test == Test::MoreThan;
    if (condition.of == Of::Size) {
        if (subject.octets < 0) // the server does not say, and never will
            return RuleAnswer::No;
        return answered(isMore ? subject.octets > condition.amount : subject.octets < condition.amount);
    }
    if (!subject.envelope)
        return RuleAnswer::Unknown;
    if (!subject.envelope->date.isValid())
        return RuleAnswer::No;
    const QDateTime then = now.addDays(-condition.amount);
    const QDateTime &date = subject.envelope->date;
    return answered(isMore ? date < then : date > then);
}

/// Of several answers that are no Yes and no No.
RuleAnswer worse(RuleAnswer one, RuleAnswer other)
{
    return one == RuleAnswer::GaveUp || other == RuleAnswer::GaveUp ? RuleAnswer::GaveUp
                                                                    : RuleAnswer::Unknown;
}

} // namespace

QString foldedForRules(const QString &text)
{
    // Qt folds one letter into one; what has no capital letter of its own ("ß") is the letters that stand for
    // it.
    return text.normalized(QString::NormalizationForm_KC).toUpper().toCaseFolded();
}

RuleMatcher::RuleMatcher(const FilterRule &rule, const QDateTime &now)
    : m_rule(rule)
    , m_now(now)
{
    for (const FilterCondition &asked : rule.conditions) {
        Condition condition{asked, {}, {}, {}};
        if (asked.test == Test::Matches) {
            condition.forShort = accounts::filterExpression(asked.text, limit::ruleShortValue);
            condition.forLong = accounts::filterExpression(asked.text, limit::ruleValue);
        } else if (asked.hasText())
            condition.folded = foldedForRules(asked.test == Test::Equals ? asked.text.trimmed() : asked.text);
        m_conditions += condition;
    }
}

QSet<QString> RuleMatcher::fieldsOf(const FilterRule &rule)
{
    QSet<QString> names;
    for (const FilterCondition &condition : rule.conditions) {
        if (condition.of == Of::Field || condition.of == Of::List)
            names += fieldOf(condition);
    }
    return names;
}

RuleAnswer RuleMatcher::match(Condition &condition, const QStringList &texts)
{
    for (const QString &text : texts) {
        // Cut, it might match where the whole does not.
        if (text.size() > limit::ruleValue || condition.gaveUp >= limit::ruleGiveUps)
            return RuleAnswer::GaveUp;
        const bool isShort = text.size() <= limit::ruleShortValue;
        const QRegularExpressionMatch match = (isShort ? condition.forShort : condition.forLong).match(text);
        if (!match.isValid()) {
            ++condition.gaveUp;
            return RuleAnswer::GaveUp;
        }
        if (match.hasMatch())
            return RuleAnswer::Yes;
    }
    return RuleAnswer::No;
}

RuleAnswer RuleMatcher::ask(Condition &condition, const RuleSubject &subject) const
{
    if (condition.asked.hasAmount())
        return askOfAmount(condition.asked, subject, m_now);
    const std::optional<QStringList> texts = textsFor(condition.asked, subject);
    if (!texts)
        return RuleAnswer::Unknown;
    const QString &sought = condition.folded;
    switch (condition.asked.test) {
    case Test::Contains:
        return answered(hasOne(*texts, [&sought](const QString &text) { return text.contains(sought); }));
    case Test::ContainsNot:
        return answered(!hasOne(*texts, [&sought](const QString &text) { return text.contains(sought); }));
    case Test::Equals:
        return answered(hasOne(*texts, [&sought](const QString &text) { return text.trimmed() == sought; }));
    case Test::Matches:
        return match(condition, *texts);
    case Test::IsThere:
        return answered(!texts->isEmpty());
    case Test::IsMissing:
        return answered(texts->isEmpty());
    case Test::MoreThan:
    case Test::LessThan:
        break;
    }
    return RuleAnswer::No;
}

RuleMatcher::Found RuleMatcher::look(const RuleSubject &subject)
{
    const bool needsAll = m_rule.needs == FilterRule::Needs::All;
    Found found;
    bool isDecided = false; // by one condition
    std::optional<RuleAnswer> doubt;
    for (int i = 0; i < m_conditions.size(); ++i) {
        const RuleAnswer answer = ask(m_conditions[i], subject);
        if (answer == RuleAnswer::Yes)
            found.conditions += i;
        if (answer == (needsAll ? RuleAnswer::No : RuleAnswer::Yes))
            isDecided = true;
        if (needsAll && isDecided)
            return {}; // the others, which may be dear, change nothing
        if (answer != RuleAnswer::Yes && answer != RuleAnswer::No)
            doubt = doubt ? worse(*doubt, answer) : answer;
    }
    const bool isEmpty = m_conditions.isEmpty();
    if (isDecided || (needsAll && !doubt && !isEmpty))
        found.answer = RuleAnswer::Yes;
    else if (doubt)
        found.answer = *doubt;
    return found;
}

RuleVerdict judge(QList<RuleMatcher> &rules, const RuleSubject &subject)
{
    using Deletion = FilterRule::Deletion;
    RuleVerdict verdict;
    verdict.id = subject.id;
    bool isInDoubt = false;
    for (int i = 0; i < rules.size(); ++i) {
        const RuleMatcher::Found found = rules[i].look(subject);
        const FilterRule &rule = rules[i].rule();
        if (found.answer == RuleAnswer::Unknown)
            verdict.isUnknown = true;
        if (found.answer == RuleAnswer::GaveUp)
            verdict.gaveUp += i;
        if (found.answer == RuleAnswer::GaveUp || found.answer == RuleAnswer::Unknown)
            isInDoubt = isInDoubt || rule.then == FilterRule::Then::Stop;
        if (found.answer != RuleAnswer::Yes)
            continue;
        verdict.hits += {i, found.conditions};
        if (rule.actions.testFlag(FilterAction::Tick)) {
            const bool isAsked = isInDoubt || rule.deletion == Deletion::AfterReview
                || verdict.deletion == Deletion::AfterReview;
            verdict.deletion = isAsked ? Deletion::AfterReview : Deletion::Unasked;
        }
        if (rule.then == FilterRule::Then::Stop)
            break;
    }
    return verdict;
}

} // namespace poplar::mailbox
