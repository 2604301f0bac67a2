// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QMetaType>

namespace poplar {

/// What was learnt about a server by experience, as opposed to what it announces. It is remembered for
/// the account and can be reset.
enum class ServerTrait {
    NoCapa = 1, ///< Does not survive CAPA.
    NoPipelining = 2, ///< Loses commands that come early, whatever it announces.
    NoTop = 4, ///< Refuses TOP, or answers it in a way that loses the thread.
    TopSendsBody = 8, ///< TOP n 0 sends the whole message.
    NoUidl = 16, ///< Refuses UIDL.
    NoApop = 32, ///< Greets with a timestamp, yet refuses APOP.
    ListsPart = 64, ///< Lists only a part of the maildrop: what is missing need not be gone.
    TopMarksSeen = 128, ///< Takes a message for read once TOP showed its header.
};
Q_DECLARE_FLAGS(ServerTraits, ServerTrait)

/// These the user should know; they change nothing in how to speak to the server.
constexpr ServerTraits traitsToKnow = ServerTraits(ServerTrait::ListsPart) | ServerTrait::TopMarksSeen;

} // namespace poplar

Q_DECLARE_METATYPE(poplar::ServerTrait)
Q_DECLARE_METATYPE(poplar::ServerTraits)
