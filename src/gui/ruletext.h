// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"
#include "gui/icons.h"
#include "mailbox/rules.h"

#include <QString>

/// Rules on headers in words for people.
namespace poplar::gui {

/// What a condition looks at: "Subject".
[[nodiscard]] QString ruleOfText(accounts::FilterCondition::Of of);
/// What it asks of that: "contains", "is larger than".
[[nodiscard]] QString ruleTestText(accounts::FilterCondition::Of of, accounts::FilterCondition::Test test);
/// The whole condition in one line, as why a message fits.
[[nodiscard]] QString ruleConditionText(const accounts::FilterCondition &condition);
/// What is wrong, and what to do about it.
[[nodiscard]] QString ruleFaultText(const accounts::FilterFault &fault);
/// What a rule does, in one line: "Tick, download".
[[nodiscard]] QString ruleActionsText(const accounts::FilterRule &rule);

[[nodiscard]] QString ruleDeedText(mailbox::RuleDeed::What what);
[[nodiscard]] Icon ruleDeedIcon(mailbox::RuleDeed::What what);
[[nodiscard]] Tint ruleDeedTint(mailbox::RuleDeed::What what);

/// What came of running all rules.
[[nodiscard]] QString ruleRunTitle(const mailbox::RuleRunReport &report);
[[nodiscard]] QString ruleRunDetails(const mailbox::RuleRunReport &report);

} // namespace poplar::gui
