// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/checknote.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace poplar::gui {

namespace {

struct CheckNoteText {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::CheckNote)
};

} // namespace

QString checkText(const CheckNote &note)
{
    using Standing = CheckNote::Standing;
    QStringList lines;
    if (note.standing == Standing::Failed || note.standing == Standing::Barred)
        //: %1 says in a few words what is wrong: "The server cannot be found".
        lines += CheckNoteText::tr("The last check failed: %1").arg(note.trouble);
    if (note.standing == Standing::Asking)
        lines += CheckNoteText::tr("There is a question for you. Choose the account to answer it.");
    if (note.standing == Standing::Barred)
        lines += CheckNoteText::tr("It is not checked by itself until you have checked it.");
    if (note.isInUse)
        lines += CheckNoteText::tr("It was not checked by itself, because you are using it.");
    if (note.next.isValid() && note.standing != Standing::Barred && note.standing != Standing::Asking)
        //: %1 is a time of day.
        lines += CheckNoteText::tr("Next check: %1")
                     .arg(QLocale().toString(note.next.toLocalTime().time(), QLocale::ShortFormat));
    return lines.join(u'\n');
}

} // namespace poplar::gui
