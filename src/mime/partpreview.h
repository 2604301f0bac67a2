// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mime/charset.h"

#include <QByteArray>
#include <QString>

namespace poplar::mime {

/// How an attachment can be shown within the window.
enum class PreviewKind { None, Text, Picture };

/// By its type, and by the ending of its name where the type says nothing. Nobody has looked into it yet.
[[nodiscard]] PreviewKind previewKind(const QString &fileName, const QByteArray &type);

/// As much of an attachment as is shown within the window.
struct PartPreview {
    PreviewKind kind = PreviewKind::None;
    QString text; ///< For Text: decoded, LF line ends, the first limit::previewedText octets.
    QByteArray picture; ///< For Picture: the file, not looked at; limit::previewedPicture octets at the most.
    Extent extent = Extent::Whole;
};

/// Reads the beginning of one part of a message file. Blocks: not on the GUI thread.
/// @param part as in Attachment::part.
/// @return Storage if the file cannot be read; Malformed if the message has no such part.
[[nodiscard]] Result<PartPreview> readPartPreview(const QString &messagePath, int part, PreviewKind kind);

} // namespace poplar::mime
