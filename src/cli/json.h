// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"
#include "mime/extract.h"

#include <QJsonObject>

/// Results as JSON objects. What is unknown is null.
namespace poplar::cli {

/// number, size, uid.
[[nodiscard]] QJsonObject listingJson(const mailbox::MessageRow &row);
/// As listingJson(), and subject, from, to, date; `error` where the header could not be had.
[[nodiscard]] QJsonObject headersJson(const mailbox::MessageRow &row);
/// As listingJson(), and what the message says.
[[nodiscard]] QJsonObject messageJson(const mailbox::MessageRow &row, const mime::Message &message);
/// A message file taken apart; see the manual page, DECODE.
[[nodiscard]] QJsonObject extractJson(const QString &file, const mime::Extract &extract);
/// "2026-11-21T12:00:00Z", or null.
[[nodiscard]] QJsonValue momentJson(const QDateTime &moment);

} // namespace poplar::cli
