// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/examinationreport.h"

#include <QLocale>
#include <QStringList>

#include <functional>

/// What an examination found, in words, for the window and poplar-cli alike: said here once.
namespace poplar::findings {

/// How text becomes part of a document.
struct Markup {
    std::function<QString(const QString &)> plain; ///< Escapes Poplar's own words.
    std::function<QString(const QString &)> said; ///< Escapes and sets apart what a server said.
    QLocale locale;
};

/// The sentence about a finding. What comes from a server is neutralised by wire::displayText() before it
/// is marked up.
[[nodiscard]] QString sentence(const mailbox::GradedFinding &finding, const Markup &markup);
/// What stands below it, one line each: the server's words, what an error means.
[[nodiscard]] QStringList details(const mailbox::GradedFinding &finding, const Markup &markup);

[[nodiscard]] QString titleOf(mailbox::ExaminationPart part);
/// One word: "good", "warning".
[[nodiscard]] QString wordFor(mailbox::Grade grade);
/// "RFC 2595, section 4"; empty where there is none.
[[nodiscard]] QString referenceTo(const mailbox::RfcSection &section);
/// Where that can be read; empty likewise.
[[nodiscard]] QString addressOf(const mailbox::RfcSection &section);

} // namespace poplar::findings
