// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/outbox.h"

#include <QJsonObject>

#include <optional>

namespace poplar::mailbox {

[[nodiscard]] QJsonObject jsonOf(const OutboxRecord &record);
/// Without id and file. Nothing if it is none, or one of a later version; a record must not be half, for
/// whoever has the message already would get it again.
[[nodiscard]] std::optional<OutboxRecord> recordIn(const QJsonObject &json);

} // namespace poplar::mailbox
