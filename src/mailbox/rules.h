// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"
#include "archive/rulerecords.h"
#include "mailbox/values.h"

#include <optional>

/// Rules on headers: the values that pass between the window and the mailbox.
namespace poplar::mailbox {

/// What a rule did, as the log has it. RuleDeed::message is a MessageId.
using archive::RuleDeed;

/// A rule to be tried on everything that is known. Nothing is changed by it but that header fields which had
/// to be read are remembered.
struct RuleTrial {
    enum class Missing {
        Leave, ///< What a rule asks of headers and is not on this machine stays unknown.
        Read, ///< It is asked of the server, if there is a session.
    };
    quint64 number = 0; ///< Chosen by the caller; the reports have it.
    accounts::FilterRule rule;
    Missing missing = Missing::Leave;
};

/// What came of it so far.
struct RuleTrialReport {
    enum class State {
        Looking,
        Reading, ///< Headers, from the server: `unread` are still to come.
        Done,
    };
    struct Hit {
        MessageId message{};
        QList<int> conditions; ///< Those that hold, by their place in the rule.

        bool operator==(const Hit &) const = default;
    };
    quint64 number = 0;
    State state = State::Looking;
    qint64 looked = 0; ///< Of `total` messages.
    qint64 total = 0;
    QList<Hit> hits; ///< Those found since the last report.
    qint64 gaveUp = 0; ///< Messages over which a regular expression took too many steps.
    qint64 unread = 0; ///< Messages of which it is not known here what the rule asks.
};

/// What came of running all rules on everything that is known.
struct RuleRunReport {
    qint64 looked = 0;
    qint64 fits = 0; ///< Messages that at least one rule fits.
    qint64 ticked = 0;
    qint64 downloads = 0;
    qint64 starred = 0;
    qint64 moved = 0;
    qint64 gaveUp = 0; ///< As of RuleTrialReport.
    qint64 unread = 0;
    bool isStopped = false; ///< The rules were changed meanwhile: not everything was looked at.

    bool operator==(const RuleRunReport &) const = default;
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::RuleDeed)
Q_DECLARE_METATYPE(poplar::mailbox::RuleTrialReport)
Q_DECLARE_METATYPE(poplar::mailbox::RuleRunReport)
