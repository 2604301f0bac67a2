// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/menukeys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

namespace poplar::gui {

MenuKeys::MenuKeys(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool MenuKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !qobject_cast<QMenu *>(watched))
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    event->accept();
    return true;
}

} // namespace poplar::gui
