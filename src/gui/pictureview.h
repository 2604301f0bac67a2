// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace poplar::gui {

/// Shows a picture as large as there is room, but not larger than it is.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    /// @param size of the picture; the image may have been made smaller.
    /// @param name for those who cannot see it.
    void setPicture(const QImage &image, const QSize &size, const QString &name);
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect place() const;

    QPixmap m_picture;
    QSize m_size;
};

} // namespace poplar::gui
