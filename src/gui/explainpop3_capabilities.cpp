// SPDX-License-Identifier: GPL-3.0-or-later
// What the capabilities of a POP3 server mean.
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <QLocale>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr Explain::Entry capabilities[] = {
    {"TOP", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server can send the beginning of a message: TOP."),
     "2449", "6.1"},
    {"USER", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "One can log in by USER and PASS."), "2449",
     "6.2"},
    {"SASL", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "One can log in by AUTH, with the mechanisms that are named."),
     "5034", "3"},
    {"RESP-CODES", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "What stands in square brackets behind +OK or -ERR is a code for programs, and not part of "
         "the words."),
     "2449", "6.4"},
    {"LOGIN-DELAY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "So many seconds must pass between two logins."), "2449",
     "6.5"},
    {"PIPELINING", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Commands may be sent before the replies to earlier ones have come: that saves waiting."),
     "2449", "6.6"},
    {"EXPIRE", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "How many days the server keeps messages. NEVER: it does not delete on its own; 0: it may do so "
         "as soon as the session ends."),
     "2449", "6.7"},
    {"UIDL", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server can name messages by unique-ids: UIDL."), "2449",
     "6.8"},
    {"IMPLEMENTATION", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Which program the server is. Poplar decides nothing by it."),
     "2449", "6.9"},
    {"STLS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The connection can be switched to encryption: STLS."), "2595",
     "4"},
    {"AUTH-RESP-CODE", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "A failed login carries the code AUTH only if user name or password is to blame."),
     "3206", "6"},
    {"UTF8", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "After the command UTF8, messages may come with headers in UTF-8. Only where the word USER "
         "stands behind it may user names and passwords be in UTF-8, too (RFC 6856, section 2.2)."),
     "6856", "2.1"},
    {"LANG", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server can word its replies in other languages."), "6856",
     "3"},
};

} // namespace

Explanation Explain::capability(const QByteArray &line)
{
    const QByteArray name = line.mid(0, line.indexOf(' ')).toUpper();
    const QString title = tr("The capability %1").arg(wire::displayText(name));
    const auto *found = std::find_if(std::begin(capabilities), std::end(capabilities),
                                     [&name](const Entry &entry) { return name == entry.name; });
    if (found == std::end(capabilities))
        return {title,
                {name.startsWith('X') ? tr("An extension of this server’s own; Poplar does not use it.")
                                      : tr("Poplar does not know it and does not use it.")},
                reference("2449", "5")};
    Explanation told = of(*found);
    told.title = title;
    return told;
}

} // namespace poplar::gui
