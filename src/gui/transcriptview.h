// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistview.h"

namespace poplar::gui {

/// The list of a log's lines. It tells what the user does with it from what the program does.
class TranscriptView : public MessageListView {
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);

Q_SIGNALS:
    /// The user has scrolled to a place: by wheel, bar or dragging.
    /// @param isEnd whether the last line is in sight there.
    void scrolled(bool isEnd);
    /// The user has gone to another line with the keyboard.
    void moved();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void verticalScrollbarValueChanged(int value) override;
};

} // namespace poplar::gui
