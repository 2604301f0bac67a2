// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace poplar::gui {

/// Says that only the beginning of a text is shown, and offers more of it.
class MoreBar : public QFrame {
    Q_OBJECT

public:
    explicit MoreBar(QWidget *parent = nullptr);

    /// Hides the bar where the text is shown whole.
    void setShown(mime::Damages damages, const mime::ShownLimits &limits);

Q_SIGNALS:
    void moreWanted(const poplar::mime::ShownLimits &limits);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    mime::ShownLimits m_limits;
    bool m_dressing = false;
    QLabel *m_text;
    QPushButton *m_more;
    QPushButton *m_all;
};

} // namespace poplar::gui
