// SPDX-License-Identifier: GPL-3.0-or-later
// The history of deletions, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

void MailboxWorker::readReceipts() {}

} // namespace poplar::mailbox
