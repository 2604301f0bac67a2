// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/maildir.h"
#include "pop3/bodysink.h"

#include <functional>
#include <memory>

namespace poplar::mailbox {

/// Delivers a body into a Maildir.
class DeliverySink : public pop3::BodySink {
public:
    /// What is known of the message before it comes.
    struct Expected {
        qint64 octets = 0; ///< As listed; a hint only.
        qint64 limit = 0; ///< More ends in ErrorKind::Limit; 0 for none.
        archive::ReadBack readBack = archive::ReadBack::FromDisk;
    };

    /// @param progress is called with the octets that came in each chunk.
    DeliverySink(archive::Maildir maildir, Expected expected, std::function<void(qint64)> progress);

    [[nodiscard]] Result<Done> write(QByteArrayView chunk) override;
    /// Seals the delivery. Some servers send nothing at all for a message that they list
    /// with a size (Exchange): ErrorKind::Malformed.
    [[nodiscard]] Result<Done> finish() override;

    /// Nothing of it is wanted any more: the next chunk is refused with ErrorKind::Cancelled.
    void cancel() { m_isCancelled = true; }
    /// That have come.
    [[nodiscard]] qint64 octets() const { return m_octets; }

    /// The sealed delivery, once finish() succeeded; for one taker.
    [[nodiscard]] std::unique_ptr<archive::Delivery> take() { return std::move(m_delivery); }

private:
    [[nodiscard]] Result<Done> begin();

    archive::Maildir m_maildir;
    Expected m_expected;
    std::function<void(qint64)> m_progress;
    std::unique_ptr<archive::Delivery> m_delivery;
    qint64 m_octets = 0;
    bool m_isCancelled = false;
};

} // namespace poplar::mailbox
