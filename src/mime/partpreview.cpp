// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/partpreview.h"

#include "base/limits.h"
#include "mime/partplace.h"
#include "mime/structure.h"

#include <QFile>
#include <QMimeDatabase>

namespace poplar::mime {

namespace {

/// What programs send whose type is not known to them.
bool saysNothing(const QByteArray &type)
{
    return type.isEmpty() || type == "application/octet-stream" || type == "application/x-download"
        || type == "application/force-download" || type == "application/binary";
}

PreviewKind kindOf(const QMimeType &type)
{
    const QString name = type.name();
    if (name.startsWith(u"image/svg"))
        return PreviewKind::Text; // a text that draws: it could refer to files
    if (name.startsWith(u"image/"))
        return PreviewKind::Picture;
    return type.inherits(QStringLiteral("text/plain")) ? PreviewKind::Text : PreviewKind::None;
}

QString linesOf(const QByteArray &bytes, const QByteArray &charset, Extent extent)
{
    QString text = decodeText(bytes, charset, extent).text;
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(u'\r', u'\n');
    return text.replace(QChar(0), QChar(QChar::ReplacementCharacter));
}

} // namespace

PreviewKind previewKind(const QString &fileName, const QByteArray &type)
{
    const QMimeDatabase types;
    if (type.startsWith("text/"))
        return PreviewKind::Text;
    if (saysNothing(type))
        return kindOf(types.mimeTypeForFile(fileName, QMimeDatabase::MatchExtension));
    if (type.startsWith("image/") && !type.startsWith("image/svg"))
        return PreviewKind::Picture;
    return type.startsWith("message/") ? PreviewKind::None
                                       : kindOf(types.mimeTypeForName(QString::fromLatin1(type)));
}

Result<PartPreview> readPartPreview(const QString &messagePath, int part, PreviewKind kind)
{
    QFile message(messagePath);
    if (!message.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, message.errorString()};
    const Result<Structure> structure = readStructure(message);
    if (!structure)
        return structure.error();
    const Result<PlaceInMessage> place = placeOf(part, message, *structure);
    if (!place)
        return place.error();
    const qint64 most = kind == PreviewKind::Text ? limit::previewedText : limit::previewedPicture;
    const Result<QByteArray> bytes = readPlace(message, *place, most + 1);
    if (!bytes)
        return bytes.error();
    PartPreview preview;
    preview.kind = kind;
    preview.extent = bytes->size() > most ? Extent::Cut : Extent::Whole;
    // The charset that a part declares is not that of a file packed in it.
    const QByteArray charset = place->inner ? QByteArray() : place->part.info.charset;
    if (kind == PreviewKind::Text)
        preview.text = linesOf(bytes->left(most), charset, preview.extent);
    else if (kind == PreviewKind::Picture)
        preview.picture = bytes->left(most);
    return preview;
}

} // namespace poplar::mime
