// SPDX-License-Identifier: GPL-3.0-or-later
// A complete message that somebody wants sent: whatever is in it, nothing leaves that the server did not
// announce to take, and no secret recipient. The first octet of the input says what the server can do.
#include "base/limits.h"
#include "fuzzing.h"
#include "mime/preparing.h"

#include <QBuffer>

#include <algorithm>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::mime;

namespace {

bool isSevenBit(const QByteArray &octets)
{
    return std::none_of(octets.begin(), octets.end(), [](char c) { return (c & 0x80) != 0; });
}

Readiness preparedBy(ServerAbility ability, QByteArray message, QByteArray &into)
{
    QBuffer from(&message);
    from.open(QIODevice::ReadOnly);
    QBuffer to(&into);
    to.open(QIODevice::WriteOnly);
    return prepare(from, ability, to);
}

void checkHeader(const QByteArray &sent)
{
    const QByteArray header = "\r\n" + sent.left(sent.indexOf("\r\n\r\n") + 2).toLower();
    require(!header.contains("\r\nbcc:") && !header.contains("\r\nresent-bcc:"), "nobody is told of Bcc");
}

void checkOutgoing(const Outgoing &outgoing, ServerAbility ability, const QByteArray &sent)
{
    require(outgoing.octets == sent.size(), "octets are counted");
    require(outgoing.recipients.size() <= limit::recipients, "recipients are limited");
    require(outgoing.needs8BitMime != isSevenBit(sent), "8-bit octets are told");
    require(ability.eightBit || ability.smtpUtf8 || isSevenBit(sent), "no server gets more than it takes");
    require(ability.smtpUtf8 || !outgoing.needsSmtpUtf8, "no server is asked for what it lacks");
    require(sent.count('\n') == sent.count("\r\n") && sent.count('\r') == sent.count("\r\n"),
            "lines end in CRLF");
    require(!sent.contains('\0'), "there are no NULs");
    for (const QByteArray &address : outgoing.recipients)
        require(!address.contains('\r') && !address.contains('\n') && address.contains('@'),
                "addresses are such");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = bytesOf(data, size);
    if (input.isEmpty())
        return 0;
    const ServerAbility ability{(input[0] & 1) != 0, (input[0] & 2) != 0};
    QByteArray sent;
    const Readiness readiness = preparedBy(ability, input.sliced(1), sent);
    if (std::holds_alternative<Obstacle>(readiness))
        return 0;
    checkOutgoing(std::get<Outgoing>(readiness), ability, sent);
    if (sent.startsWith("\r\n") || !sent.contains("\r\n\r\n"))
        return 0;
    checkHeader(sent);
    return 0;
}
