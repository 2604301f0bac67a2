// SPDX-License-Identifier: GPL-3.0-or-later
// Making the catalogue anew, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

void MailboxWorker::rebuild() {}
void MailboxWorker::take(const RebuildAnswer &) {}

} // namespace poplar::mailbox
