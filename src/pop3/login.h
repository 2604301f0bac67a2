// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/login.h"

namespace poplar::pop3 {

using wire::Login;

} // namespace poplar::pop3
