// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/authentication.h"

#include <algorithm>
#include <array>

namespace poplar {

namespace {

struct Named {
    Authentication authentication;
    const char *name;
};

constexpr std::array names{
    Named{Authentication::Automatic, "AUTO"},
    Named{Authentication::UserPass, "USER"},
    Named{Authentication::Plain, "PLAIN"},
    Named{Authentication::Login, "LOGIN"},
    Named{Authentication::ScramSha256, "SCRAM-SHA-256"},
    Named{Authentication::ScramSha1, "SCRAM-SHA-1"},
    Named{Authentication::CramMd5, "CRAM-MD5"},
    Named{Authentication::Apop, "APOP"},
    Named{Authentication::OAuthBearer, "OAUTHBEARER"},
    Named{Authentication::XOAuth2, "XOAUTH2"},
    Named{Authentication::External, "EXTERNAL"},
};

} // namespace

QList<Authentication> allAuthentications()
{
    QList<Authentication> all;
    for (const Named &one : names)
        all += one.authentication;
    return all;
}

QByteArrayView nameOf(Authentication authentication)
{
    const auto *found = std::find_if(names.begin(), names.end(), [authentication](const Named &one) {
        return one.authentication == authentication;
    });
    return found->name;
}

std::optional<Authentication> authenticationNamed(QByteArrayView name)
{
    for (const Named &one : names) {
        if (name.compare(one.name, Qt::CaseInsensitive) == 0)
            return one.authentication;
    }
    return std::nullopt;
}

bool takesToken(Authentication authentication)
{
    return authentication == Authentication::OAuthBearer || authentication == Authentication::XOAuth2;
}

} // namespace poplar
