// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/picturefile.h"

#include <QSet>
#include <QtEndian>

#include <cmath>

namespace poplar::gui {

namespace {

using Kind = PictureHead::Kind;

const QByteArrayView pngMark("\x89PNG\r\n\x1a\n", 8);

/// Numbers at a place; 0 behind the end.
template <class Number>
Number bigAt(QByteArrayView file, qsizetype at)
{
    const bool isThere = at >= 0 && at + qsizetype(sizeof(Number)) <= file.size();
    return isThere ? qFromBigEndian<Number>(file.data() + at) : Number(0);
}

template <class Number>
Number littleAt(QByteArrayView file, qsizetype at)
{
    const bool isThere = at >= 0 && at + qsizetype(sizeof(Number)) <= file.size();
    return isThere ? qFromLittleEndian<Number>(file.data() + at) : Number(0);
}

quint8 octetAt(QByteArrayView file, qsizetype at)
{
    return littleAt<quint8>(file, at);
}

QSize sizeOf(qint64 width, qint64 height)
{
    constexpr qint64 most = 1 << 16; // no side is longer, so that products do not overflow
    const bool isSensible = width > 0 && height > 0 && width <= most && height <= most;
    return isSensible ? QSize(int(width), int(height)) : QSize();
}

QSize webpSize(QByteArrayView file)
{
    const QByteArrayView chunk = file.sliced(12, std::min<qsizetype>(4, file.size() - 12));
    const auto triple = [file](qsizetype at) {
        return octetAt(file, at) | octetAt(file, at + 1) << 8 | octetAt(file, at + 2) << 16;
    };
    if (chunk == "VP8X")
        return sizeOf(triple(24) + 1, triple(27) + 1);
    if (chunk == "VP8L") {
        const auto bits = littleAt<quint32>(file, 21);
        return sizeOf((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
    }
    return sizeOf(littleAt<quint16>(file, 26) & 0x3fff, littleAt<quint16>(file, 28) & 0x3fff);
}

/// Whether Exif notes say that the camera was held upright, so that width and height are exchanged.
bool isTurned(QByteArrayView exif)
{
    if (!exif.startsWith("II") && !exif.startsWith("MM"))
        return false;
    const bool little = exif.startsWith("II");
    const auto word = [exif, little](qsizetype at) {
        return little ? littleAt<quint16>(exif, at) : bigAt<quint16>(exif, at);
    };
    const qsizetype list = little ? littleAt<quint32>(exif, 4) : bigAt<quint32>(exif, 4);
    constexpr quint16 orientation = 0x0112;
    for (int i = 0; i < word(list); ++i) {
        const qsizetype entry = list + 2 + 12 * qsizetype(i);
        if (entry + 12 > exif.size())
            break;
        if (word(entry) == orientation)
            return word(entry + 8) >= 5 && word(entry + 8) <= 8;
    }
    return false;
}

bool isFrame(quint8 marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Goes from segment to segment up to the one that has the size.
QSize jpegSize(QByteArrayView file)
{
    QSize size;
    bool turned = false;
    qsizetype at = 2;
    while (at + 4 <= file.size() && octetAt(file, at) == 0xFF) {
        const quint8 marker = octetAt(file, at + 1);
        const qsizetype length = bigAt<quint16>(file, at + 2);
        if (marker == 0xFF) { // filling
            ++at;
            continue;
        }
        if (marker == 0xE1 && file.sliced(at + 4).startsWith(QByteArrayView("Exif\0\0", 6)))
            turned = turned
                || isTurned(file.sliced(at + 10).first(
                    std::clamp<qsizetype>(length - 8, 0, file.size() - at - 10)));
        if (isFrame(marker)) {
            size = sizeOf(bigAt<quint16>(file, at + 7), bigAt<quint16>(file, at + 5));
            break;
        }
        at += 2 + std::max<qsizetype>(length, 2);
    }
    return turned ? size.transposed() : size;
}

} // namespace

PictureHead pictureHead(QByteArrayView file)
{
    if (file.startsWith(pngMark))
        return {Kind::Png, sizeOf(bigAt<quint32>(file, 16), bigAt<quint32>(file, 20))};
    if (file.startsWith("\xff\xd8\xff"))
        return {Kind::Jpeg, jpegSize(file)};
    if (file.startsWith("GIF87a") || file.startsWith("GIF89a"))
        return {Kind::Gif, sizeOf(littleAt<quint16>(file, 6), littleAt<quint16>(file, 8))};
    if (file.startsWith("RIFF") && file.size() > 16 && file.sliced(8).startsWith("WEBP"))
        return {Kind::WebP, webpSize(file)};
    if (file.startsWith("BM"))
        return {Kind::Bmp, sizeOf(littleAt<qint32>(file, 18), std::abs(qint64(littleAt<qint32>(file, 22))))};
    return {};
}

int jpegScans(QByteArrayView file)
{
    return int(file.count(QByteArrayView("\xff\xda", 2)));
}

QByteArray barePng(const QByteArray &file)
{
    static const QSet<QByteArray> needed{"IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "sRGB", "pHYs"};
    constexpr qsizetype frame = 12; // length, name and checksum of a chunk
    if (!file.startsWith(pngMark))
        return file;
    QByteArray bare;
    bare.reserve(file.size());
    bare += pngMark;
    for (qsizetype at = pngMark.size(); at + frame <= file.size();) {
        const qsizetype length = frame + qsizetype(bigAt<quint32>(file, at));
        const QByteArray name = file.mid(at + 4, 4);
        if (needed.contains(name))
            bare += QByteArrayView(file).sliced(at).first(std::min(length, file.size() - at));
        at += length;
    }
    return bare;
}

} // namespace poplar::gui
