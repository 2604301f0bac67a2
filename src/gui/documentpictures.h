// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/picturedecoder.h"
#include "gui/picturefile.h"

#include <QHash>
#include <QObject>
#include <QPixmap>

namespace poplar::gui {

/// The pictures of an HTML text: each has its place from the beginning, as large as it will be, with a
/// plain ground that stands until it has been decoded, and for good where that cannot be. All together
/// they are bounded by limit::textPixels and limit::decodedPixels: those behind stay plain.
class DocumentPictures : public QObject {
    Q_OBJECT

public:
    explicit DocumentPictures(QObject *parent = nullptr);

    /// The files; forgets those before.
    void setFiles(const QList<QByteArray> &files);

    /// The markup with a width and a height for every "picture:N", so that nothing moves when it comes.
    /// @param markup as mime::SafeHtml has it.
    [[nodiscard]] QString withSizes(const QString &markup);
    /// Begins to decode what withSizes() met, in that order, unless it is there.
    /// @param scale device pixels to a pixel of the text.
    void decode(qreal scale);

    /// Null until it has been decoded.
    [[nodiscard]] QPixmap picture(int number) const { return m_decoded.value(number); }

Q_SIGNALS:
    void decoded(int number);

private:
    [[nodiscard]] QSize sizeFor(int number, int width, int height) const;

    QList<QByteArray> m_files;
    QList<PictureHead> m_heads;
    QHash<int, QSize> m_places; ///< How large each is shown, at the most.
    QList<int> m_order;
    QHash<int, QPixmap> m_decoded;
    bool m_isDecoding = false; ///< It has been asked for.
    PictureDecoder m_decoder;
};

} // namespace poplar::gui
