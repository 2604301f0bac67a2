// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace poplar::wire {

/// A line as a person typed it, taken apart as far as it matters what of it may be seen.
struct TypedLine {
    QByteArray verb; ///< Upper case; empty where there is none, or where it is hidden itself.
    qint64 number = 0; ///< What stands behind the verb, if it is a message number; else 0.
    QByteArray shown; ///< With a blot for what may not be seen.
    QList<Secret> secrets = {}; ///< What may not be seen, and what is in it.
};

/// Reads an answer to a challenge: nothing of it is shown, but for an empty one and the "*" that gives up.
[[nodiscard]] TypedLine readTypedAnswer(QByteArrayView line);

/// A command of which the first @p open octets may be seen, blanks before it left out.
/// @param verb as of TypedLine.
[[nodiscard]] TypedLine readTypedLine(QByteArrayView line, qsizetype open, const QByteArray &verb);

/// Where the name of a SASL mechanism ends that stands there; nothing where none does that has one (RFC 4422
/// section 3.1): what stands behind AUTH instead may be a password. Only names that are registered, or widely
/// used, are known.
[[nodiscard]] std::optional<qsizetype> mechanismEnd(QByteArrayView line, qsizetype from);

/// Whether a line of a protocol cannot have this in it: CR, LF or NUL.
[[nodiscard]] bool breaksTheLine(QByteArrayView line);

/// Where the first octet is that is no blank, or the end,
[[nodiscard]] qsizetype skipBlanks(QByteArrayView line, qsizetype from);
/// and where the next blank is, or the end.
[[nodiscard]] qsizetype wordEnd(QByteArrayView line, qsizetype from);

} // namespace poplar::wire
