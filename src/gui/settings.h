// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

class QSettings;

namespace poplar::gui {

/// What the user chose in the settings dialog.
struct Preferences {
    ThemeChoice theme = ThemeChoice::System;
    QString language; ///< "en" or "ru"; empty for the system's. Counts from the next start on.
    int textPoints = 0; ///< Size of the window's text; 0 for the system's.

    bool operator==(const Preferences &) const = default;
};

[[nodiscard]] Preferences loadPreferences(const QSettings &file);
void savePreferences(QSettings &file, const Preferences &preferences);

/// Where the message is shown, seen from the list.
enum class MessagePlacement { Below, Beside };

/// How the window looked when it was last closed. The byte arrays are Qt's own, from saveState().
struct WindowState {
    QByteArray geometry;
    QByteArray docks;
    QByteArray accountSplitter;
    QByteArray messageSplitter;
    QByteArray listHeader;
    MessagePlacement placement = MessagePlacement::Below;
    int zoom = 100; ///< Of the letters of messages, in per cent.
    QString account; ///< The id of the account chosen last,
    QString place; ///< and which part of its mail: see placeToText().
    QStringList collapsed; ///< Rows of the tree of accounts.
};

[[nodiscard]] WindowState loadWindowState(const QSettings &file);
void saveWindowState(QSettings &file, const WindowState &state);

} // namespace poplar::gui
