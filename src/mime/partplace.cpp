// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/partplace.h"

#include "mime/partcontent.h"

#include <QBuffer>

#include <algorithm>

namespace poplar::mime {

Result<PlaceInMessage> placeOf(int number, QIODevice &message, const Structure &structure)
{
    const Error none{ErrorKind::Malformed, {}, {}, {}, {}};
    const PartNumber place = partNumber(number);
    if (number < 0 || place.part >= structure.parts.size() || !structure.parts[place.part].isLeaf())
        return none;
    const Part &part = structure.parts[place.part];
    if (!place.inner)
        return PlaceInMessage{part, {}};
    const Result<QList<InnerFile>> files = innerFilesOf(message, part);
    if (!files)
        return files.error();
    if (*place.inner >= files->size())
        return none;
    return PlaceInMessage{part, files->at(*place.inner)};
}

Result<QByteArray> readPlace(QIODevice &message, const PlaceInMessage &place, qint64 atMost)
{
    if (!place.inner)
        return readContent(message, place.part, atMost);
    InnerFile beginning = *place.inner;
    // Uuencode takes less than twice as much.
    beginning.end = std::min(beginning.end, beginning.begin + 2 * atMost + 128);
    QBuffer content;
    content.open(QIODevice::WriteOnly);
    if (const Result<Done> read = writeInnerFile(message, place.part, beginning, content); !read)
        return read.error();
    return content.data().left(atMost);
}

Result<Done> writePlace(QIODevice &message, const PlaceInMessage &place, QIODevice &to)
{
    return place.inner ? writeInnerFile(message, place.part, *place.inner, to)
                       : writeContent(message, place.part, to);
}

} // namespace poplar::mime
