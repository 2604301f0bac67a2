// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/addresspool.h"

namespace poplar::mailbox {

namespace {

/// Held at a time; what is forgotten is merely no longer shared with what comes.
constexpr qsizetype listsHeld = 20'000;

} // namespace

Envelope AddressPool::shared(Envelope envelope)
{
    share(envelope.from);
    share(envelope.to);
    share(envelope.cc);
    return envelope;
}

void AddressPool::share(QList<Address> &addresses)
{
    if (addresses.isEmpty())
        return;
    if (m_known.size() >= listsHeld)
        m_known.clear();
    addresses = *m_known.insert(addresses);
}

} // namespace poplar::mailbox
