// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/state.h"

namespace poplar::pop3 {

QByteArray nameOf(State state)
{
    switch (state) {
    case State::Disconnected:
        return "DISCONNECTED";
    case State::Connecting:
        return "CONNECTING";
    case State::Securing:
        return "SECURING";
    case State::Authorization:
        return "AUTHORIZATION";
    case State::Transaction:
        return "TRANSACTION";
    case State::Update:
        return "UPDATE";
    }
    Q_UNREACHABLE();
}

} // namespace poplar::pop3
