// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/bodysink.h"

#include <QByteArray>

namespace poplar::mailbox {

/// Keeps the header of a message and drops what follows it. Servers send more than TOP n 0 asked for,
/// and where there is no TOP the header is had from the whole message.
class HeaderSink : public pop3::BodySink {
public:
    /// ErrorKind::Limit for a header larger than limit::topHeader, or for a body that does not end within
    /// limit::unwantedBody.
    [[nodiscard]] Result<Done> write(QByteArrayView chunk) override;
    [[nodiscard]] Result<Done> finish() override { return Done(); }

    /// Without the empty line that ends it; all that came if none did.
    [[nodiscard]] const QByteArray &header() const { return m_header; }
    /// What came behind it.
    [[nodiscard]] qint64 bodyOctets() const { return m_bodyOctets; }

private:
    [[nodiscard]] qsizetype headerEnd(qsizetype from) const;

    QByteArray m_header;
    qint64 m_bodyOctets = 0;
    bool m_whole = false;
};

} // namespace poplar::mailbox
