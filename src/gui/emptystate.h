// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace poplar::gui {

/// What a pane shows when it has nothing to show: a picture, what is the matter, and what to do next.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    struct Content {
        Icon picture = Icon::Inbox;
        QString title;
        QString text = {}; ///< May be empty.
        QString button = {}; ///< Empty for none.
    };
    void setContent(const Content &content);

Q_SIGNALS:
    void buttonClicked();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintPicture();

    Icon m_picture = Icon::Inbox;
    QLabel *m_pictureLabel;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace poplar::gui
