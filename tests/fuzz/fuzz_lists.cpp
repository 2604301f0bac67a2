// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in which other programs note what they have fetched: what comes out is a unique-id that a server may
// give, once each, and stands in the file.
#include "archive/uniqueidlists.h"
#include "base/limits.h"
#include "fuzzing.h"

#include <QSet>

#include <algorithm>

using namespace poplar;
using namespace poplar::archive;
using namespace poplar::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray content = bytesOf(data, size);
    for (const QString &name : {QStringLiteral("oldmail-host-995-user"), QStringLiteral("oldmail-"),
                                QStringLiteral("popstate.dat")}) {
        const Result<UniqueIdFile> file = readUniqueIds(content, name);
        if (!file)
            continue;
        require(file->lists.size() <= limit::uniqueIdAccounts, "accounts are limited");
        for (const UniqueIdList &list : file->lists) {
            require(QSet<QByteArray>(list.ids.begin(), list.ids.end()).size() == list.ids.size(),
                    "once each");
            for (const QByteArray &id : list.ids) {
                require(!id.isEmpty() && id.size() <= limit::uniqueId, "sizes are sound");
                require(
                    std::all_of(id.begin(), id.end(), [](char c) { return uchar(c) > 0x20 && c != 0x7F; }),
                    "octets are sound");
                require(content.contains(id), "nothing is made up");
            }
        }
    }
    return 0;
}
