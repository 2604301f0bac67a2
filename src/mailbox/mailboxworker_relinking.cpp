// SPDX-License-Identifier: GPL-3.0-or-later
// Unique-ids that all changed, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

void MailboxWorker::take(const RelinkAnswer &) {}

} // namespace poplar::mailbox
