// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/sentencerows.h"

namespace poplar::findings {

namespace {

using mailbox::FindingKind;

// clang-format off
constexpr SentenceRow maildropRows[] = {
    {FindingKind::StatWorks,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Messages in the mailbox: %1. Their size: %2.")},
    {FindingKind::StatFailed,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The server does not tell how many messages there are (STAT).")},
    {FindingKind::MaildropEmpty,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The mailbox is empty: with a message or two in it, more can be found out.")},
    {FindingKind::ListAgrees,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "LIST and STAT agree about %1 messages.")},
    {FindingKind::ListDiffers,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "LIST and STAT do not agree: %1 messages against %2, %3 against %4.")},
    {FindingKind::ListFailed,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The server does not list the messages (LIST).")},
    {FindingKind::TopWorks,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "TOP shows a header and nothing else; the one that was looked at has %1.")},
    {FindingKind::TopSendsBody,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "TOP n 0 sends more than the header: at least %1 too many.")},
    {FindingKind::TopUnclear,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "TOP was answered, but whether it leaves the text of messages out was not to be seen: those that were looked at have none.")},
    {FindingKind::TopFailed,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "What the server sends for TOP is of no use.")},
    {FindingKind::TopAnnouncedRefused,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The server announces TOP and refuses it.")},
    {FindingKind::TopRefused,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The server has no TOP: to see who wrote, programs must read whole messages.")},
    {FindingKind::TopNotTried,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "TOP was not tried.")},
    {FindingKind::UidlWorks,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "UIDL gives unique-ids for %1 messages; the longest has %2.")},
    {FindingKind::UidlIncomplete,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "UIDL names %1 messages of %2.")},
    {FindingKind::UidlDuplicate,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Messages that share their unique-id with another one: %1")},
    {FindingKind::UidlForm,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Unique-ids that are longer than 70 octets or have forbidden characters: %1")},
    {FindingKind::UidlNumbers,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The unique-ids are the numbers of the messages: if they are nothing else, they change when a message is deleted.")},
    {FindingKind::UidlFailed,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "What the server sends for UIDL is of no use.")},
    {FindingKind::UidlAnnouncedRefused,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The server announces UIDL and refuses it.")},
    {FindingKind::UidlRefused,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The server has no UIDL: programs cannot know which messages they have seen.")},
    {FindingKind::UidlStable,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "In a second session all %1 unique-ids were the same.")},
    {FindingKind::UidlChanged,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "In a second session %1 of %2 messages had other unique-ids: they will be taken for new, or for one another.")},
    {FindingKind::UidlGone,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "In a second session %1 of %2 unique-ids were gone, as if messages had been deleted meanwhile; the others were the same.")},
    {FindingKind::UidlStabilityUnknown,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Whether unique-ids stay the same was not found out.")},
    {FindingKind::Left,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The sessions were left by RSET and QUIT with nothing marked.")},
    {FindingKind::LeftByHangingUp,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The server knows LAST: by RSET it would forget which messages were read, so the sessions were ended without RSET and QUIT.")},
    {FindingKind::NotLeft,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "A session ended before it could be left properly. Without QUIT a server deletes nothing.")},
    {FindingKind::SessionEnded,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "The session ended at %1.")},
    {FindingKind::BadCommandRefused,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "An unknown command is refused, and the conversation goes on.")},
    {FindingKind::BadCommandAccepted,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "An unknown command is answered with +OK.")},
    {FindingKind::BadCommandUnanswered,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "An unknown command is not answered.")},
    {FindingKind::BadCommandHangsUp,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "After an unknown command the server hangs up.")},
    {FindingKind::BadCommandMutes,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "An unknown command is refused, and then the server says nothing more.")},
    {FindingKind::BadCommandNotTried,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "No unknown command was tried.")},
    {FindingKind::LinesEndWell,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "All %1 lines end with CR and LF.")},
    {FindingKind::LinesEndBare,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Lines that end with a bare LF: %1 of %2")},
    {FindingKind::PipeliningWorks,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Pipelining is announced and works: %1 commands sent at once were answered in %2.")},
    {FindingKind::PipeliningWorksUnannounced,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Pipelining works, though it is not announced: %1 commands sent at once were answered in %2.")},
    {FindingKind::PipeliningBroken,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Pipelining is announced and does not work.")},
    {FindingKind::PipeliningAbsent,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Pipelining is not announced and does not work.")},
    {FindingKind::PipeliningNotTried,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Pipelining was not tried.")},
    {FindingKind::RoundTrip,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "A NOOP is answered in %1 (median; fastest %2, slowest %3, of %4).")},
    {FindingKind::TransferInTurn,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Headers by TOP, one after the other: %1 (%2 headers, %3 in %4).")},
    {FindingKind::TransferAhead,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Headers by TOP, all asked for at once: %1 (%2 headers, %3 in %4).")},
    {FindingKind::SpeedUnknown,
     QT_TRANSLATE_NOOP("poplar::findings::Sentences", "Nothing could be measured.")},
};
// clang-format on

} // namespace

std::span<const SentenceRow> sentencesOfMaildrop()
{
    return maildropRows;
}

} // namespace poplar::findings
