// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "task.h"

namespace poplar::bench {

/// The account that a task is about.
[[nodiscard]] inline accounts::Account accountFor(const Task &task)
{
    accounts::Account account;
    account.id = QStringLiteral("bench");
    account.host = QString::fromStdString(task.host);
    account.port = task.port;
    account.user = QString::fromStdString(task.user);
    account.security = task.authority.empty() ? Security::None : Security::Tls;
    account.authorityFile = QString::fromStdString(task.authority);
    return account;
}

} // namespace poplar::bench
