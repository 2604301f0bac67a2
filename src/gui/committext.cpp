// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/committext.h"

#include "gui/formatting.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

namespace poplar::gui {
namespace {

struct Commit {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::CommitText)
};

} // namespace

std::optional<CommitText> commitText(const mailbox::CommitReport &report)
{
    using Outcome = mailbox::CommitReport::Outcome;
    using Tone = ProblemBar::Tone;
    const int messages = int(report.messages);
    const QString size = formatSize(report.octets);
    switch (report.outcome) {
    case Outcome::Deleted:
        if (messages == 0)
            return {};
        return CommitText{Tone::Good, Commit::tr("%Ln message(s) deleted", nullptr, messages),
                          Commit::tr("%1 freed on the server.").arg(size)};
    case Outcome::Refused:
        return CommitText{
            Tone::Problem, Commit::tr("The server did not confirm the deletion"),
            Commit::tr("It answered: %1. Check the mailbox to see which messages are still there.")
                .arg(wire::displayText(report.said))};
    case Outcome::Unknown:
        return CommitText{Tone::Problem, Commit::tr("The server said nothing about the deletion"),
                          Commit::tr("The connection ended before its answer. Check the mailbox to see which "
                                     "messages are still there; your ticks are kept.")};
    case Outcome::NothingDeleted:
        if (messages == 0)
            return {};
        return CommitText{Tone::Notice, Commit::tr("Nothing was deleted"),
                          Commit::tr("All messages are still on the server.")};
    }
    return {};
}

} // namespace poplar::gui
