// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/identity.h"

#include "base/contenthash.h"

namespace poplar {

bool Identity::matches(const Identity &other) const
{
    const bool bothKnowUniqueId = !uniqueId.isEmpty() && !other.uniqueId.isEmpty();
    const bool bothKnowHeader = !headerHash.isEmpty() && !other.headerHash.isEmpty();
    if (!bothKnowUniqueId && !bothKnowHeader)
        return false;
    if (bothKnowUniqueId && uniqueId != other.uniqueId)
        return false;
    if (bothKnowHeader && headerHash != other.headerHash)
        return false;
    return octets < 0 || other.octets < 0 || octets == other.octets;
}

QByteArray headerHash(QByteArrayView header)
{
    QByteArray unixEnds(header.data(), header.size());
    unixEnds.replace("\r\n", "\n");
    while (unixEnds.endsWith('\n'))
        unixEnds.chop(1);
    ContentHash hash;
    hash.add(unixEnds);
    return hash.result();
}

} // namespace poplar
