// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/examinationreport.h"

#include <QCoreApplication>

#include <span>

/// The sentences themselves. Internal to this library.
namespace poplar::findings {

inline constexpr char sentenceContext[] = "poplar::findings::Sentences";

/// %1, %2 … stand for the facts of the finding, in their order.
struct SentenceRow {
    mailbox::FindingKind kind;
    const char *text;
};

/// About ports, certificate, TLS, capabilities and logging in.
[[nodiscard]] std::span<const SentenceRow> sentencesOfDoors();
/// About the maildrop, manners and speed.
[[nodiscard]] std::span<const SentenceRow> sentencesOfMaildrop();

} // namespace poplar::findings
