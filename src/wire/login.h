// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/authentication.h"
#include "base/secret.h"

#include <QByteArray>

namespace poplar::wire {

/// Who logs in, and how.
struct Login {
    QByteArray user; ///< UTF-8.
    Secret password; ///< Or the access token.
    Authentication authentication = Authentication::Automatic;
};

} // namespace poplar::wire
