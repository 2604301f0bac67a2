// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timesharespicture.h"

#include <QWidget>

namespace poplar::gui {

/// What the time of a session went by with: a bar in parts, and below it each with its sign and its share.
class TimeShares : public QWidget {
    Q_OBJECT

public:
    explicit TimeShares(QWidget *parent = nullptr);

    void setStatistics(const wire::SessionStatistics &statistics);
    /// "Waiting for the server: 1.24 s (34 %)" and so on, a line for each part.
    [[nodiscard]] QStringList lines() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TimeSharesPicture m_picture;
};

} // namespace poplar::gui
