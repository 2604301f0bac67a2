// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sasl.h"

#include "wire/saslgnu.h"
#include "wire/sasloauth.h"

namespace poplar::wire {

Result<std::unique_ptr<SaslExchange>> saslExchange(Authentication authentication,
                                                   const SaslCredentials &credentials)
{
    const QByteArrayView secret = credentials.secret.wireBytes();
    if (credentials.user.contains('\0') || secret.contains('\0'))
        return Error{ErrorKind::NotAllowed, {}, {}, {}, {}};
    switch (authentication) {
    case Authentication::OAuthBearer:
    case Authentication::XOAuth2:
        return OAuthExchange::begin(authentication, credentials);
    case Authentication::Plain:
    case Authentication::Login:
    case Authentication::CramMd5:
    case Authentication::ScramSha1:
    case Authentication::ScramSha256:
    case Authentication::External:
        return GnuSaslExchange::begin(authentication, credentials);
    case Authentication::Automatic:
    case Authentication::UserPass:
    case Authentication::Apop:
        break; // no SASL
    }
    return Error{ErrorKind::NoMechanism, {}, {}, {}, {}};
}

Secret toBase64(const Secret &secret)
{
    const QByteArrayView bytes = secret.wireBytes();
    QByteArray encoded = QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64();
    const Secret result(encoded);
    encoded.fill('\0');
    return result;
}

} // namespace poplar::wire
