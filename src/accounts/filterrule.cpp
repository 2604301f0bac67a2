// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/filterrule.h"

#include "accounts/filterrulejson.h"
#include "base/foldernames.h"
#include "base/limits.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace poplar::accounts {

using Of = FilterCondition::Of;
using Test = FilterCondition::Test;
using Kind = FilterFault::Kind;

namespace {

constexpr qint64 mostDays = 36'500;

/// RFC 5322 section 2.2.
bool isFieldName(const QString &name)
{
    return std::all_of(name.begin(), name.end(),
                       [](QChar c) { return c > u' ' && c < u'\x7f' && c != u':'; });
}

std::optional<FilterFault> faultOfText(const FilterCondition &condition)
{
    if (condition.text.trimmed().isEmpty())
        return FilterFault{Kind::NoText};
    if (condition.text.size() > limit::ruleText)
        return FilterFault{Kind::TooLong};
    if (condition.test != Test::Matches)
        return std::nullopt;
    // Without the limits that filterExpression() puts before it, which would move the place.
    const QRegularExpression expression(condition.text, QRegularExpression::UseUnicodePropertiesOption);
    if (!expression.isValid())
        return FilterFault{Kind::BadExpression, -1, expression.errorString(),
                           expression.patternErrorOffset()};
    // What is legal at the very beginning only, or swallows what follows.
    if (!filterExpression(condition.text, limit::ruleValue).isValid())
        return FilterFault{Kind::BadExpression};
    return std::nullopt;
}

} // namespace

QList<Test> FilterCondition::testsOf(Of of)
{
    switch (of) {
    case Of::From:
    case Of::Recipients:
    case Of::Subject:
        return {Test::Contains, Test::ContainsNot, Test::Equals, Test::Matches};
    case Of::Field:
        return {Test::Contains, Test::ContainsNot, Test::Equals,
                Test::Matches,  Test::IsThere,     Test::IsMissing};
    case Of::List:
        return {Test::Contains, Test::IsThere, Test::IsMissing};
    case Of::Size:
    case Of::Age:
        return {Test::MoreThan, Test::LessThan};
    }
    Q_UNREACHABLE();
}

bool FilterCondition::hasText() const
{
    return test == Test::Contains || test == Test::ContainsNot || test == Test::Equals
        || test == Test::Matches;
}

bool FilterCondition::hasAmount() const
{
    return test == Test::MoreThan || test == Test::LessThan;
}

bool FilterRule::isFor(const QString &account) const
{
    return accounts.isEmpty() || accounts.contains(account);
}

bool FilterRule::deletesUnasked() const
{
    return actions.testFlag(FilterAction::Tick) && deletion == Deletion::Unasked;
}

std::optional<FilterFault> faultOf(const FilterCondition &condition)
{
    if (!FilterCondition::testsOf(condition.of).contains(condition.test))
        return FilterFault{Kind::WrongTest};
    if (condition.of == Of::Field) {
        if (condition.field.isEmpty())
            return FilterFault{Kind::NoField};
        if (!isFieldName(condition.field) || condition.field.size() > limit::ruleFieldName)
            return FilterFault{Kind::NotAField};
    }
    const qint64 most = condition.of == Of::Size ? limit::listedOctets : mostDays;
    if (condition.hasAmount() && (condition.amount < 0 || condition.amount > most))
        return FilterFault{Kind::BadAmount};
    return condition.hasText() ? faultOfText(condition) : std::nullopt;
}

std::optional<FilterFault> faultOf(const FilterRule &rule)
{
    if (rule.name.trimmed().isEmpty())
        return FilterFault{Kind::NoName};
    if (rule.name.size() > limit::ruleText || rule.folder.size() > limit::ruleText)
        return FilterFault{Kind::TooLong};
    if (rule.conditions.isEmpty())
        return FilterFault{Kind::NoConditions};
    if (rule.conditions.size() > limit::ruleConditions)
        return FilterFault{Kind::TooManyConditions};
    for (int i = 0; i < rule.conditions.size(); ++i) {
        if (std::optional<FilterFault> fault = faultOf(rule.conditions[i])) {
            fault->condition = i;
            return fault;
        }
    }
    if (!rule.actions)
        return FilterFault{Kind::NoActions};
    if (rule.actions.testFlag(FilterAction::Move) && rule.folder.trimmed().isEmpty())
        return FilterFault{Kind::NoFolder};
    if (rule.actions.testFlag(FilterAction::Move) && !isFolderPath(rule.folder))
        return FilterFault{Kind::NotAFolder};
    return std::nullopt;
}

QRegularExpression filterExpression(const QString &pattern, qsizetype characters)
{
    // PCRE counts the steps from each place in the text anew. With but one place to begin at, and the way
    // from there to where the pattern fits a part of the match, they are counted together. What a pattern may
    // say at its very beginning only, as to raise the limits, is an error behind that.
    const QString bound = QStringLiteral("(*NO_JIT)(*LIMIT_MATCH=%1)(*LIMIT_DEPTH=%2)\\A[\\s\\S]*?(?:%3)")
                              .arg(limit::ruleWork / characters)
                              .arg(limit::ruleDepth);
    return QRegularExpression(QString(bound).replace(QStringLiteral("%3"), pattern),
                              QRegularExpression::UseUnicodePropertiesOption);
}

QByteArray filterDigest(const QList<FilterRule> &rules)
{
    QJsonArray all;
    for (FilterRule rule : rules) {
        if (rule.state == FilterRule::Switch::Off)
            continue;
        rule.name.clear();
        all += toJson(rule);
    }
    return QCryptographicHash::hash(QJsonDocument(all).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

} // namespace poplar::accounts
