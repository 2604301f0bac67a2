// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/cssdeclarations.h"

#include <gumbo.h>

#include <QList>
#include <QMultiHash>

namespace poplar::mime {

/// The rules of the <style> elements of a mail, as far as they name elements, classes and ids, alone or
/// within one another. Rules for other media, with pseudo-classes or with attributes do not count, and
/// nothing is ever imported. Bounded by limit::styleRules. Internal to this library.
class StyleSheet {
public:
    /// Adds rules; later ones win over earlier ones of the same weight.
    void add(const QString &css);

    /// What holds of an element by these rules and by its own style attribute, which wins.
    /// @param ancestors from the outermost to its parent.
    [[nodiscard]] CssProperties propertiesOf(const GumboElement &element,
                                             const QList<const GumboElement *> &ancestors) const;

private:
    /// One element of a selector: "td.button".
    struct Compound {
        QString element; ///< Empty for any.
        QString id;
        QStringList classes;
    };
    struct Rule {
        QList<Compound> selector; ///< The outermost first.
        int weight = 0; ///< As CSS has it: ids, then classes, then elements.
        CssProperties properties;
    };

    void addRule(QStringView selectors, const CssProperties &properties);
    [[nodiscard]] static std::optional<Rule> ruleOf(QStringView selector);
    [[nodiscard]] static std::optional<Compound> compoundOf(QStringView text);
    [[nodiscard]] static bool fits(const Compound &compound, const GumboElement &element);
    [[nodiscard]] static bool fitsWithin(const Rule &rule, const QList<const GumboElement *> &ancestors);

    QList<Rule> m_rules;
    QMultiHash<QString, int> m_byKey; ///< Rules by what their last element is known by.
};

} // namespace poplar::mime
