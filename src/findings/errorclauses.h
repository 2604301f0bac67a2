// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace poplar::findings {

/// What an error means, in one sentence; empty where nothing but the server's own words tells.
[[nodiscard]] QString errorSentence(const Error &error);

} // namespace poplar::findings
