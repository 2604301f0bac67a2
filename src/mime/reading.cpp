// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/envelopereading.h"
#include "mime/innerfiles.h"
#include "mime/message.h"
#include "mime/messagetext.h"
#include "mime/partcontent.h"
#include "mime/structure.h"

#include <QFile>
#include <QSaveFile>

namespace poplar::mime {

namespace {

Error fileError(const QFileDevice &file)
{
    return {ErrorKind::Storage, {}, {}, {}, file.errorString()};
}

/// What a number names.
struct PlaceInMessage {
    Part part;
    std::optional<InnerFile> inner; ///< A file within it.
};

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

} // namespace

Result<Message> readMessage(const QString &path, const ReadingOptions &options)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    const Result<Structure> structure = readStructure(file);
    if (!structure)
        return structure.error();
    Result<Message> message = MessageText(file, *structure, options).read();
    if (message)
        message.value().envelope = envelopeOf(structure->header);
    return message;
}

Result<Done> savePart(const QString &messagePath, int part, const QString &path)
{
    QFile message(messagePath);
    if (!message.open(QIODevice::ReadOnly))
        return fileError(message);
    const Result<Structure> structure = readStructure(message);
    if (!structure)
        return structure.error();
    const Result<PlaceInMessage> place = placeOf(part, message, *structure);
    if (!place)
        return place.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file);
    if (const Result<Done> written = place->inner ? writeInnerFile(message, place->part, *place->inner, file)
                                                  : writeContent(message, place->part, file);
        !written)
        return written;
    if (!file.commit())
        return fileError(file);
    return Done();
}

} // namespace poplar::mime
