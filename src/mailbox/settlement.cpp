// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/settlement.h"

namespace poplar::mailbox {

using Fate = Receipt::Fate;

Settlement::Settlement(const QList<Listed> &listing, Trust trust)
    : m_listing(listing)
    , m_trust(trust)
{
    for (qsizetype i = 0; i < m_listing.size(); ++i) {
        const Identity &identity = m_listing[i].identity;
        if (!identity.uniqueId.isEmpty())
            m_byUniqueId.insert(identity.uniqueId, i);
        if (!identity.headerHash.isEmpty())
            m_byHeader.insert(identity.headerHash, i);
        m_all.add(identity);
        if (m_listing[i].isNew)
            m_new.add(identity);
    }
}

void Settlement::Counts::add(const Identity &identity)
{
    if (identity.uniqueId.isEmpty())
        ++(identity.headerHash.isEmpty() ? neither : headerAlone);
    else
        ++(identity.headerHash.isEmpty() ? nameAlone : both);
}

std::optional<Settlement::Verdict> Settlement::verdict(const Receipt::Item &item, MessageId message) const
{
    const bool isConfirmed = item.fate == Fate::Deleted;
    QList<qsizetype> alike;
    if (!item.identity.uniqueId.isEmpty())
        alike += m_byUniqueId.values(item.identity.uniqueId);
    if (!item.identity.headerHash.isEmpty())
        alike += m_byHeader.values(item.identity.headerHash);
    bool isUnclear = mayBeHidden(item.identity, isConfirmed ? m_new : m_all);
    for (const qsizetype i : alike) {
        if (isConfirmed && !m_listing[i].isNew && m_listing[i].message != message)
            continue;
        const Likeness likeness = compare(item, m_listing[i].identity);
        if (likeness == Likeness::Same)
            return Verdict{Fate::StillThere, m_listing[i].message};
        isUnclear = isUnclear || likeness == Likeness::Unclear;
    }
    const bool isWeak = m_trust.isPart || (m_listing.isEmpty() && (!isConfirmed || m_trust.lacksOthers));
    if (isUnclear || isWeak)
        return std::nullopt;
    return Verdict{Fate::Gone, std::nullopt};
}

Settlement::Likeness Settlement::compare(const Receipt::Item &item, const Identity &listed) const
{
    const Identity &asked = item.identity;
    const bool bothHaveHeader = !asked.headerHash.isEmpty() && !listed.headerHash.isEmpty();
    if (bothHaveHeader && asked.headerHash != listed.headerHash)
        return Likeness::Different;
    const bool sizesAgree = asked.octets < 0 || listed.octets < 0 || asked.octets == listed.octets;
    const bool bothHaveName = !asked.uniqueId.isEmpty() && !listed.uniqueId.isEmpty();
    const bool sameName = bothHaveName && asked.uniqueId == listed.uniqueId;
    if (bothHaveHeader) {
        if (sameName)
            return Likeness::Same; // sizes in listings are a hint
        const bool isAnother = !sizesAgree || (bothHaveName && m_trust.namesHold);
        return isAnother ? Likeness::Different : Likeness::Same;
    }
    if (!sameName || !sizesAgree)
        return Likeness::Different;
    // A server may give the name of what it has deleted to something else: its header tells.
    const bool headerWillTell = item.fate == Fate::Deleted && !asked.headerHash.isEmpty();
    return headerWillTell ? Likeness::Unclear : Likeness::Same;
}

/// Whether it may be one of those listed that share neither name nor header with it, as far as these are
/// known.
bool Settlement::mayBeHidden(const Identity &identity, const Counts &among) const
{
    const bool nameTells = !identity.uniqueId.isEmpty() && m_trust.namesHold;
    const bool headerTells = !identity.headerHash.isEmpty();
    return among.neither > 0 || (among.nameAlone > 0 && !nameTells) || (among.headerAlone > 0 && !headerTells)
        || (among.both > 0 && !nameTells && !headerTells);
}

} // namespace poplar::mailbox
