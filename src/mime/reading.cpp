// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/envelopereading.h"
#include "mime/message.h"
#include "mime/messagetext.h"
#include "mime/partplace.h"
#include "mime/structure.h"

#include <QFile>
#include <QSaveFile>

namespace poplar::mime {

namespace {

Error fileError(const QFileDevice &file)
{
    return {ErrorKind::Storage, {}, {}, {}, file.errorString()};
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
    if (const Result<Done> written = writePlace(message, *place, file); !written)
        return written;
    if (!file.commit())
        return fileError(file);
    return Done();
}

} // namespace poplar::mime
