// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/security.h"

namespace poplar {

quint16 defaultPop3Port(Security security)
{
    return security == Security::Tls ? 995 : 110;
}

} // namespace poplar
