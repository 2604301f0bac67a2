// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/mailbox.h"
#include "mailbox/mailboxworker.h"

#include <utility>

namespace poplar::mailbox {

/// Runs a call of the user's on the worker's thread. For the files that make up Mailbox.
template <class Call>
void Mailbox::tell(Call call)
{
    m_isUsed = true;
    post(std::move(call));
}

/// Likewise, where it need not come from the user.
template <class Call>
void Mailbox::post(Call call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, call = std::move(call)] { call(*worker); }, Qt::QueuedConnection);
}

} // namespace poplar::mailbox
