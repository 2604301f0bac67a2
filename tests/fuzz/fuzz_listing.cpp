// SPDX-License-Identifier: GPL-3.0-or-later
// What STAT, LIST, UIDL and CAPA are answered with: whatever comes out is within the limits, and a line
// that makes no sense costs that line only.
#include "base/limits.h"
#include "fuzzing.h"
#include "pop3/capabilities.h"
#include "pop3/listings.h"

#include <algorithm>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::pop3;

namespace {

constexpr qsizetype linesChecked = 8; ///< Of capabilities; each search goes through all.

template <class Value, class IsSound>
void checkListing(Result<Numbered<Value>> read(const QByteArray &), const QByteArray &listing,
                  IsSound isSound)
{
    const Result<Numbered<Value>> result = read(listing);
    require(bool(result), "a listing below the limits is read");
    const qsizetype lines = listing.count('\n') + (listing.isEmpty() || listing.endsWith('\n') ? 0 : 1);
    require(result->byNumber.size() + result->unreadable <= lines, "a line gives one entry at most");
    for (auto entry = result->byNumber.cbegin(); entry != result->byNumber.cend(); ++entry)
        require(entry.key() >= 1 && entry.key() <= limit::messages && isSound(*entry), "entries are sound");

    const auto behind = read(listing + "\n1x 2 3\n");
    require(behind->byNumber == result->byNumber, "a bad line costs nothing but itself");
    const auto before = read("1x 2 3\n" + listing);
    require(before->byNumber == result->byNumber && before->unreadable == result->unreadable + 1,
            "it is counted");
    const auto twice = read(listing + '\n' + listing);
    require(twice->byNumber == result->byNumber, "the first of two lines counts");
}

bool isSoundId(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= limit::uniqueId
        && std::none_of(id.begin(), id.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void checkCapabilities(const QByteArray &listing)
{
    const Capabilities capabilities(listing);
    require(capabilities.lines().size() <= limit::capabilityLines, "lines are limited");
    for (const QByteArray &line : capabilities.lines().mid(0, linesChecked)) {
        const QByteArray name = line.split(' ').first();
        require(!name.isEmpty() && capabilities.has(name), "what is announced is found");
        require(capabilities.has(name.toLower()) && capabilities.has(name.toUpper()), "in any case");
    }
    require(Capabilities(capabilities.lines().join('\n')) == capabilities,
            "reading it again changes nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray listing = bytesOf(data, size);
    checkListing<qint64>(&readScanListings, listing, [](qint64 octets) { return octets >= 0; });
    checkListing<QByteArray>(&readUniqueIds, listing, &isSoundId);
    checkCapabilities(listing);
    for (const QByteArray &line : listing.split('\n')) {
        const Result<DropListing> drop = readDropListing(line);
        if (drop)
            require(drop->messages >= 0 && drop->messages <= limit::messages && drop->octets >= -1,
                    "a count is a count");
    }
    return 0;
}
