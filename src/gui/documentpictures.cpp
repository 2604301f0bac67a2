// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/documentpictures.h"

#include "base/limits.h"

#include <QRegularExpression>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int widestPicture = 1200; ///< Of those whose author gave no width.
constexpr int tallestPicture = 8 * widestPicture;
constexpr int unknownSide = 24; ///< Of a picture that does not tell its size.

int attributeOf(QStringView tag, QStringView name)
{
    const qsizetype at = tag.indexOf(name);
    if (at < 0)
        return 0;
    const QStringView value = tag.sliced(at + name.size());
    return value.first(std::max<qsizetype>(0, value.indexOf(u'"'))).toInt();
}

QString withoutSides(QString attributes)
{
    static const QRegularExpression sides(QStringLiteral(" (?:width|height)=\"[^\"]*\""));
    return attributes.remove(sides);
}

} // namespace

DocumentPictures::DocumentPictures(QObject *parent)
    : QObject(parent)
{
    connect(&m_decoder, &PictureDecoder::decoded, this, [this](int number, const DecodedPicture &picture) {
        if (picture.image.isNull())
            return;
        m_decoded.insert(number, QPixmap::fromImage(picture.image));
        Q_EMIT decoded(number);
    });
}

void DocumentPictures::setFiles(const QList<QByteArray> &files)
{
    m_decoder.forget();
    m_decoded.clear();
    m_isDecoding = false;
    m_files = files;
    m_heads.clear();
    for (const QByteArray &file : files) {
        const PictureHead head = pictureHead(file);
        // What will not be decoded gets no large place either.
        m_heads += head.pixels() > limit::scaledPicture ? PictureHead() : head;
    }
}

QString DocumentPictures::withSizes(const QString &markup)
{
    static const QRegularExpression place(QStringLiteral("<img src=\"picture:(\\d+)\"([^>]*)>"));
    m_places.clear();
    m_order.clear();
    QString sized;
    qsizetype from = 0;
    for (auto match = place.globalMatch(markup); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const int number = one.capturedView(1).toInt();
        if (number >= m_files.size())
            continue;
        const QStringView given = one.capturedView(2);
        const QSize size =
            sizeFor(number, attributeOf(given, u" width=\""), attributeOf(given, u" height=\""));
        if (!m_places.contains(number))
            m_order += number;
        m_places[number] = m_places.value(number).expandedTo(size);
        sized += QStringView(markup).sliced(from, one.capturedStart() - from);
        sized += QStringLiteral("<img src=\"picture:%1\" width=\"%2\" height=\"%3\"")
                     .arg(number)
                     .arg(size.width())
                     .arg(size.height());
        sized += withoutSides(given.toString()) + u'>';
        from = one.capturedEnd();
    }
    return sized += QStringView(markup).sliced(from);
}

/// As its author wants it; where only one side is given or none, the picture has its own shape.
QSize DocumentPictures::sizeFor(int number, int width, int height) const
{
    const QSize own = m_heads[number].size;
    if (own.isEmpty())
        return {width > 0 ? width : unknownSide, height > 0 ? height : unknownSide};
    if (width <= 0 && height <= 0)
        width = std::min(own.width(), widestPicture);
    if (width <= 0)
        width = int(std::clamp<qint64>(qint64(own.width()) * height / own.height(), 1, widestPicture));
    if (height <= 0)
        height = int(std::clamp<qint64>(qint64(own.height()) * width / own.width(), 1, tallestPicture));
    return {width, height};
}

void DocumentPictures::decode(qreal scale)
{
    if (std::exchange(m_isDecoding, true))
        return;
    qint64 shown = 0;
    qint64 stored = 0;
    for (const int number : std::as_const(m_order)) {
        const PictureHead &head = m_heads[number];
        if (head.kind == PictureHead::Kind::Other || head.size.isEmpty())
            continue;
        const QSize place = m_places[number] * scale;
        const QSize covering = head.size.scaled(place, Qt::KeepAspectRatioByExpanding);
        shown += std::min(qint64(covering.width()) * covering.height(), head.pixels());
        stored += head.pixels();
        if (shown > limit::textPixels || stored > limit::decodedPixels)
            return;
        m_decoder.decode(number, m_files[number], place);
    }
}

} // namespace poplar::gui
