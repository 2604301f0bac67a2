// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace poplar::gui {

/// A line for a password: hidden, with a button inside that shows it.
class PasswordEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget *parent = nullptr);

private:
    void reveal(bool visible);

    QAction *m_toggle;
};

} // namespace poplar::gui
