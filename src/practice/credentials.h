// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace poplar::practice {

/// Who may log in.
struct Credentials {
    QByteArray user;
    QByteArray password;
};

} // namespace poplar::practice
