// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/servertrait.h"

#include <QList>

namespace poplar::pop3 {

/// What a refused command shows about the server: one that it does not know need not be tried again.
[[nodiscard]] ServerTraits lessonsOfRefusal(const Error &error);

/// What was going on when a session ended.
struct LastMoments {
    bool capaAnswered = false; ///< Some CAPA of this session was, whatever the answer.
    bool showedCertificate = false; ///< One of the client's.
    bool mayHaveLostCommands = false; ///< As CommandQueue has it.
};

/// What the end of a session shows about the server.
[[nodiscard]] ServerTraits lessonsOfEnd(const Error &error, const LastMoments &moments);

/// One by one.
[[nodiscard]] QList<ServerTrait> each(ServerTraits traits);

} // namespace poplar::pop3
