// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistorder.h"

#include <QRegularExpression>

#include <algorithm>
#include <compare>
#include <iterator>

namespace poplar::gui {
namespace {

using mailbox::Mark;

constexpr int rememberedSorts = 3;

std::strong_ordering compareTexts(const ListEntry &left, const ListEntry &right,
                                  QCollatorSortKey ListEntry::Keys::*text)
{
    // A row whose header is not read yet comes before those with a text.
    if (!left.keys || !right.keys)
        return left.keys.has_value() <=> right.keys.has_value();
    return ((*left.keys).*text).compare((*right.keys).*text) <=> 0;
}

qint64 timeOf(const ListEntry &entry)
{
    return entry.keys ? entry.keys->time : -1;
}

int markerKey(const ListEntry &entry)
{
    if (entry.row.marks & Mark::HeaderFailed)
        return 3;
    if (entry.row.marks & Mark::Seen)
        return 0;
    return entry.row.marks & Mark::New ? 2 : 1;
}

bool hasAttachment(const ListEntry &entry)
{
    return entry.row.envelope && entry.row.envelope->likelyHasAttachments;
}

bool isTicked(const ListEntry &entry)
{
    return entry.row.marks.testFlag(Mark::Ticked);
}

std::strong_ordering compareBy(SortKey key, const ListEntry &left, const ListEntry &right)
{
    switch (key) {
    case SortKey::Arrival:
        return left.row.position <=> right.row.position;
    case SortKey::Tick:
        return isTicked(left) <=> isTicked(right);
    case SortKey::Marker:
        return markerKey(left) <=> markerKey(right);
    case SortKey::Attachment:
        return hasAttachment(left) <=> hasAttachment(right);
    case SortKey::From:
        return compareTexts(left, right, &ListEntry::Keys::from);
    case SortKey::Subject:
        return compareTexts(left, right, &ListEntry::Keys::subject);
    case SortKey::Date:
        return timeOf(left) <=> timeOf(right);
    case SortKey::Size:
        return left.row.identity.octets <=> right.row.identity.octets;
    }
    return std::strong_ordering::equal;
}

/// The C locale orders by code points: no language does.
QLocale languageForSorting()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

} // namespace

MessageListOrder::MessageListOrder()
    : m_collator(languageForSorting())
    , m_sorts{SortSpec{}}
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

ListEntry MessageListOrder::entry(const mailbox::MessageRow &row) const
{
    if (!row.envelope)
        return {row, {}};
    QString searched = row.envelope->subject;
    for (const Address &address : row.envelope->from)
        searched += u'\n' + address.name + u'\n' + address.address;
    const QString sender = row.envelope->from.isEmpty() ? QString() : row.envelope->from.first().shown();
    const QDateTime &date = row.envelope->date;
    return {row,
            ListEntry::Keys{date.isValid() ? date.toMSecsSinceEpoch() : -1, searched.toCaseFolded(),
                            m_collator.sortKey(sender), m_collator.sortKey(row.envelope->subject)}};
}

void MessageListOrder::sortBy(SortSpec spec)
{
    m_sorts.removeIf([spec](const SortSpec &old) { return old.key == spec.key; });
    // No two messages arrive at the same place: behind arrival nothing is left to decide.
    if (spec.key == SortKey::Arrival)
        m_sorts.clear();
    m_sorts.prepend(spec);
    if (m_sorts.size() > rememberedSorts)
        m_sorts.resize(rememberedSorts);
}

void MessageListOrder::setFilter(const QString &text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    m_words = text.toCaseFolded().split(blanks, Qt::SkipEmptyParts);
}

bool MessageListOrder::accepts(const ListEntry &entry) const
{
    return std::all_of(m_words.begin(), m_words.end(), [&entry](const QString &word) {
        return entry.keys && entry.keys->folded.contains(word);
    });
}

bool MessageListOrder::before(const ListEntry &left, const ListEntry &right) const
{
    for (const SortSpec &spec : m_sorts) {
        const auto order = compareBy(spec.key, left, right);
        if (order != 0)
            return spec.order == Qt::AscendingOrder ? order < 0 : order > 0;
    }
    if (left.row.position != right.row.position)
        return left.row.position > right.row.position;
    return left.row.id > right.row.id;
}

QList<int> MessageListOrder::arranged(const ListEntries &entries, QList<int> slotList) const
{
    slotList.removeIf([&](int slot) { return !accepts(entries[size_t(slot)]); });
    std::sort(slotList.begin(), slotList.end(),
              [&](int left, int right) { return before(entries[size_t(left)], entries[size_t(right)]); });
    return slotList;
}

QList<int> MessageListOrder::merged(const ListEntries &entries, const QList<int> &first,
                                    const QList<int> &second) const
{
    QList<int> all;
    all.reserve(first.size() + second.size());
    std::merge(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(all),
               [&](int left, int right) { return before(entries[size_t(left)], entries[size_t(right)]); });
    return all;
}

} // namespace poplar::gui
