// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace poplar::gui {

/// Asks for a file to write, without blocking; an existing one is overwritten only after a question.
/// @param suggestion the whole path that the dialog starts with.
/// @param save called with the path chosen, once or never, and not after `parent` is gone.
void askWhereToSave(QWidget *parent, const QString &title, const QString &suggestion,
                    const std::function<void(const QString &)> &save);

/// Asks for a folder to write into, without blocking.
/// @param suggestion the folder that the dialog starts with.
/// @param save called with the folder chosen, once or never, and not after `parent` is gone.
void askForFolder(QWidget *parent, const QString &title, const QString &suggestion,
                  const std::function<void(const QString &)> &save);

} // namespace poplar::gui
