// SPDX-License-Identifier: GPL-3.0-or-later
// A list of addresses that somebody typed or pasted. The input is its text.
#include "base/limits.h"
#include "fuzzing.h"
#include "mime/addresslist.h"

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::mime;

namespace {

void check(const ParsedAddress &parsed, const QString &text)
{
    require(parsed.begin >= 0 && parsed.begin <= parsed.end && parsed.end <= text.size(),
            "it stands in the text");
    if (parsed.fault != AddressFault::None)
        return;
    const auto wire = wireAddress(parsed.address.address);
    require(wire.has_value(), "what has no fault can be written to");
    require(wire->octets.size() <= limit::mailAddress, "addresses are limited");
    for (const char c : wire->octets)
        require((c & 0x80) != 0 || (c >= ' ' && c < 127), "addresses have no controls");
    const QList<ParsedAddress> again = parseAddressList(formatAddress(parsed.address));
    require(again.size() == 1 && again[0].fault == AddressFault::None, "what is formatted can be read");
    require(again[0].address == parsed.address, "and is the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(bytesOf(data, size));
    const QList<ParsedAddress> all = parseAddressList(text);
    require(all.size() <= limit::recipients + 1, "addresses are limited");
    for (const ParsedAddress &parsed : all)
        check(parsed, text);
    return 0;
}
