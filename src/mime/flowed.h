// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::mime {

enum class DelSp { No, Yes };

/// Joins the soft-broken lines of format=flowed text (RFC 3676): one line for each paragraph, with its
/// quote depth as "> " marks before it, space-stuffing removed. "-- " stays a line of its own.
[[nodiscard]] QString unflowed(const QString &text, DelSp delSp);

} // namespace poplar::mime
