// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/passwordedit.h"

#include "gui/icons.h"

#include <QAction>

namespace poplar::gui {

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_toggle(new QAction(this))
{
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_toggle->setObjectName(QStringLiteral("showPassword"));
    m_toggle->setCheckable(true);
    addAction(m_toggle, QLineEdit::TrailingPosition);
    connect(m_toggle, &QAction::toggled, this, &PasswordEdit::reveal);
    reveal(false);
}

void PasswordEdit::reveal(bool visible)
{
    setEchoMode(visible ? QLineEdit::Normal : QLineEdit::Password);
    m_toggle->setIcon(icon(visible ? Icon::EyeOff : Icon::Eye, Tint::Muted));
    m_toggle->setText(visible ? tr("Hide the password") : tr("Show the password"));
}

} // namespace poplar::gui
