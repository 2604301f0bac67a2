// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::app {

/// Makes the application speak a language: its own texts, Qt's, and the formats of numbers and dates.
/// @param language "en" or "ru"; empty for the system's.
void installTranslations(const QString &language);

} // namespace poplar::app
