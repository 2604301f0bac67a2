// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poplar::records {

/// What is spoken on a connection.
enum class Application { Pop3, Smtp };

} // namespace poplar::records
