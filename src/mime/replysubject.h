// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::mime {

/// "Re: " before a subject, once: what other programs and languages put there ("AW:", "SV:", "Re[2]:") goes.
[[nodiscard]] QString replySubject(const QString &subject);

/// "Fwd: " before it, once, in place of "Fw:", "WG:" and the like; a "Re: " behind it stays.
[[nodiscard]] QString forwardSubject(const QString &subject);

} // namespace poplar::mime
