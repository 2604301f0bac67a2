// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/bodysink.h"

#include <QByteArray>

namespace poplar::pop3 {

/// Keeps a body in memory, up to a limit: for TOP.
class BufferSink : public BodySink {
public:
    /// @param limit in octets; more ends in ErrorKind::Limit.
    explicit BufferSink(qint64 limit)
        : m_limit(limit)
    {
    }

    [[nodiscard]] Result<Done> write(QByteArrayView chunk) override;
    [[nodiscard]] Result<Done> finish() override { return Done(); }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    qint64 m_limit;
    QByteArray m_bytes;
};

} // namespace poplar::pop3
