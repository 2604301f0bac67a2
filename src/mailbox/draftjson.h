// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "mailbox/sending.h"

#include <QJsonArray>
#include <QJsonObject>

/// Drafts, addresses and errors as JSON, for files of this program alone. What is missing or of another type
/// is read as empty: a file that was damaged yields less, and never fails.
namespace poplar::mailbox {

[[nodiscard]] QJsonObject jsonOf(const Address &address);
[[nodiscard]] Address addressIn(const QJsonObject &json);

[[nodiscard]] QJsonArray jsonOf(const QList<Address> &addresses);
[[nodiscard]] QList<Address> addressesIn(const QJsonArray &json);

[[nodiscard]] QJsonObject jsonOf(const mime::Draft &draft);
[[nodiscard]] mime::Draft draftIn(const QJsonObject &json);

[[nodiscard]] QJsonObject jsonOf(const KeptDraft &draft);
[[nodiscard]] KeptDraft keptDraftIn(const QJsonObject &json);

[[nodiscard]] QJsonObject jsonOf(const Error &error);
[[nodiscard]] Error errorIn(const QJsonObject &json);

/// UTC, milliseconds since 1970; -1 for an invalid time.
[[nodiscard]] QJsonValue jsonOf(const QDateTime &time);
[[nodiscard]] QDateTime timeIn(const QJsonValue &json);

/// Octets of any kind, one character each.
[[nodiscard]] QJsonValue jsonOf(const QByteArray &octets);
[[nodiscard]] QByteArray octetsIn(const QJsonValue &json);

} // namespace poplar::mailbox
