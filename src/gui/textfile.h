// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace poplar::gui {

/// What came of writing a file.
enum class Writing { Done, Failed };

/// Writes a file, replacing an old one only when complete. Not on the thread that draws.
[[nodiscard]] Writing writeFileNow(const QString &path, const QByteArray &content);

/// Writes a file on another thread, replacing an old one only when complete.
/// @param done called in the thread of `context`, unless that is gone by then.
void writeFile(QObject *context, const QString &path, const QByteArray &content,
               const std::function<void(const Writing &)> &done);

} // namespace poplar::gui
