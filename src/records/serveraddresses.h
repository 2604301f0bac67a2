// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/namefinder.h"

#include <QSet>

namespace poplar::records {

/// IPv6 addresses, also behind "ip:" or "tcp/", before ":110" or "/64" and with a zone. Runs of digits and
/// colons that are none but look like one cannot be seen through.
/// @param known in thingOf()'s form; a run that has one of them and more is that one, and more.
[[nodiscard]] QList<FoundName> ipV6AddressesIn(const QString &text, const QSet<QString> &known);

/// Four numbers with dots between them, or more.
[[nodiscard]] QList<FoundName> ipV4AddressesIn(const QString &text);

/// Names of hosts: labels with dots between them, the last of which that can be one being a top-level domain.
[[nodiscard]] QList<FoundName> hostsIn(const QString &text);

} // namespace poplar::records
