// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/picturedecoder.h"

#include "base/limits.h"
#include "gui/picturefile.h"

#include <QBuffer>
#include <QImageReader>

namespace poplar::gui {

namespace {

using Fault = DecodedPicture::Fault;
using Kind = PictureHead::Kind;

constexpr int decodedAtOnce = 2;

QByteArray formatOf(Kind kind)
{
    switch (kind) {
    case Kind::Png:
        return "png";
    case Kind::Jpeg:
        return "jpeg";
    case Kind::Gif:
        return "gif";
    case Kind::WebP:
        return "webp";
    case Kind::Bmp:
        return "bmp";
    case Kind::Other:
        break;
    }
    return {};
}

Fault faultOf(const PictureHead &head, const QByteArray &file)
{
    const QByteArray format = formatOf(head.kind);
    if (format.isEmpty() || !QImageReader::supportedImageFormats().contains(format))
        return Fault::UnknownKind;
    if (head.size.isEmpty())
        return Fault::Damaged;
    const bool isJpeg = head.kind == Kind::Jpeg;
    if (head.pixels() > (isJpeg ? limit::scaledPicture : limit::wholePicture))
        return Fault::TooLarge;
    const int scans = isJpeg ? jpegScans(file) : 1;
    return scans > limit::pictureScans || head.pixels() * scans > limit::pictureWork ? Fault::TooLarge
                                                                                     : Fault::None;
}

/// The size to decode to, as the file has it: not turned.
QSize scaledSize(const QSize &size, QSize bounds, QImageIOHandler::Transformations turning)
{
    if (turning & QImageIOHandler::TransformationRotate90)
        bounds.transpose();
    const QSize covering = size.scaled(bounds, Qt::KeepAspectRatioByExpanding);
    return covering.width() < size.width() ? covering : size;
}

} // namespace

DecodedPicture decodePicture(const QByteArray &file, const QSize &bounds)
{
    const PictureHead head = pictureHead(file);
    DecodedPicture decoded{{}, head.size, faultOf(head, file)};
    if (decoded.fault != Fault::None)
        return decoded;
    QByteArray bytes = barePng(file);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, formatOf(head.kind));
    reader.setAutoDetectImageFormat(false); // no other decoder has a try
    reader.setAutoTransform(true);
    const QSize stored = reader.size();
    // Two readings of one file that differ are a trick.
    if (stored != head.size && stored != head.size.transposed()) {
        decoded.fault = Fault::Damaged;
        return decoded;
    }
    if (!bounds.isEmpty())
        reader.setScaledSize(scaledSize(stored, bounds, reader.transformation()));
    const QImage image = reader.read();
    if (image.isNull())
        decoded.fault = Fault::Damaged;
    else // as it is drawn, so that the GUI thread has nothing left to do
        decoded.image = image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                                      : QImage::Format_RGB32);
    return decoded;
}

PictureDecoder::PictureDecoder(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(decodedAtOnce);
    m_pool.setThreadPriority(QThread::LowPriority);
}

PictureDecoder::~PictureDecoder()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PictureDecoder::decode(int number, const QByteArray &file, const QSize &bounds)
{
    m_pool.start([this, number, file, bounds, round = m_round] {
        const DecodedPicture picture = decodePicture(file, bounds);
        QMetaObject::invokeMethod(
            this,
            [this, number, picture, round] {
                if (round == m_round)
                    Q_EMIT decoded(number, picture);
            },
            Qt::QueuedConnection);
    });
}

void PictureDecoder::forget()
{
    m_pool.clear();
    ++m_round;
}

} // namespace poplar::gui
