// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/stylesheet.h"

#include "base/limits.h"
#include "mime/htmlelements.h"

#include <QRegularExpression>

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr int weightOfId = 10000;
constexpr int weightOfClass = 100;
constexpr int longestSelector = 8; ///< Elements within one another.

/// Behind the bracket that closes the one at this place.
qsizetype behindBlock(QStringView css, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < css.size(); ++at) {
        if (css[at] == u'{')
            ++depth;
        else if (css[at] == u'}' && --depth == 0)
            return at + 1;
    }
    return css.size();
}

QStringList classesOf(const GumboElement &element)
{
    return attribute(element, "class").toLower().split(u' ', Qt::SkipEmptyParts);
}

QString nameOf(const GumboElement &element)
{
    return QString::fromLatin1(gumbo_normalized_tagname(element.tag));
}

} // namespace

void StyleSheet::add(const QString &css)
{
    static const QRegularExpression comments(QStringLiteral(R"(/\*.*?(?:\*/|$)|<!--|-->)"),
                                             QRegularExpression::DotMatchesEverythingOption);
    QString plain = css;
    plain.remove(comments);
    const QStringView text(plain);
    for (qsizetype at = 0; at < text.size() && m_rules.size() < limit::styleRules;) {
        const qsizetype open = text.indexOf(u'{', at);
        if (open < 0)
            return;
        QStringView selectors = text.sliced(at, open - at).trimmed();
        if (const qsizetype semicolon = selectors.lastIndexOf(u';'); semicolon >= 0)
            selectors = selectors.sliced(semicolon + 1).trimmed(); // behind @import and @charset
        const qsizetype end = behindBlock(text, open);
        if (!selectors.startsWith(u'@'))
            addRule(selectors,
                    cssDeclarations(text.sliced(open + 1, std::max<qsizetype>(end - open - 2, 0))));
        at = end;
    }
}

void StyleSheet::addRule(QStringView selectors, const CssProperties &properties)
{
    for (const QStringView selector : selectors.split(u',')) {
        std::optional<Rule> rule = ruleOf(selector.trimmed());
        if (!rule || m_rules.size() >= limit::styleRules)
            continue;
        rule->properties = properties;
        const Compound &last = rule->selector.last();
        const QString key = !last.id.isEmpty() ? u'#' + last.id
            : !last.classes.isEmpty()          ? u'.' + last.classes.first()
                                               : last.element;
        m_byKey.insert(key, int(m_rules.size()));
        m_rules += *rule;
    }
}

std::optional<StyleSheet::Rule> StyleSheet::ruleOf(QStringView selector)
{
    Rule rule;
    for (const QStringView word : selector.split(u' ', Qt::SkipEmptyParts)) {
        if (word == u">")
            continue; // a child is within, too
        const std::optional<Compound> compound = compoundOf(word);
        if (!compound || rule.selector.size() >= longestSelector)
            return std::nullopt;
        rule.weight += (compound->id.isEmpty() ? 0 : weightOfId)
            + int(compound->classes.size()) * weightOfClass + (compound->element.isEmpty() ? 0 : 1);
        rule.selector += *compound;
    }
    return rule.selector.isEmpty() ? std::nullopt : std::optional(rule);
}

std::optional<StyleSheet::Compound> StyleSheet::compoundOf(QStringView text)
{
    static const QRegularExpression form(QStringLiteral(R"(^(\*|[a-z][a-z0-9]*)?((?:[.#][a-z0-9_-]+)*)$)"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression part(QStringLiteral(R"(([.#])([a-z0-9_-]+))"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    Compound compound;
    if (match.captured(1) != u"*")
        compound.element = match.captured(1).toLower();
    for (auto parts = part.globalMatch(match.captured(2)); parts.hasNext();) {
        const auto one = parts.next();
        if (one.captured(1) == u"#")
            compound.id = one.captured(2).toLower();
        else
            compound.classes += one.captured(2).toLower();
    }
    return compound;
}

bool StyleSheet::fits(const Compound &compound, const GumboElement &element)
{
    if (!compound.element.isEmpty() && compound.element != nameOf(element))
        return false;
    if (!compound.id.isEmpty() && attribute(element, "id").toLower() != compound.id)
        return false;
    if (compound.classes.isEmpty())
        return true;
    const QStringList classes = classesOf(element);
    return std::all_of(compound.classes.begin(), compound.classes.end(),
                       [&classes](const QString &one) { return classes.contains(one); });
}

bool StyleSheet::fitsWithin(const Rule &rule, const QList<const GumboElement *> &ancestors)
{
    qsizetype wanted = rule.selector.size() - 2;
    for (qsizetype at = ancestors.size() - 1; wanted >= 0 && at >= 0; --at) {
        if (fits(rule.selector[wanted], *ancestors[at]))
            --wanted;
    }
    return wanted < 0;
}

CssProperties StyleSheet::propertiesOf(const GumboElement &element,
                                       const QList<const GumboElement *> &ancestors) const
{
    QStringList keys{QString(), nameOf(element)};
    if (const QString id = attribute(element, "id").toLower(); !id.isEmpty())
        keys += u'#' + id;
    for (const QString &one : classesOf(element))
        keys += u'.' + one;
    keys.removeDuplicates();
    QList<int> fitting;
    for (const QString &key : keys) {
        for (auto rule = m_byKey.constFind(key); rule != m_byKey.constEnd() && rule.key() == key; ++rule) {
            if (fits(m_rules[*rule].selector.last(), element) && fitsWithin(m_rules[*rule], ancestors))
                fitting += *rule;
        }
    }
    std::sort(fitting.begin(), fitting.end(), [this](int a, int b) {
        return std::pair(m_rules[a].weight, a) < std::pair(m_rules[b].weight, b);
    });
    CssProperties properties;
    for (const int rule : std::as_const(fitting))
        properties.insert(m_rules[rule].properties);
    properties.insert(cssDeclarations(attribute(element, "style")));
    return properties;
}

} // namespace poplar::mime
