// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/innerfiles.h"

#include "base/limits.h"
#include "mime/partcontent.h"
#include "mime/tnef.h"
#include "mime/uuencode.h"

#include <QMimeDatabase>
#include <QMimeType>

#include <algorithm>
#include <limits>

namespace poplar::mime {

static_assert(qint64(limit::mimeParts) * (limit::innerFiles + 2) < std::numeric_limits<int>::max());

int innerNumber(int part, int inner)
{
    return part + limit::mimeParts * (inner + 1);
}

PartNumber partNumber(int number)
{
    const int row = number / limit::mimeParts;
    return {number % limit::mimeParts, row > 0 ? std::optional(row - 1) : std::nullopt};
}

QByteArray typeOfFile(const QString &name)
{
    // By the name alone: mimeTypeForFile() would look for such a file, and breaks down over a NUL.
    const QList<QMimeType> types = QMimeDatabase().mimeTypesForFileName(QString(name).remove(QChar::Null));
    return types.isEmpty() ? QByteArray("application/octet-stream") : types.first().name().toLatin1();
}

Result<QList<InnerFile>> innerFilesOf(QIODevice &message, const Part &part)
{
    if (isTnef(part.info)) {
        const Result<QByteArray> content = readContent(message, part, limit::tnefOctets + 1);
        if (!content)
            return content.error();
        return content->size() > limit::tnefOctets ? QList<InnerFile>() : readTnef(*content).files;
    }
    UuencodeFinder finder(0);
    const Result<Done> read = eachBlock(message, part, [&finder](QByteArrayView block) {
        finder.add(block);
        return Wish::More;
    });
    if (!read)
        return read.error();
    return finder.finish().files;
}

Result<Done> writeInnerFile(QIODevice &message, const Part &part, const InnerFile &file, QIODevice &to)
{
    UudecodingWriter decoder(to);
    qint64 at = 0;
    bool written = true;
    const Result<Done> read = eachBlock(message, part, [&](QByteArrayView block) {
        const qint64 from = std::clamp<qint64>(file.begin - at, 0, block.size());
        const qint64 until = std::clamp<qint64>(file.end - at, 0, block.size());
        at += block.size();
        if (until > from) {
            const QByteArrayView wanted = block.sliced(from, until - from);
            written = file.encoding == InnerFile::Encoding::Uuencode
                ? decoder.write(wanted)
                : to.write(wanted.data(), wanted.size()) == wanted.size();
        }
        return written && at < file.end ? Wish::More : Wish::Enough;
    });
    if (read && !(written && decoder.finish()))
        return Error{ErrorKind::Storage, {}, {}, {}, to.errorString()};
    return read;
}

} // namespace poplar::mime
