// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistcriteria.h"

#include <QRegularExpression>

#include <algorithm>

namespace poplar::gui {
namespace {

using mailbox::Mark;
using mailbox::MessageRow;

constexpr int rememberedSorts = 3;

bool isText(SortKey key)
{
    return key == SortKey::From || key == SortKey::Subject;
}

qint64 markerNumber(mailbox::Marks marks)
{
    if (marks & Mark::HeaderFailed)
        return 3;
    if (marks & Mark::Seen)
        return 0;
    return marks & Mark::New ? 2 : 1;
}

qint64 keptNumber(mailbox::Marks marks)
{
    if (marks & Mark::Gone)
        return 3;
    if (marks & Mark::Kept)
        return 2;
    return marks & Mark::Wanted ? 1 : 0;
}

} // namespace

void ListCriteria::sortBy(SortSpec spec)
{
    m_sorts.removeIf([spec](const SortSpec &old) { return old.key == spec.key; });
    // No two messages arrive at the same place: behind arrival nothing is left to decide.
    if (spec.key == SortKey::Arrival)
        m_sorts.clear();
    m_sorts.prepend(spec);
    if (m_sorts.size() > rememberedSorts)
        m_sorts.resize(rememberedSorts);
}

void ListCriteria::setFilter(const QString &text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    const QString before = m_words.join(u' ');
    m_words = text.toCaseFolded().split(blanks, Qt::SkipEmptyParts);
    if (before.isEmpty() || !m_words.join(u' ').startsWith(before))
        m_found = {};
}

/// What is the same shares its memory, so that it costs nothing to see that it is.
void ListCriteria::setFound(const QList<mailbox::MessageId> &messages)
{
    if (messages.isEmpty())
        m_found = {};
    else if (messages != m_found)
        m_found = messages;
}

bool ListCriteria::lists(const MessageRow &row) const
{
    // What is gone is of the archive, and listed with the server's only for whoever asks for it.
    if (m_scope == ListScope::Gone && m_place.kind == ListPlace::Kind::Server)
        return isIn(row, {ListPlace::Kind::Archive}) && isInScope(row, m_scope);
    return isIn(row, m_place) && isInScope(row, m_scope);
}

bool ListCriteria::isFound(mailbox::MessageId message) const
{
    return std::binary_search(m_found.begin(), m_found.end(), message);
}

bool ListCriteria::isSortedBy(SortKey key) const
{
    return std::any_of(m_sorts.begin(), m_sorts.end(),
                       [key](const SortSpec &spec) { return spec.key == key; });
}

bool ListCriteria::tellApart(const MessageRow &first, const MessageRow &second) const
{
    if (lists(first) != lists(second) || first.position != second.position)
        return true;
    const bool readsTexts = !m_words.isEmpty() || isSortedBy(SortKey::From) || isSortedBy(SortKey::Subject);
    if (readsTexts && first.envelope != second.envelope)
        return true;
    return std::any_of(m_sorts.begin(), m_sorts.end(), [&](const SortSpec &spec) {
        return !isText(spec.key) && numberFor(spec.key, first) != numberFor(spec.key, second);
    });
}

bool suits(ListScope scope, const ListPlace &place)
{
    switch (scope) {
    case ListScope::All:
        return true;
    case ListScope::New:
    case ListScope::Unread:
    case ListScope::Starred:
    case ListScope::Gone:
        return place.kind != ListPlace::Kind::Trash && place.kind != ListPlace::Kind::Sent;
    case ListScope::NotKept:
    case ListScope::Kept:
    case ListScope::Ticked:
        return !place.isLocal();
    }
    return true;
}

bool isInScope(const MessageRow &row, ListScope scope)
{
    switch (scope) {
    case ListScope::All:
        return true;
    case ListScope::New:
        return row.marks.testFlag(Mark::New);
    case ListScope::Unread:
        return !row.marks.testFlag(Mark::Seen);
    case ListScope::Starred:
        return row.marks.testFlag(Mark::Starred);
    case ListScope::NotKept:
        return !row.marks.testFlag(Mark::Kept) && !row.marks.testFlag(Mark::Gone);
    case ListScope::Kept:
        return row.marks.testFlag(Mark::Kept);
    case ListScope::Gone:
        return row.marks.testFlag(Mark::Gone);
    case ListScope::Ticked:
        return row.marks.testFlag(Mark::Ticked);
    }
    return true;
}

qint64 numberFor(SortKey key, const MessageRow &row)
{
    switch (key) {
    case SortKey::Arrival:
        return row.position;
    case SortKey::Tick:
        return row.marks.testFlag(Mark::Ticked);
    case SortKey::Marker:
        return markerNumber(row.marks);
    case SortKey::Attachment:
        return row.envelope && row.envelope->likelyHasAttachments;
    case SortKey::Date:
        return row.envelope && row.envelope->date.isValid() ? row.envelope->date.toMSecsSinceEpoch() : -1;
    case SortKey::Size:
        return row.identity.octets;
    case SortKey::Star:
        return row.marks.testFlag(Mark::Starred);
    case SortKey::Kept:
        return keptNumber(row.marks);
    case SortKey::From:
    case SortKey::Subject:
        break;
    }
    return 0;
}

} // namespace poplar::gui
