// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace poplar::accounts {

/// What an account keeps secret; each has an entry of its own.
enum class StoredSecret {
    Password,
    Token, ///< The access token that a user pasted.
    ClientKey, ///< The passphrase of the client certificate's key.
    Proxy, ///< The password of the proxy.
    Submission, ///< The password, or the token, of SubmissionServer::Login::Own.
};

} // namespace poplar::accounts

Q_DECLARE_METATYPE(poplar::accounts::StoredSecret)
