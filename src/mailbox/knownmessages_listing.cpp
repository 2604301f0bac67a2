// SPDX-License-Identifier: GPL-3.0-or-later
// What a listing makes of the rows, and how it differs from the one before.
#include "mailbox/knownmessages.h"

#include "archive/recognition.h"

#include <algorithm>

namespace poplar::mailbox {

using archive::CatalogueEntry;
using archive::EntryKey;
using archive::EntryMark;
using archive::EntryMarks;

namespace {

/// Of a hundred messages that were listed before so many may seem to be there although all were renamed.
constexpr qsizetype recognisedByChance = 2;

/// After a longer time the clock may be wrong: nothing is deleted by its age.
constexpr qint64 daysBetweenChecks = 60;

/// Marks of a row that no catalogue has.
constexpr Marks marksOfSession = Marks(Mark::Here) | Mark::Wanted | Mark::Deleted;

/// A listing cannot tell these from one another. (Without unique-ids it tells none, and relinking by
/// headers looks after the marks itself.)
QSet<MessageId> twinsAmong(const QList<EntryKey> &known)
{
    QSet<MessageId> twins;
    QHash<std::pair<QByteArray, qint64>, MessageId> first;
    for (const EntryKey &key : known) {
        if (key.uniqueId.isEmpty())
            continue;
        const auto likeness = std::pair(key.uniqueId, key.octets);
        if (const auto twin = first.constFind(likeness); twin != first.constEnd())
            twins += QSet<MessageId>{*twin, MessageId(key.id)};
        else
            first.insert(likeness, MessageId(key.id));
    }
    return twins;
}

QList<Identity> identitiesOf(const QList<EntryKey> &keys)
{
    QList<Identity> identities;
    identities.reserve(keys.size());
    for (const EntryKey &key : keys)
        identities += {key.uniqueId, key.octets, {}};
    return identities;
}

/// What was in the maildrop before. If that was nothing, what is kept here counts: servers say 0 for once, or
/// begin anew after that. (Else it is no more than mail that left the server long ago.)
EntryMarks countedBefore(const QList<EntryKey> &known)
{
    const bool hasListed = std::any_of(known.begin(), known.end(), [](const EntryKey &key) {
        return key.marks.testFlag(EntryMark::Listed);
    });
    return hasListed ? EntryMark::Listed : EntryMark::Kept;
}

/// Unique-ids of what was deleted that something new has.
QSet<QByteArray> namesOfGone(const QList<EntryKey> &gone, const QList<Identity> &found)
{
    QSet<QByteArray> names;
    for (const Identity &identity : found)
        names.insert(identity.uniqueId);
    QSet<QByteArray> both;
    for (const EntryKey &key : gone) {
        if (!key.uniqueId.isEmpty() && names.contains(key.uniqueId))
            both.insert(key.uniqueId);
    }
    return both;
}

Marks marksOf(EntryMarks marks)
{
    Marks shown;
    shown.setFlag(Mark::Seen, marks.testFlag(EntryMark::Seen));
    shown.setFlag(Mark::Ticked, marks.testFlag(EntryMark::Ticked));
    shown.setFlag(Mark::Kept, marks.testFlag(EntryMark::Kept));
    shown.setFlag(Mark::Trashed, marks.testFlag(EntryMark::Trashed));
    shown.setFlag(Mark::Starred, marks.testFlag(EntryMark::Starred));
    shown.setFlag(Mark::Elsewhere, marks.testFlag(EntryMark::Elsewhere));
    return shown;
}

/// What another program fetched, or the user threw away, is no news to anybody.
bool mayBeNew(EntryMarks marks)
{
    return !(marks & (EntryMark::Elsewhere | EntryMark::Discarded));
}

} // namespace

MessageRow KnownMessages::rowOf(const CatalogueEntry &entry, qint64 position) const
{
    MessageRow row;
    row.id = MessageId(entry.id);
    row.identity = entry.identity;
    row.position = position;
    row.envelope = entry.envelope;
    row.marks = marksOf(entry.marks);
    row.folder = entry.marks.testFlag(EntryMark::Trashed) ? FolderId::Trash : entry.folder;
    row.marks.setFlag(Mark::New, m_lastCheck && entry.firstSeen == m_lastCheck->at && mayBeNew(entry.marks));
    if (const MessageRow *before = m_rows.find(row.id))
        row.marks |= before->marks & marksOfSession;
    if (entry.aside)
        row.error = entry.aside->error;
    return row;
}

MessageRow KnownMessages::goneRowOf(const CatalogueEntry &entry) const
{
    MessageRow row = rowOf(entry, positionWhenGone(MessageId(entry.id)));
    row.marks = (row.marks & keptWhenGone) | Mark::Gone;
    row.error.reset();
    return row;
}

// --- Recognising --------------------------------------------------------------------------------

Result<Recognition> KnownMessages::recognise(Maildrop maildrop)
{
    if (!m_catalogue)
        return Error{ErrorKind::Storage, {}, {}, {}, {}};
    // They would be fetched once more.
    if (!m_keptUnremembered.isEmpty() && m_catalogue->setKept(m_keptUnremembered))
        m_keptUnremembered.clear();
    Result<QList<EntryKey>> keys = m_catalogue->keys();
    if (!keys)
        return keys.error();
    Recognition recognition{std::move(maildrop), std::move(keys).value(), {}, {}};
    // What was deleted has not come back because something has its unique-id: see relink().
    recognition.known.removeIf([&recognition](const EntryKey &key) {
        const bool isGone = key.marks.testFlag(EntryMark::Gone);
        if (isGone)
            recognition.gone += key;
        return isGone;
    });
    recognition.recognised =
        archive::recognise(identitiesOf(recognition.known), recognition.maildrop.messages);
    // A server that counts anew gives a name to another message that may have the same size by chance.
    // Headers tell.
    if (!m_traits.testFlag(ServerTrait::ListsPart) && mayBeRenamed(recognition))
        recognition.recognised.fill(std::nullopt);
    return recognition;
}

bool KnownMessages::mayBeRenamed(const Recognition &recognition)
{
    const EntryMarks counted = countedBefore(recognition.known);
    const auto wasNamed = [counted](const EntryKey &key) {
        return (key.marks & counted) && !key.uniqueId.isEmpty();
    };
    const QList<Identity> &messages = recognition.maildrop.messages;
    const qsizetype before = std::count_if(recognition.known.begin(), recognition.known.end(), wasNamed);
    qsizetype still = 0;
    bool hasOthers = false;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const std::optional<qsizetype> &index = recognition.recognised[i];
        still += index && wasNamed(recognition.known[*index]) ? 1 : 0;
        hasOthers = hasOthers || (!index && !messages[i].uniqueId.isEmpty());
    }
    return hasOthers && before > 0 && still * 100 <= before * recognisedByChance;
}

