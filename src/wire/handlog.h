// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/handdialect.h"
#include "wire/transcriptwriter.h"

namespace poplar::wire {

/// The story of a conversation by hand as it is written down.
class HandLog : public TranscriptWriter {
    Q_OBJECT

public:
    using TranscriptWriter::TranscriptWriter;

    void noteSent(const HandLine &line, quint64 command);
    /// Of a long list the first lines are noted; the rest is counted with its end.
    /// @param octets of the line, its end included.
    void noteHeard(const HandReply &reply, qint64 octets, quint64 command);
    /// @param begin as appendBodyBegin() makes it.
    void noteBody(qint64 octets, qint64 lines, const QByteArray &begin, quint64 command);

private:
    qint64 m_listed = 0; ///< Lines of the list that is coming,
    qint64 m_leftOut = 0; ///< and octets of those that were not noted.
};

} // namespace poplar::wire
