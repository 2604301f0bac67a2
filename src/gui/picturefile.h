// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

namespace poplar::gui {

/// What a picture file says of itself. It is read by hand from its first octets, because the libraries
/// that decode pictures may unpack megabytes before they tell a size: this is safe and quick enough for
/// the thread that draws.
struct PictureHead {
    /// The kinds that are decoded at all. What is missing here is so on purpose: SVG can refer to files and
    /// takes any time, the decoders of TIFF and others have a long record of faults.
    enum class Kind { Other, Png, Jpeg, Gif, WebP, Bmp };

    Kind kind = Kind::Other;
    QSize size; ///< In pixels, turned upright as a camera noted it; empty if it cannot be told.

    [[nodiscard]] qint64 pixels() const { return qint64(size.width()) * size.height(); }
    bool operator==(const PictureHead &) const = default;
};

/// Reads the beginning of any file.
[[nodiscard]] PictureHead pictureHead(QByteArrayView file);

/// About how often a decoder goes over a whole progressive JPEG: each time begins with a mark that cannot
/// stand in the data. Reads the whole file.
[[nodiscard]] int jpegScans(QByteArrayView file);

/// A PNG without what is not needed to draw it: texts, which may be bombs of gigabytes when unpacked, and
/// the like. A file that is none comes back as it is, or empty.
[[nodiscard]] QByteArray barePng(const QByteArray &file);

} // namespace poplar::gui