// --- Showing ------------------------------------------------------------------------------------

Result<QHash<MessageId, qint64>> KnownMessages::show(const Recognition &recognition, Check check)
{
    const QList<Identity> &messages = recognition.maildrop.messages;
    m_found.clear();
    m_found.reserve(recognition.recognised.count(std::nullopt));
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (!recognition.recognised[i])
            m_found += messages[i];
    }
    const Result<qint64> firstId =
        m_found.isEmpty() ? Result<qint64>(m_firstFound) : m_catalogue->reserveIds(m_found.size());
    // Where nothing can be remembered, mail can be read all the same.
    m_unremembered = firstId ? std::nullopt : std::optional(firstId.error());
    m_firstFound =
        firstId ? *firstId : std::exchange(m_nextUnremembered, m_nextUnremembered + m_found.size());
    m_lastFound = m_firstFound + m_found.size() - 1;
    if (check == Check::New || !m_lastCheck)
        beginCheck();
    m_lastCheck->messages = messages.size();
    m_lastCheck->octets = recognition.maildrop.octets;
    compareListings(recognition);
    if (const Result<Done> shown = showListed(recognition); !shown)
        return shown.error();
    if (const Result<Done> shown = showGone(recognition); !shown)
        return shown.error();
    return numbersOf(recognition);
}

void KnownMessages::beginCheck()
{
    // No two have the same time, whatever the clock does.
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_catalogue->moment(), Qt::UTC);
    m_hasClockLeapt = m_hasClockLeapt || (m_lastCheck && m_lastCheck->at.daysTo(now) > daysBetweenChecks);
    m_lastCheck = archive::CheckRecord{now, 0, 0};
}

/// The message number of each, also of those that were found now.
QHash<MessageId, qint64> KnownMessages::numbersOf(const Recognition &recognition) const
{
    QHash<MessageId, qint64> numbers;
    numbers.reserve(recognition.recognised.size());
    qint64 found = m_firstFound;
    for (qsizetype i = 0; i < recognition.recognised.size(); ++i) {
        const std::optional<qsizetype> &index = recognition.recognised[i];
        numbers.insert(MessageId(index ? recognition.known[*index].id : found++), i + 1);
    }
    return numbers;
}

