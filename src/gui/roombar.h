// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poplar::gui {

/// A bar for how full a maildrop is, what would go, and where the goal is, and the quota where the maildrop
/// is larger. It says nothing that is not said in words beside it.
class RoomBar : public QWidget {
    Q_OBJECT

public:
    explicit RoomBar(QWidget *parent = nullptr);

    struct Figures {
        qint64 stays = 0;
        qint64 goes = 0; ///< Ticked, or proposed.
        qint64 goal = 0;
        qint64 quota = 0; ///< 0 if unknown: then the bar is as long as the maildrop is large.

        bool operator==(const Figures &) const = default;
    };
    void setFigures(const Figures &figures);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Figures m_figures;
};

} // namespace poplar::gui
