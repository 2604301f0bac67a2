// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/state.h"

namespace poplar::smtp {

QByteArray nameOf(State state)
{
    switch (state) {
    case State::Disconnected:
        return "DISCONNECTED";
    case State::Connecting:
        return "CONNECTING";
    case State::Securing:
        return "SECURING";
    case State::Connected:
        return "CONNECTED";
    case State::Ready:
        return "READY";
    case State::Mail:
        return "MAIL";
    case State::Data:
        return "DATA";
    case State::Quit:
        return "QUIT";
    }
    Q_UNREACHABLE();
}

} // namespace poplar::smtp
