// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace poplar::gui {

/// While a menu is open, what is typed is for the menu. Qt would give it to the shortcuts of the view that
/// had the keyboard before: a letter that is to choose in the menu would change the selected messages.
class MenuKeys : public QObject {
    Q_OBJECT

public:
    /// For all menus of the program, as long as this lives.
    explicit MenuKeys(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace poplar::gui
