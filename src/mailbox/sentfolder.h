// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/adoption.h"
#include "archive/catalogue.h"
#include "base/result.h"
#include "mailbox/outbox.h"

#include <QSet>

namespace poplar::mailbox {

/// Puts what has been sent into the folder "Sent" of this machine, once: its name there is known before
/// (OutboxRecord::sentName), so that what a program did that was killed is found again. The copy has LF line
/// ends, and begins with a Bcc field where the writer had hidden recipients: that is for the writer, and was
/// in nothing that was sent. Blocks on the disk; on the session thread.
class SentFolder {
public:
    /// What is found in the outbox at the start may have its copy already.
    void expect(OutboxId message) { m_expected += message; }

    /// Delivers the copy and makes the catalogue know it.
    /// @return its entry there. ErrorKind::Storage.
    [[nodiscard]] Result<qint64> keep(const OutboxRecord &record, archive::Catalogue &catalogue);

private:
    [[nodiscard]] Result<QString> fileFor(const OutboxRecord &record, archive::Catalogue &catalogue);

    QSet<OutboxId> m_expected;
};

} // namespace poplar::mailbox
