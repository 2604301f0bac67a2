// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/mechanisms.h"

namespace poplar::wire {

namespace {

bool showsPassword(Authentication authentication)
{
    return authentication == Authentication::Plain || authentication == Authentication::Login
        || authentication == Authentication::UserPass;
}

bool isScram(Authentication authentication)
{
    return authentication == Authentication::ScramSha256 || authentication == Authentication::ScramSha1;
}

} // namespace

QList<Authentication> authenticationsByStrength(Security security)
{
    using A = Authentication;
    if (security == Security::None)
        return {A::ScramSha256, A::ScramSha1, A::CramMd5, A::Plain, A::Login, A::UserPass};
    return {A::ScramSha256, A::ScramSha1, A::Plain, A::Login, A::UserPass, A::CramMd5};
}

QList<Authentication> fallBacks(const QList<Authentication> &candidates, Security security)
{
    const Authentication refused = candidates.first();
    QList<Authentication> rest = candidates.mid(1);
    rest.removeIf([refused, security](Authentication one) {
        const bool isWeaker = showsPassword(one) && !showsPassword(refused);
        return (isWeaker && security == Security::None) || (isScram(one) && isScram(refused));
    });
    return rest;
}

InitialResponse usualInitialResponse(Authentication authentication)
{
    return authentication == Authentication::XOAuth2 ? InitialResponse::OnRequest : InitialResponse::Along;
}

} // namespace poplar::wire
