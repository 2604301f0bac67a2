// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::records {

/// Which files of sessions this program is writing, and which it has finished. The sessions of several
/// accounts run on threads of their own and keep their files in one folder, which none of them could tidy
/// otherwise without a guess at what the others do. Safe from any thread.
namespace openlogs {

enum class Use {
    Open, ///< A session of this program is writing it.
    Closed, ///< One has finished it.
    Unknown, ///< Another program's, or one of an earlier day.
};

/// @param path absolute.
void noteOpen(const QString &path);
void noteClosed(const QString &path);
[[nodiscard]] Use useOf(const QString &path);

} // namespace openlogs

} // namespace poplar::records
