// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mime/contentinfo.h"
#include "mime/message.h"

#include <QIODevice>
#include <QList>

namespace poplar::mime {

/// A node of the tree that a message is (RFC 2046), and where its content stands in the file.
struct Part {
    ContentInfo info;
    qint64 header = 0; ///< Where its own header begins; it ends where the content begins.
    qint64 begin = 0; ///< Of the content, still encoded…
    qint64 end = 0; ///< …and the octet behind it.
    QList<int> children; ///< Of a multipart; a message within the message is a leaf.

    [[nodiscard]] bool isLeaf() const { return children.isEmpty(); }
};

/// What a message is made of. Part 0 is the whole; the parts stand in the order of a walk.
struct Structure {
    Fields header;
    QList<Part> parts;
    Damages damages;
};

/// Finds the parts of a message file by their boundaries. Time is linear in the size of the file and
/// memory in the number of parts, which limit::mimeParts bounds. GMime's own parser is not used for this:
/// it has no such limit and takes gigabytes for a hostile file of ten megabytes.
///
/// Nothing is hidden: what is nested too deeply, or has no boundary, becomes a leaf.
/// @return Storage if the file cannot be read.
[[nodiscard]] Result<Structure> readStructure(QIODevice &device);

} // namespace poplar::mime
