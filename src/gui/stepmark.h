// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace poplar::gui {

/// The mark before a step: to come, under way (turning), done, failed, left out.
class StepMark : public QWidget {
    Q_OBJECT

public:
    enum class State { Waiting, Running, Passed, Failed, Skipped };

    explicit StepMark(QWidget *parent = nullptr);

    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void turn();
    [[nodiscard]] QString stateName() const;

    State m_state = State::Waiting;
    int m_angle = 0; ///< Degrees.
    QTimer m_turning;
};

} // namespace poplar::gui
