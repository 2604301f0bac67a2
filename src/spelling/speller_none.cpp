// SPDX-License-Identifier: GPL-3.0-or-later
// Where there is no Hunspell.
#include "spelling/speller.h"

namespace poplar::spelling {

std::unique_ptr<Speller> openSpeller(const Dictionary & /*dictionary*/)
{
    return nullptr;
}

bool canSpell()
{
    return false;
}

} // namespace poplar::spelling
