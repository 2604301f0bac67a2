// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/bodysink.h"

#include <QByteArray>

namespace poplar::mailbox {

/// Keeps the header of a message and drops what follows it. Servers send more than TOP n 0 asked for,
/// and where there is no TOP the header is had from the whole message.
///
/// A header is the same whether it comes from the server or from a file: lines end in LF here, and every CR
/// directly before an LF is dropped, be it one of the network, none as in a Maildir, or two of a server that
/// takes lines with CR LF for lines with LF. The first line that is empty then ends the header.
class HeaderSink : public pop3::BodySink {
public:
    /// ErrorKind::Limit for a header larger than limit::topHeader, or for a body that does not end within
    /// limit::unwantedBody.
    [[nodiscard]] Result<Done> write(QByteArrayView chunk) override;
    [[nodiscard]] Result<Done> finish() override { return Done(); }

    /// Without the empty line that ends it; all that came if none did.
    [[nodiscard]] const QByteArray &header() const { return m_header; }
    /// Whether the empty line has come.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    /// What came behind it.
    [[nodiscard]] qint64 bodyOctets() const { return m_bodyOctets; }

private:
    void take(QByteArrayView piece);
    void endLine();

    QByteArray m_header;
    qsizetype m_lineStart = 0;
    qsizetype m_heldBack = 0; ///< CRs that came last: no part of the header if an LF follows.
    qint64 m_bodyOctets = 0;
    bool m_isWhole = false;
};

} // namespace poplar::mailbox
