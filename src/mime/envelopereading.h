// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "mime/fields.h"

#include <QByteArray>

namespace poplar::mime {

/// The envelope that the fields of a message's header make.
[[nodiscard]] Envelope envelopeOf(const Fields &fields);

/// The id in the value of a Message-ID field, without angle brackets.
[[nodiscard]] QByteArray messageIdOf(const QByteArray &value);

} // namespace poplar::mime
