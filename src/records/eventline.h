// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/transcript.h"

#include <QByteArray>

namespace poplar::records {

/// What stands between the time and the text of an event's line: "C: " for the client, "S: " for the server,
/// "-- " for what happened.
[[nodiscard]] QByteArray speakerOf(const wire::TranscriptEvent &event);

/// The text of an event as a reader may see it, in UTF-8: control characters, escapes and the like made
/// visible by wire::displayText(), what was folded, left out or cut told in brackets by its count. Nothing of
/// a message is in it.
[[nodiscard]] QByteArray textOf(const wire::TranscriptEvent &event);

/// An event as one line of plain text, without its end: the time (UTC, ISO 8601, milliseconds), who spoke,
/// and what. This is the form of log files, of exports and of the clipboard, and the same in every language.
[[nodiscard]] QByteArray lineOf(const wire::TranscriptEvent &event);

} // namespace poplar::records
