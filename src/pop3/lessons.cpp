// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/lessons.h"

#include "pop3/reply.h"

#include <array>

namespace poplar::pop3 {

namespace {

constexpr std::array everyTrait{ServerTrait::NoCapa,       ServerTrait::NoPipelining, ServerTrait::NoTop,
                                ServerTrait::TopSendsBody, ServerTrait::NoUidl,       ServerTrait::NoApop,
                                ServerTrait::ListsPart,    ServerTrait::TopMarksSeen};

} // namespace

ServerTraits lessonsOfRefusal(const Error &error)
{
    if (error.kind != ErrorKind::Refused || !soundsUnknown(error.said))
        return {};
    if (error.verb == "TOP")
        return ServerTrait::NoTop;
    return error.verb == "UIDL" ? ServerTrait::NoUidl : ServerTraits();
}

ServerTraits lessonsOfEnd(const Error &error, const LastMoments &moments)
{
    if (error.kind != ErrorKind::Silence && error.kind != ErrorKind::ConnectionLost)
        return {};
    // What has been answered once is not what the server cannot bear; and with TLS 1.3 a server that
    // dislikes the client's certificate may hang up as late as here.
    if (error.verb == "CAPA" && !moments.capaAnswered && !moments.showedCertificate)
        return ServerTrait::NoCapa;
    const bool lost = error.kind == ErrorKind::Silence && moments.mayHaveLostCommands;
    return lost ? ServerTrait::NoPipelining : ServerTraits();
}

QList<ServerTrait> each(ServerTraits traits)
{
    QList<ServerTrait> those;
    for (const ServerTrait one : everyTrait) {
        if (traits.testFlag(one))
            those += one;
    }
    return those;
}

} // namespace poplar::pop3
