// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings.h"

#include <QSettings>

namespace poplar::gui {
namespace {

constexpr QLatin1StringView themeNames[] = {QLatin1StringView("system"), QLatin1StringView("light"),
                                            QLatin1StringView("dark")};
constexpr int smallestText = 7;
constexpr int largestText = 32;

ThemeChoice themeNamed(const QString &name)
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (name == themeNames[int(choice)])
            return choice;
    }
    return ThemeChoice::System;
}

} // namespace

Preferences loadPreferences(const QSettings &file)
{
    Preferences preferences;
    preferences.theme = themeNamed(file.value(QStringLiteral("Look/theme")).toString());
    preferences.language = file.value(QStringLiteral("Look/language")).toString();
    const int points = file.value(QStringLiteral("Look/textPoints")).toInt();
    if (points >= smallestText && points <= largestText)
        preferences.textPoints = points;
    return preferences;
}

void savePreferences(QSettings &file, const Preferences &preferences)
{
    file.setValue(QStringLiteral("Look/theme"), QString(themeNames[int(preferences.theme)]));
    file.setValue(QStringLiteral("Look/language"), preferences.language);
    file.setValue(QStringLiteral("Look/textPoints"), preferences.textPoints);
}

WindowState loadWindowState(const QSettings &file)
{
    const auto bytes = [&file](const char *key) {
        return file.value(QStringLiteral("Window/") + QLatin1StringView(key)).toByteArray();
    };
    WindowState state;
    state.geometry = bytes("geometry");
    state.docks = bytes("docks");
    state.accountSplitter = bytes("accountSplitter");
    state.messageSplitter = bytes("messageSplitter");
    state.listHeader = bytes("listHeader");
    if (file.value(QStringLiteral("Window/placement")).toString() == u"beside")
        state.placement = MessagePlacement::Beside;
    state.zoom = file.value(QStringLiteral("Window/zoom"), state.zoom).toInt();
    state.account = file.value(QStringLiteral("Window/account")).toString();
    state.place = file.value(QStringLiteral("Window/place")).toString();
    state.collapsed = file.value(QStringLiteral("Window/collapsed")).toStringList();
    return state;
}

void saveWindowState(QSettings &file, const WindowState &state)
{
    const auto store = [&file](const char *key, const QVariant &value) {
        file.setValue(QStringLiteral("Window/") + QLatin1StringView(key), value);
    };
    store("geometry", state.geometry);
    store("docks", state.docks);
    store("accountSplitter", state.accountSplitter);
    store("messageSplitter", state.messageSplitter);
    store("listHeader", state.listHeader);
    store("placement",
          state.placement == MessagePlacement::Beside ? QStringLiteral("beside") : QStringLiteral("below"));
    store("zoom", state.zoom);
    store("account", state.account);
    store("place", state.place);
    store("collapsed", state.collapsed);
}

} // namespace poplar::gui
