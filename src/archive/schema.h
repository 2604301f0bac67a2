// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

class QSqlDatabase;

namespace poplar::archive {

/// The present version: of what a catalogue becomes by migrate().
[[nodiscard]] int schemaVersion();

/// Brings a catalogue to the present schema, step by step, all in one transaction. The version is
/// in PRAGMA user_version. A catalogue of a newer Poplar is left alone: ErrorKind::Storage.
[[nodiscard]] Result<Done> migrate(QSqlDatabase &database);

} // namespace poplar::archive
