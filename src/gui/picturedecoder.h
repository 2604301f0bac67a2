// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QMetaType>
#include <QObject>
#include <QSize>
#include <QThreadPool>

namespace poplar::gui {

/// A picture made of a file, or why there is none.
struct DecodedPicture {
    enum class Fault {
        None,
        UnknownKind, ///< Not of a kind that is decoded; see PictureHead::Kind.
        TooLarge, ///< More pixels than limit::wholePicture or limit::scaledPicture.
        Damaged,
    };
    QImage image; ///< Null where there is a fault.
    QSize size; ///< Of the picture in its file, turned upright.
    Fault fault = Fault::None;
};

/// Decodes a file, whatever is in it, within the limits. Takes up to some seconds: not on the GUI thread.
/// @param bounds a larger picture is made so small that it just covers them; empty for as it is.
[[nodiscard]] DecodedPicture decodePicture(const QByteArray &file, const QSize &bounds);

/// Decodes pictures on a pool of its own, two at a time.
class PictureDecoder : public QObject {
    Q_OBJECT

public:
    explicit PictureDecoder(QObject *parent = nullptr);
    /// Waits for what is being decoded.
    ~PictureDecoder() override;

    /// decoded() tells what came of it, in any order.
    /// @param bounds as for decodePicture().
    void decode(int number, const QByteArray &file, const QSize &bounds);
    /// Drops all that was asked for; nothing more is told of it.
    void forget();

Q_SIGNALS:
    void decoded(int number, const poplar::gui::DecodedPicture &picture);

private:
    int m_round = 0; ///< What was begun in an earlier one is not told.
    QThreadPool m_pool;
};

} // namespace poplar::gui

Q_DECLARE_METATYPE(poplar::gui::DecodedPicture)
