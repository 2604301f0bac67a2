// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/namefinder.h"

namespace poplar::records {

/// The two parts of each mail address, without the sign between them: what is before it as far as it can be
/// of one (RFC 5322 section 3.4.1), and the domain behind it. Also of URLs that tell who logs in.
[[nodiscard]] QList<FoundName> mailAddressesIn(const QString &text);

} // namespace poplar::records
