// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/interoptest.h"

using poplar::test::TestInterop;

QTEST_GUILESS_MAIN(TestInterop)
