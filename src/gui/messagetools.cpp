// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagetools.h"

#include "gui/charsetmenu.h"
#include "gui/icons.h"

#include <QAction>
#include <QToolButton>

namespace poplar::gui {

MessageTools::MessageTools(QWidget *parent)
    : QToolBar(parent)
    , m_plainText(new QAction(icon(Icon::FileText), tr("Plain text"), this))
    , m_original(new QAction(icon(Icon::Globe), tr("Original layout"), this))
    , m_fixedWidth(new QAction(icon(Icon::ScrollText), tr("Fixed-width text"), this))
    , m_save(new QAction(icon(Icon::Save), tr("Save message as…"), this))
    , m_charsets(new CharsetMenu(this))
{
    setObjectName(QStringLiteral("messageTools"));
    setStyleSheet(QStringLiteral("QToolBar { border: none; background: transparent; }"));
    m_plainText->setObjectName(QStringLiteral("plainText"));
    m_plainText->setCheckable(true);
    m_plainText->setToolTip(tr("Show the text without its layout"));
    m_original->setObjectName(QStringLiteral("originalLayout"));
    m_original->setCheckable(true);
    m_original->setVisible(false);
    m_fixedWidth->setObjectName(QStringLiteral("fixedWidth"));
    m_fixedWidth->setCheckable(true);
    m_fixedWidth->setToolTip(tr("Show the text with letters of one width, for tables and drawings"));
    m_save->setObjectName(QStringLiteral("saveMessage"));
    m_save->setToolTip(tr("Save this message as a file, octet for octet"));
    QAction *charsets = m_charsets->menuAction();
    charsets->setIcon(icon(Icon::Languages));
    charsets->setToolTip(tr("Choose which characters the text is made of, if they are shown wrong"));
    addActions({m_plainText, m_original, m_fixedWidth, charsets, m_save});
    qobject_cast<QToolButton *>(widgetForAction(charsets))->setPopupMode(QToolButton::InstantPopup);
}

} // namespace poplar::gui
