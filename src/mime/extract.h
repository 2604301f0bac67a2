// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <optional>

namespace poplar::mime {

/// An attachment as a program wants it: what the message says of it and a proof of its content.
struct ExtractedAttachment {
    QString name; ///< As the message has it, decoded, empty if it has none. It is not safe as a file name.
    QByteArray type; ///< "application/pdf", lower case.
    qint64 octets = 0; ///< After transfer decoding.
    QByteArray sha256; ///< Of these octets, raw.

    bool operator==(const ExtractedAttachment &) const = default;
};

/// A message taken apart for programs: bodies as they are, nothing made fit for reading.
struct Extract {
    Envelope envelope;
    /// The first bare text/plain part (of whatever depth), decoded, with LF line ends. Nothing if there is
    /// none.
    std::optional<QString> text;
    std::optional<QString> html; ///< The first bare text/html part likewise: its source.
    /// Leaf parts with `Content-Disposition: attachment`, a file name, or a type other than text/*; a
    /// message within the message is one of them and is not looked into.
    QList<ExtractedAttachment> attachments;
    Damages damages;
};

/// Reads a message file, streaming: attachments never lie in memory, and of a body
/// limit::extractedText at most. Any file can be read as a message; `Extract::damages` says how well it
/// was one. Blocks.
/// @return Storage if the file cannot be read.
[[nodiscard]] Result<Extract> extractMessage(const QString &path);

} // namespace poplar::mime
