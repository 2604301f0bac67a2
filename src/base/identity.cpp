// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/identity.h"

#include "base/contenthash.h"

#include <algorithm>
#include <array>

namespace poplar {

namespace {

constexpr std::array<QByteArrayView, 8> fieldsOfServers{
    "status", "x-status", "x-uid", "x-uidl", "x-imap", "x-imapbase", "x-keywords", "content-length"};

bool isOfServer(QByteArrayView line)
{
    return std::any_of(fieldsOfServers.begin(), fieldsOfServers.end(), [line](QByteArrayView name) {
        return line.size() > name.size() && line[name.size()] == ':'
            && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// Adds the fields of a header with LF line ends that are the message's own, in runs.
void addOwnFields(QByteArrayView header, ContentHash &hash)
{
    qsizetype run = 0;
    bool isSkipping = false;
    for (qsizetype at = 0; at < header.size();) {
        const qsizetype end = header.indexOf('\n', at);
        const qsizetype next = end < 0 ? header.size() : end + 1;
        const bool isContinued = header[at] == ' ' || header[at] == '\t';
        const bool skips = isContinued ? isSkipping : isOfServer(header.sliced(at, next - at));
        if (skips && !isSkipping)
            hash.add(header.sliced(run, at - run));
        else if (!skips && isSkipping)
            run = at;
        isSkipping = skips;
        at = next;
    }
    if (!isSkipping)
        hash.add(header.sliced(run));
}

} // namespace

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
    // The last line has its end whether or not fields follow that do not count.
    addOwnFields(unixEnds.append('\n'), hash);
    return hash.result();
}

} // namespace poplar
