// SPDX-License-Identifier: GPL-3.0-or-later
// What the response codes of POP3 mean (RFC 2449 section 8, RFC 3206, RFC 6856 section 5).
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <algorithm>

namespace poplar::gui {

namespace {

/// The finer ones first: one that is not known goes by the coarser (RFC 2449 section 8).
constexpr Explain::Entry codes[] = {
    {"IN-USE", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "[IN-USE]: the password is right, but another program has the maildrop open (RFC 2449, "
         "section 8.1.2)."),
     "", ""},
    {"LOGIN-DELAY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "[LOGIN-DELAY]: the last login was too short a time ago (RFC 2449, section 8.1.1)."),
     "", ""},
    {"SYS/TEMP", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "[SYS/TEMP]: the server has a trouble that will pass; the same again later may succeed "
         "(RFC 3206, section 4)."),
     "", ""},
    {"SYS/PERM", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "[SYS/PERM]: the server has a trouble that will not pass by itself; its administrator has to "
         "help (RFC 3206, section 4)."),
     "", ""},
    {"SYS", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "[SYS]: the fault lies with the server, not with the user name or the password (RFC 3206, "
         "section 4)."),
     "", ""},
    {"AUTH", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "[AUTH]: the fault lies with the user name, the password or the right to log in (RFC 3206, "
         "section 5)."),
     "", ""},
    {"UTF8", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "[UTF8]: the message has a header in UTF-8, which is to be had only after the command UTF8 "
         "(RFC 6856, section 5)."),
     "", ""},
};

/// Levels with a slash between them, of any printable characters but these (RFC 2449 section 8). Numbers
/// alone, as addresses have them, were never given as codes.
bool isResponseCode(const QByteArray &code)
{
    const auto isAllowed = [](char c) { return c > ' ' && c < 0x7f && !QByteArrayView("[]").contains(c); };
    const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
    const QByteArrayList levels = code.split('/');
    return !levels.contains(QByteArray()) && std::all_of(code.begin(), code.end(), isAllowed)
        && std::any_of(code.begin(), code.end(), isLetter);
}

} // namespace

QString Explain::code(const QByteArray &text)
{
    const QByteArray behind = text.mid(text.indexOf(' ') + 1).trimmed();
    const qsizetype end = behind.indexOf(']');
    if (!text.contains(' ') || !behind.startsWith('[') || end < 2)
        return {};
    const QByteArray found = behind.mid(1, end - 1).toUpper();
    for (const Entry &known : codes) {
        const QByteArray name(known.name);
        if (found == name || found.startsWith(name + '/'))
            return tr(known.meaning);
    }
    // Behind +OK it is rather a part of the words: "+OK [10.0.0.1] ready".
    if (!text.startsWith("-ERR") || !isResponseCode(found))
        return {};
    return tr("[%1] is a response code that Poplar does not know (RFC 2449, section 8).")
        .arg(wire::displayText(found));
}

} // namespace poplar::gui
