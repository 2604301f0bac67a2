// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistkeys.h"

#include <QLocale>

#include <algorithm>

namespace poplar::gui {
namespace {

/// The C locale orders by code points: no language does.
QLocale languageForSorting()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

/// Whether it is the very same header. While a key holds it, no other can have its place in memory.
bool isSame(const SharedOptional<Envelope> &left, const SharedOptional<Envelope> &right)
{
    return left ? right && &*left == &*right : !right;
}

QString searchedText(const Envelope &envelope)
{
    QString text = envelope.subject;
    for (const Address &address : envelope.from)
        text += u'\n' + address.name + u'\n' + address.address;
    return text.toCaseFolded();
}

QString senderOf(const Envelope &envelope)
{
    return envelope.from.isEmpty() ? QString() : envelope.from.first().shown();
}

template <typename Keys>
void drop(Keys &keys)
{
    keys = Keys();
}

} // namespace

MessageListKeys::MessageListKeys()
    : m_collator(languageForSorting())
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void MessageListKeys::prepare(const MessageRows &rows, const ListCriteria &criteria,
                              const std::atomic_bool &stop)
{
    if (criteria.words().isEmpty())
        drop(m_folded);
    else
        prepareFolded(rows, stop);
    if (criteria.isSortedBy(SortKey::From))
        prepareCollated(m_senders, Text::Sender, rows, stop);
    else
        drop(m_senders);
    if (criteria.isSortedBy(SortKey::Subject))
        prepareCollated(m_subjects, Text::Subject, rows, stop);
    else
        drop(m_subjects);
}

void MessageListKeys::prepareFolded(const MessageRows &rows, const std::atomic_bool &stop)
{
    m_folded.resize(size_t(rows.slotCount()));
    for (int slot = 0; slot < rows.slotCount() && !stop; ++slot) {
        const Header &header = rows.at(slot).envelope;
        Folded &folded = m_folded[size_t(slot)];
        if (isSame(folded.of, header))
            continue;
        folded = {header, header ? searchedText(*header) : QString()};
        ++m_made;
    }
}

void MessageListKeys::prepareCollated(std::vector<Collated> &keys, Text text, const MessageRows &rows,
                                      const std::atomic_bool &stop)
{
    keys.resize(size_t(rows.slotCount()));
    for (int slot = 0; slot < rows.slotCount() && !stop; ++slot) {
        const Header &header = rows.at(slot).envelope;
        Collated &collated = keys[size_t(slot)];
        if (isSame(collated.of, header))
            continue;
        collated = {header, std::nullopt};
        if (header)
            collated.key = m_collator.sortKey(text == Text::Sender ? senderOf(*header) : header->subject);
        ++m_made;
    }
}

std::strong_ordering MessageListKeys::compare(SortKey key, int left, int right) const
{
    const std::vector<Collated> &keys = key == SortKey::From ? m_senders : m_subjects;
    const auto &first = keys[size_t(left)].key;
    const auto &second = keys[size_t(right)].key;
    if (!first || !second)
        return first.has_value() <=> second.has_value();
    return first->compare(*second) <=> 0;
}

bool MessageListKeys::contains(int slot, const QStringList &words) const
{
    const Folded &folded = m_folded[size_t(slot)];
    return folded.of && std::all_of(words.begin(), words.end(), [&folded](const QString &word) {
               return folded.text.contains(word);
           });
}

} // namespace poplar::gui
