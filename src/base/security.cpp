// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/security.h"

namespace poplar {

quint16 defaultPop3Port(Security security)
{
    return security == Security::Tls ? 995 : 110;
}

quint16 defaultSubmissionPort(Security security)
{
    switch (security) {
    case Security::StartTls:
        return 587;
    case Security::Tls:
        return 465;
    case Security::None:
        break;
    }
    return 25;
}

} // namespace poplar
