// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong with folders, flags and trash on this computer.
#include "gui/errorsentences.h"

namespace poplar::gui {

ErrorText ErrorSentences::arranging() const
{
    const QByteArray code = m_problem.error.code;
    if (code == "FOLDER-NAME")
        return {.title = tr("A folder cannot have this name"),
                .explanation =
                    tr("Other mail programs use the same folders, and so do other systems. The name "
                       "must not be empty, nor very long, and these characters are not for it: "
                       ". / \\ : * ? \" < > | %"),
                .advice = tr("Choose another name."),
                .remedies = {}};
    if (code == "FOLDER-EXISTS")
        return {.title = tr("There is a folder of this name"),
                .explanation = tr("Small and capital letters make no difference."),
                .advice = tr("Choose another name."),
                .remedies = {}};
    if (code == "FOLDER-UNKNOWN")
        return {.title = tr("This folder is not there any more"),
                .explanation = tr("It was removed meanwhile, perhaps by another program."),
                .advice = tr("Choose another folder."),
                .remedies = {}};
    if (code == "FOLDER-COUNT")
        return {.title = tr("There are too many folders"),
                .explanation = tr("No more can be made in this account."),
                .advice = tr("Remove a folder that you do not need; its mail goes to the archive."),
                .remedies = {}};
    if (code == "NOT-THERE")
        return {.title = tr("Some of the files are not there any more"),
                .explanation =
                    tr("Another program has moved or deleted them. The others were taken care of."),
                .advice = tr("If they were moved, rebuilding the catalogue finds them again."),
                .remedies = {}};
    if (code == "OUTSIDE")
        return {.title = tr("Some of the files lie outside Poplar’s folder"),
                .explanation = tr("They were fetched into another Maildir, and Poplar leaves them where they "
                                  "are. The others were taken care of."),
                .advice = tr("Use another mail program to move or delete them."),
                .remedies = {}};
    if (code == "NOT-DURABLE")
        return {.title = tr("Mail on this computer cannot be arranged now"),
                .explanation = tr("Poplar could not open what it knows about this mailbox, and would forget "
                                  "where everything was put."),
                .advice = tr("Check that the disk is not full and that your home folder is writable, then "
                             "start Poplar anew."),
                .remedies = {}};
    return {.title = tr("Mail on this computer could not be arranged"),
            .explanation = tr("A file could not be moved, renamed or deleted."),
            .advice = tr("Check that the disk is not full and that your home folder is writable."),
            .remedies = {}};
}

} // namespace poplar::gui
