// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"

#include <QJsonObject>

#include <optional>

namespace poplar::accounts {

[[nodiscard]] QJsonObject toJson(const FilterRule &rule);

/// @return nothing where anything in it is not understood, or makes no rule (see faultOf()): a rule of which
///         a part was dropped would do what nobody meant.
[[nodiscard]] std::optional<FilterRule> filterRuleFrom(const QJsonObject &json);

} // namespace poplar::accounts
