// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/filterrulejson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace poplar::accounts {

using Of = FilterCondition::Of;
using Test = FilterCondition::Test;

namespace {

template <class Value>
struct Word {
    Value value;
    const char16_t *word;
};

constexpr std::array<Word<Of>, 7> ofWords{{{Of::From, u"from"},
                                           {Of::Recipients, u"recipients"},
                                           {Of::Subject, u"subject"},
                                           {Of::Field, u"field"},
                                           {Of::List, u"list"},
                                           {Of::Size, u"size"},
                                           {Of::Age, u"age"}}};
constexpr std::array<Word<Test>, 8> testWords{{{Test::Contains, u"contains"},
                                               {Test::ContainsNot, u"contains-not"},
                                               {Test::Equals, u"equals"},
                                               {Test::Matches, u"matches"},
                                               {Test::IsThere, u"is-there"},
                                               {Test::IsMissing, u"is-missing"},
                                               {Test::MoreThan, u"more-than"},
                                               {Test::LessThan, u"less-than"}}};
constexpr std::array<Word<FilterAction>, 4> actionWords{{{FilterAction::Tick, u"tick"},
                                                         {FilterAction::Download, u"download"},
                                                         {FilterAction::Star, u"star"},
                                                         {FilterAction::Move, u"move"}}};
constexpr std::array<Word<FilterRule::Switch>, 2> stateWords{
    {{FilterRule::Switch::On, u"on"}, {FilterRule::Switch::Off, u"off"}}};
constexpr std::array<Word<FilterRule::Needs>, 2> needsWords{
    {{FilterRule::Needs::All, u"all"}, {FilterRule::Needs::Any, u"any"}}};
constexpr std::array<Word<FilterRule::Deletion>, 2> deletionWords{
    {{FilterRule::Deletion::AfterReview, u"after-review"}, {FilterRule::Deletion::Unasked, u"unasked"}}};
constexpr std::array<Word<FilterRule::Then>, 2> thenWords{
    {{FilterRule::Then::GoOn, u"go-on"}, {FilterRule::Then::Stop, u"stop"}}};

template <class Table, class Value>
QString wordFor(const Table &table, Value value)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [value](const auto &one) { return one.value == value; });
    return QString::fromUtf16(found->word);
}

/// Reads one object; what is missing, of another type or not known makes it unsound.
class Fields {
public:
    explicit Fields(const QJsonObject &json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool isSound() const { return m_isSound && m_read == m_json.size(); }

    void read(QStringView name, QString &text)
    {
        const QJsonValue value = take(name);
        m_isSound = m_isSound && value.isString();
        text = value.toString();
    }

    void read(QStringView name, qint64 &number)
    {
        const QJsonValue value = take(name);
        number = value.toInteger(-1);
        m_isSound = m_isSound && value.isDouble();
    }

    template <class Table, class Value>
    void read(QStringView name, const Table &table, Value &value)
    {
        const QString word = take(name).toString();
        const auto found = std::find_if(table.begin(), table.end(),
                                        [&word](const auto &one) { return word == QStringView(one.word); });
        m_isSound = m_isSound && found != table.end();
        if (found != table.end())
            value = found->value;
    }

    QJsonArray array(QStringView name)
    {
        const QJsonValue value = take(name);
        m_isSound = m_isSound && value.isArray();
        return value.toArray();
    }

private:
    QJsonValue take(QStringView name)
    {
        const auto found = m_json.constFind(name);
        if (found == m_json.constEnd())
            return QJsonValue::Undefined;
        ++m_read;
        return *found;
    }

    const QJsonObject &m_json;
    qsizetype m_read = 0;
    bool m_isSound = true;
};

QJsonObject conditionToJson(const FilterCondition &condition)
{
    QJsonObject json{{QStringLiteral("of"), wordFor(ofWords, condition.of)},
                     {QStringLiteral("test"), wordFor(testWords, condition.test)}};
    if (condition.of == Of::Field)
        json.insert(u"field", condition.field);
    if (condition.hasText())
        json.insert(u"text", condition.text);
    if (condition.hasAmount())
        json.insert(u"amount", condition.amount);
    return json;
}

std::optional<FilterCondition> conditionFrom(const QJsonObject &json)
{
    FilterCondition condition;
    Fields fields(json);
    fields.read(u"of", ofWords, condition.of);
    fields.read(u"test", testWords, condition.test);
    if (condition.of == Of::Field)
        fields.read(u"field", condition.field);
    if (condition.hasText())
        fields.read(u"text", condition.text);
    if (condition.hasAmount())
        fields.read(u"amount", condition.amount);
    return fields.isSound() ? std::optional(condition) : std::nullopt;
}

std::optional<FilterActions> actionsFrom(const QJsonArray &words)
{
    FilterActions actions;
    for (const QJsonValue &value : words) {
        const QString word = value.toString();
        const auto found = std::find_if(actionWords.begin(), actionWords.end(),
                                        [&word](const auto &one) { return word == QStringView(one.word); });
        if (found == actionWords.end())
            return std::nullopt;
        actions |= found->value;
    }
    return actions;
}

} // namespace

QJsonObject toJson(const FilterRule &rule)
{
    QJsonArray conditions;
    for (const FilterCondition &condition : rule.conditions)
        conditions += conditionToJson(condition);
    QJsonArray actions;
    for (const Word<FilterAction> &action : actionWords) {
        if (rule.actions.testFlag(action.value))
            actions += QString::fromUtf16(action.word);
    }
    return {{QStringLiteral("id"), rule.id},
            {QStringLiteral("name"), rule.name},
            {QStringLiteral("state"), wordFor(stateWords, rule.state)},
            {QStringLiteral("accounts"), QJsonArray::fromStringList(rule.accounts)},
            {QStringLiteral("needs"), wordFor(needsWords, rule.needs)},
            {QStringLiteral("conditions"), conditions},
            {QStringLiteral("actions"), actions},
            {QStringLiteral("folder"), rule.folder},
            {QStringLiteral("deletion"), wordFor(deletionWords, rule.deletion)},
            {QStringLiteral("then"), wordFor(thenWords, rule.then)}};
}

std::optional<FilterRule> filterRuleFrom(const QJsonObject &json)
{
    FilterRule rule;
    Fields fields(json);
    fields.read(u"id", rule.id);
    fields.read(u"name", rule.name);
    fields.read(u"state", stateWords, rule.state);
    for (const QJsonValue &account : fields.array(u"accounts")) {
        if (!account.isString() || account.toString().isEmpty())
            return std::nullopt; // left out, it might make a rule for all of them
        rule.accounts += account.toString();
    }
    fields.read(u"needs", needsWords, rule.needs);
    for (const QJsonValue &value : fields.array(u"conditions")) {
        const std::optional<FilterCondition> condition = conditionFrom(value.toObject());
        if (!condition)
            return std::nullopt;
        rule.conditions += *condition;
    }
    const std::optional<FilterActions> actions = actionsFrom(fields.array(u"actions"));
    if (!actions)
        return std::nullopt;
    rule.actions = *actions;
    fields.read(u"folder", rule.folder);
    fields.read(u"deletion", deletionWords, rule.deletion);
    fields.read(u"then", thenWords, rule.then);
    const bool isUsable = fields.isSound() && !rule.id.isEmpty() && !faultOf(rule);
    return isUsable ? std::optional(rule) : std::nullopt;
}

} // namespace poplar::accounts
