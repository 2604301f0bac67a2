// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/icons.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace poplar::gui {

/// A line above a text that says something about it, with at most one button.
class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Info, Warning, Danger };

    explicit Banner(QWidget *parent = nullptr);

    /// @param button its words; empty for none.
    void setContent(Tone tone, Icon picture, const QString &text, const QString &button = {});

Q_SIGNALS:
    void buttonClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Tone m_tone = Tone::Info;
    Icon m_picture = Icon::Info;
    bool m_dressing = false;
    QLabel *m_pictureLabel;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace poplar::gui
