// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account.h"

namespace poplar::accounts {

QString Account::shownName() const
{
    if (!name.isEmpty())
        return name;
    return user.contains(u'@') ? user : user + u'@' + host;
}

} // namespace poplar::accounts
