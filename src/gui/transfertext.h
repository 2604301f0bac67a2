// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/transfervalues.h"

#include <QString>
#include <QStringList>

/// What is said of exports and imports.
namespace poplar::gui {

/// What came of one: a title, and what else there is to know, a sentence each.
struct TransferText {
    enum class Tone { Good, Notice, Problem };
    Tone tone = Tone::Good;
    QString title;
    QStringList lines;
};

[[nodiscard]] TransferText transferText(const mailbox::TransferReport &report);
[[nodiscard]] TransferText uniqueIdText(const mailbox::UniqueIdReport &report);

/// Why a file was left out, in a few words.
[[nodiscard]] QString failureReason(const Error &error);
/// Why all of it came to an end; empty if the user wanted it.
[[nodiscard]] QString stopReason(const Error &error);

/// How far it is: "1,204 of 5,000 messages, 12 MB".
[[nodiscard]] QString transferProgressText(const mailbox::TransferProgress &progress);
/// For a bar of a thousand steps; -1 if unknown.
[[nodiscard]] int transferPermille(const mailbox::TransferProgress &progress);

[[nodiscard]] QString programName(ListingProgram program);

} // namespace poplar::gui
