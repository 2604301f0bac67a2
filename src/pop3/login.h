// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QByteArray>

namespace poplar::pop3 {

/// Who logs in, and how.
struct Login {
    enum class Method {
        UserPass, ///< USER and PASS (RFC 1939 section 7).
    };
    QByteArray user; ///< UTF-8.
    Secret password;
    Method method = Method::UserPass;
};

} // namespace poplar::pop3
