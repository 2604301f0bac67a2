// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charsetmenu.h"

#include <QActionGroup>

namespace poplar::gui {

namespace {

struct Script {
    QString name;
    QByteArrayList charsets; ///< As iconv knows them, the likeliest first.
};

QList<Script> scripts()
{
    return {
        {CharsetMenu::tr("Western European"), {"windows-1252", "iso-8859-15", "macintosh"}},
        {CharsetMenu::tr("Central European"), {"windows-1250", "iso-8859-2", "ibm852"}},
        {CharsetMenu::tr("Cyrillic"),
         {"windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "mac-cyrillic"}},
        {CharsetMenu::tr("Greek"), {"windows-1253", "iso-8859-7"}},
        {CharsetMenu::tr("Turkish"), {"windows-1254", "iso-8859-9"}},
        {CharsetMenu::tr("Baltic"), {"windows-1257", "iso-8859-13", "iso-8859-4"}},
        {CharsetMenu::tr("Hebrew"), {"windows-1255", "iso-8859-8"}},
        {CharsetMenu::tr("Arabic"), {"windows-1256", "iso-8859-6"}},
        {CharsetMenu::tr("Chinese"), {"gb18030", "big5", "big5-hkscs"}},
        {CharsetMenu::tr("Japanese"), {"iso-2022-jp", "shift_jis", "euc-jp"}},
        {CharsetMenu::tr("Korean"), {"euc-kr", "iso-2022-kr"}},
        {CharsetMenu::tr("Thai"), {"windows-874", "tis-620"}},
        {CharsetMenu::tr("Vietnamese"), {"windows-1258"}},
    };
}

/// As people know them.
QString shownName(const QByteArray &charset)
{
    const QString name = QString::fromLatin1(charset);
    if (name.startsWith(u"windows-"))
        return QStringLiteral("Windows-") + name.mid(8);
    if (charset == "ibm866" || charset == "ibm852")
        return QStringLiteral("CP") + name.mid(3);
    if (charset == "shift_jis")
        return QStringLiteral("Shift_JIS");
    if (charset == "big5" || charset == "big5-hkscs")
        return QStringLiteral("Big5") + name.mid(4).toUpper();
    if (charset == "macintosh")
        return QStringLiteral("Mac Roman");
    if (charset == "mac-cyrillic")
        return QStringLiteral("Mac Cyrillic");
    return name.toUpper();
}

} // namespace

CharsetMenu::CharsetMenu(QWidget *parent)
    : QMenu(tr("Text encoding"), parent)
    , m_group(new QActionGroup(this))
{
    setObjectName(QStringLiteral("charsetMenu"));
    //: Which characters a text is made of is found by itself.
    add(*this, tr("Automatic"), {});
    addSeparator();
    add(*this, tr("Unicode (UTF-8)"), "utf-8");
    for (const Script &script : scripts()) {
        QMenu *menu = addMenu(script.name);
        for (const QByteArray &charset : script.charsets)
            add(*menu, shownName(charset), charset);
    }
    setCharset({});
    connect(m_group, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT charsetChosen(action->data().toByteArray()); });
}

void CharsetMenu::add(QMenu &menu, const QString &name, const QByteArray &charset)
{
    QAction *action = menu.addAction(name);
    action->setCheckable(true);
    action->setData(charset);
    m_group->addAction(action);
}

void CharsetMenu::setCharset(const QByteArray &charset)
{
    for (QAction *action : m_group->actions())
        action->setChecked(action->data().toByteArray() == charset);
}

} // namespace poplar::gui
