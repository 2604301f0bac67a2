// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"
#include "archive/rulerecords.h"
#include "base/envelope.h"
#include "base/sharedoptional.h"
#include "mailbox/values.h"

#include <QDateTime>
#include <QList>
#include <QRegularExpression>
#include <QSet>

#include <optional>

namespace poplar::mailbox {

/// What rules on headers look at of a message.
struct RuleSubject {
    MessageId id{};
    qint64 octets = -1; ///< As in Identity.
    SharedOptional<Envelope> envelope;
    archive::FieldValues fields; ///< As far as known.
};

/// What a rule, or one of its conditions, says of a message.
enum class RuleAnswer {
    No,
    Yes,
    Unknown, ///< What it asks of the header has not been read.
    GaveUp, ///< Its regular expression took too many steps, or the text is too long for one.
};

/// One rule, made ready to look at many messages. Pure; of one thread at a time.
class RuleMatcher {
public:
    /// @param now what ages are counted to; UTC.
    RuleMatcher(const accounts::FilterRule &rule, const QDateTime &now);

    [[nodiscard]] const accounts::FilterRule &rule() const { return m_rule; }
    /// The header fields that it asks of, beside the envelope, in lower case.
    [[nodiscard]] static QSet<QString> fieldsOf(const accounts::FilterRule &rule);

    struct Found {
        RuleAnswer answer = RuleAnswer::No;
        QList<int> conditions; ///< Those that hold.
    };
    /// An expression that took too many steps limit::ruleGiveUps times is not tried any more.
    [[nodiscard]] Found look(const RuleSubject &subject);

private:
    struct Condition {
        accounts::FilterCondition asked;
        QString folded; ///< Its text.
        QRegularExpression forShort; ///< Texts of up to limit::ruleShortValue characters,
        QRegularExpression forLong; ///< and for longer ones.
        int gaveUp = 0; ///< So often.
    };

    [[nodiscard]] RuleAnswer ask(Condition &condition, const RuleSubject &subject) const;
    [[nodiscard]] static RuleAnswer match(Condition &condition, const QStringList &texts);

    accounts::FilterRule m_rule;
    QDateTime m_now;
    QList<Condition> m_conditions;
};

/// What all rules together say of a message.
struct RuleVerdict {
    struct Hit {
        int rule = 0; ///< Its place.
        QList<int> conditions;
    };
    MessageId id{};
    QList<Hit> hits; ///< In the order of the rules.
    QList<int> gaveUp; ///< Rules that could not be decided.
    bool isUnknown = false; ///< A rule asks what has not been read of the message; it is not among the hits.
    /// Whether and how it is to be ticked. Nobody is passed over where one of the rules that tick wants the
    /// review, or where a rule before them, which might have stopped them, could not be decided.
    std::optional<accounts::FilterRule::Deletion> deletion;
};
[[nodiscard]] RuleVerdict judge(QList<RuleMatcher> &rules, const RuleSubject &subject);

/// Text in which upper and lower case, and other forms of one letter, are the same.
[[nodiscard]] QString foldedForRules(const QString &text);

} // namespace poplar::mailbox
