// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/vanishedtext.h"

#include <QCoreApplication>
#include <QStringList>

namespace poplar::gui {

namespace {

struct Vanished {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::VanishedText)
};

} // namespace

VanishedText vanishedText(const mailbox::Vanished &vanished)
{
    QStringList explanation;
    if (vanished.retrieved == vanished.messages)
        explanation +=
            Vanished::tr("Poplar did not delete them. All had been read or downloaded here: some servers "
                         "delete or hide what was retrieved. Another program may have deleted them, too.");
    else
        explanation +=
            Vanished::tr("Poplar did not delete them. Another program may have, or the server itself.");
    if (vanished.kept > 0)
        explanation +=
            Vanished::tr("%Ln message(s) of them are kept on this computer.", nullptr, int(vanished.kept));
    return {Vanished::tr("%Ln message(s) vanished from the server", nullptr, int(vanished.messages)),
            explanation.join(u' ')};
}

} // namespace poplar::gui
