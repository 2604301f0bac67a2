// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/servertrait.h"

#include <QByteArrayView>
#include <QStringView>

namespace poplar::pop3 {

/// What is known of some servers without trying it, by how they greet or what their host is called.
/// @param greeting the text behind "+OK ".
[[nodiscard]] ServerTraits knownTraits(QByteArrayView greeting, QStringView host);

} // namespace poplar::pop3
