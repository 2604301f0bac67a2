// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace poplar::gui {

/// A command that can be typed, as completion and help show it.
struct ConsoleVerb {
    QByteArray name; ///< "TOP"; upper case. It may have several words: "MAIL FROM:".
    QString usage; ///< "TOP message lines"; begins with the name.
    QString help; ///< What it is for, in one or two sentences.
    QString reference; ///< "RFC 1939, section 7"; empty if there is none.
    QString obstacle; ///< Why it is not possible now, as a sentence; empty if it is. It may be sent anyway.

    bool operator==(const ConsoleVerb &) const = default;
};

/// A verb as it is typed, with a space where something must stand behind it.
[[nodiscard]] inline QString typedBeginning(const ConsoleVerb &verb)
{
    const QString name = QString::fromUtf8(verb.name);
    const bool goesOn =
        verb.usage.startsWith(name + u' ') && !verb.usage.startsWith(name + QStringLiteral(" ["));
    return goesOn ? name + u' ' : name;
}

} // namespace poplar::gui