Result<Done> KnownMessages::showListed(const Recognition &recognition)
{
    const QList<std::optional<qsizetype>> &recognised = recognition.recognised;
    m_rows.reserve(recognised.size());
    QList<QByteArray> names;
    for (const Identity &identity : std::as_const(m_found))
        names += identity.uniqueId;
    const Result<QSet<QByteArray>> elsewhere = m_catalogue->elsewhereAmong(names);
    if (!elsewhere)
        return elsewhere.error();
    qint64 found = 0;
    QHash<qint64, qint64> toRead; // and their positions
    for (qsizetype i = 0; i < recognised.size(); ++i) {
        if (recognised[i]) {
            const EntryKey &key = recognition.known[*recognised[i]];
            if (!showAgain(key, i + 1))
                toRead.insert(key.id, i + 1);
            continue;
        }
        MessageRow row;
        row.id = MessageId(m_firstFound + found);
        row.identity = m_found[found++];
        row.position = i + 1;
        // Without a unique-id it may be one of those that are known: its header will tell.
        row.marks.setFlag(Mark::Elsewhere, elsewhere->contains(row.identity.uniqueId));
        row.marks.setFlag(Mark::New,
                          !row.marks.testFlag(Mark::Elsewhere)
                              && (!row.identity.uniqueId.isEmpty() || !m_hasUnlisted));
        m_rows.put(row);
    }
    const Result<QList<CatalogueEntry>> entries = m_catalogue->entriesOf(toRead.keys());
    if (!entries)
        return entries.error();
    for (const CatalogueEntry &entry : *entries)
        m_rows.put(rowOf(entry, toRead.value(entry.id)));
    return Done();
}

/// Brings a row up to date if it has all there is to be shown; of what is known of a hundred thousand
/// messages only little changes from one check to the next.
bool KnownMessages::showAgain(const EntryKey &key, qint64 position)
{
    const MessageRow *before = m_rows.find(MessageId(key.id));
    if (!before || (key.hasEnvelope && !before->envelope) || before->marks.testFlag(Mark::HeaderFailed))
        return false;
    MessageRow row = *before;
    row.position = position;
    row.marks = marksOf(key.marks) | (before->marks & marksOfSession);
    row.marks.setFlag(Mark::New,
                      m_lastCheck && key.firstSeen == m_lastCheck->at.toMSecsSinceEpoch()
                          && mayBeNew(key.marks));
    if (row.marks.testFlag(Mark::Kept))
        row.error.reset();
    m_rows.put(row);
    return true;
}

/// What is not in the maildrop and is kept stays, as what it is. What seems not to be there, but may be one
/// of the new ones under another name, is not shown before that is known: see noteListed().
Result<Done> KnownMessages::showGone(const Recognition &recognition)
{
    const bool isCertain = m_namesHold || m_found.isEmpty();
    QSet<MessageId> stay;
    for (const std::optional<qsizetype> &index : recognition.recognised) {
        if (index)
            stay.insert(MessageId(recognition.known[*index].id));
    }
    QList<qint64> toRead;
    const auto take = [&](const EntryKey &key) {
        const MessageId message = MessageId(key.id);
        if (!(key.marks & archive::copyMarks) || stay.contains(message))
            return;
        stay.insert(message);
        m_rows.setMark(message, key.marks.testFlag(EntryMark::Kept) ? Mark::Kept : Mark::Trashed);
        if (m_rows.find(message))
            makeGone(message);
        else
            toRead += key.id;
    };
    for (const EntryKey &key : recognition.known) {
        if (isCertain || !key.marks.testFlag(EntryMark::Listed))
            take(key);
    }
    for (const EntryKey &key : recognition.gone)
        take(key);
    for (const MessageId message : m_rows.rows().keys()) {
        if (!isFound(message) && !stay.contains(message))
            m_rows.remove(message);
    }
    const Result<QList<CatalogueEntry>> entries = m_catalogue->entriesOf(toRead);
    if (!entries)
        return entries.error();
    for (const CatalogueEntry &entry : *entries)
        m_rows.put(goneRowOf(entry));
    return Done();
}

// --- The listing before -------------------------------------------------------------------------

void KnownMessages::compareListings(const Recognition &recognition)
{
    QList<bool> isThere(recognition.known.size(), false);
    m_listedAgain.clear();
    m_missing.clear();
    m_namesHold = false;
    m_hasUniqueIds = m_hasUniqueIds
        || std::any_of(recognition.maildrop.messages.begin(), recognition.maildrop.messages.end(),
                       [](const Identity &identity) { return !identity.uniqueId.isEmpty(); });
    for (const std::optional<qsizetype> &index : recognition.recognised) {
        if (!index)
            continue;
        const EntryKey &key = recognition.known[*index];
        isThere[*index] = true;
        m_namesHold = m_namesHold || !key.uniqueId.isEmpty();
        if (!key.marks.testFlag(EntryMark::Listed))
            m_listedAgain += key.id;
    }
    for (qsizetype i = 0; i < isThere.size(); ++i) {
        if (!isThere[i] && recognition.known[i].marks.testFlag(EntryMark::Listed))
            m_missing += recognition.known[i].id;
    }
    m_hasMissing = !m_missing.isEmpty();
    m_hasUnlisted = isThere.contains(false) || !recognition.gone.isEmpty();
    m_twins = twinsAmong(recognition.known);
    m_returning = namesOfGone(recognition.gone, m_found);
}

} // namespace poplar::mailbox
