// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QList>
#include <QMetaType>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>

namespace poplar::accounts {

/// One thing that a rule asks of a message's header.
struct FilterCondition {
    /// What is looked at.
    enum class Of {
        From, ///< Who wrote it: names and addresses.
        Recipients, ///< To and Cc: names and addresses.
        Subject,
        Field, ///< Any header field; `field` names it.
        List, ///< The mailing list that it came through (List-Id, RFC 2919).
        Size, ///< As the server lists it; `amount` is octets.
        Age, ///< Since the time in its Date field; `amount` is days.
    };
    enum class Test {
        Contains, ///< Upper and lower case are the same, as in the next two.
        ContainsNot,
        Equals,
        Matches, ///< A regular expression; upper and lower case differ unless it says "(?i)".
        IsThere,
        IsMissing,
        MoreThan, ///< Larger, or older.
        LessThan, ///< Smaller, or younger.
    };
    Of of = Of::From;
    Test test = Test::Contains;
    QString field = {}; ///< Its name without the colon; for Of::Field.
    QString text = {}; ///< For the first four tests.
    qint64 amount = 0; ///< For the last two.

    bool operator==(const FilterCondition &) const = default;

    /// What can be asked of that, the most usual first.
    [[nodiscard]] static QList<Test> testsOf(Of of);
    /// Whether `text` counts.
    [[nodiscard]] bool hasText() const;
    /// Whether `amount` counts.
    [[nodiscard]] bool hasAmount() const;
};

/// What a rule does with the messages that it fits, each once.
enum class FilterAction {
    Tick = 1, ///< For deletion on the server.
    Download = 2,
    Star = 4,
    Move = 8, ///< Into the local folder FilterRule::folder; what is not on this machine is downloaded first.
};
Q_DECLARE_FLAGS(FilterActions, FilterAction)
Q_DECLARE_OPERATORS_FOR_FLAGS(FilterActions)

/// A rule on headers, for mail that is new or on demand. (What becomes of a message on the server once it has
/// been downloaded is another thing: Retention.)
struct FilterRule {
    enum class Switch { On, Off };
    enum class Needs { All, Any };
    enum class Deletion {
        AfterReview, ///< What it ticks comes under the user's review like any other tick.
        Unasked, ///< The user agreed, for this rule, that no one asks.
    };
    enum class Then {
        GoOn, ///< The rules behind it look at the message, too.
        Stop,
    };
    QString id = {}; ///< Made once, never shown, never changed.
    QString name = {};
    Switch state = Switch::On;
    QStringList accounts = {}; ///< Their ids; empty for all, also those to come.
    Needs needs = Needs::All;
    QList<FilterCondition> conditions = {};
    FilterActions actions = {};
    QString folder = {}; ///< For FilterAction::Move, by name: each account has its own.
    Deletion deletion = Deletion::AfterReview;
    Then then = Then::GoOn;

    bool operator==(const FilterRule &) const = default;
    [[nodiscard]] bool isFor(const QString &account) const;
    /// Whether it deletes what nobody has been asked about.
    [[nodiscard]] bool deletesUnasked() const;
};

/// What is wrong with a condition or a rule, so that it cannot be used.
struct FilterFault {
    enum class Kind {
        NoText, ///< Every message would fit.
        NoField,
        NotAField, ///< Such a name no header field has (RFC 5322 section 2.2).
        BadExpression, ///< `detail` says why, and `offset` where.
        TooLong,
        BadAmount,
        WrongTest, ///< That cannot be asked of this.
        NoName,
        NoConditions,
        TooManyConditions,
        NoActions,
        NoFolder,
        NotAFolder, ///< No folder can be called so: isFolderPath().
    };
    Kind kind = Kind::NoText;
    int condition = -1; ///< Which one; -1 for the rule as a whole.
    QString detail = {};
    qsizetype offset = -1;

    bool operator==(const FilterFault &) const = default;
};

[[nodiscard]] std::optional<FilterFault> faultOf(const FilterCondition &condition);
/// The first one.
[[nodiscard]] std::optional<FilterFault> faultOf(const FilterRule &rule);

/// The expression of a condition, bound in the steps that one match may take, whatever it says itself: some
/// take longer than the universe has for a subject of a few hundred characters. A match that gives up is not
/// valid (QRegularExpressionMatch::isValid). What is compiled to machine code would count other steps on each
/// machine, so it is not.
/// @param characters the longest text that it is for: one step can look at all of them, so the longer the
/// text, the fewer the steps (limit::ruleWork).
[[nodiscard]] QRegularExpression filterExpression(const QString &pattern, qsizetype characters);

/// What rules do, in short, whatever they are called: where it is the same, so is what the user agreed to.
/// Those that are switched off do not count.
[[nodiscard]] QByteArray filterDigest(const QList<FilterRule> &rules);

} // namespace poplar::accounts

Q_DECLARE_METATYPE(poplar::accounts::FilterRule)
