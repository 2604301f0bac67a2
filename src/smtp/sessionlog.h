// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/commandqueue.h"
#include "wire/transcriptwriter.h"

namespace poplar::smtp {

/// The story of one session as it is written down: what goes into the transcript, and in which form.
/// Challenges of a login are masked here, as answers are where they are made. A message is one event of kind
/// Body, going out, whether it went behind DATA or by any number of BDAT.
class SessionLog : public wire::TranscriptWriter {
    Q_OBJECT

public:
    using TranscriptWriter::TranscriptWriter;

    /// The message that events concern from now on, as the session's owner names it; 0 for none.
    void setMessage(qint64 message) { m_message = message; }

    /// A command, or a further line of it, goes out.
    void noteSent(const CommandQueue::Sending &sending);
    void noteLine(const CommandQueue::LineArrived &line);

    /// A message as it went out.
    struct Sent {
        CommandId command = 0;
        qint64 octets = 0; ///< Without doubled dots and the end.
        qint64 lines = 0;
        QByteArray begin; ///< As wire::appendBodyBegin() makes it.
    };
    void noteBody(const Sent &body);

private:
    qint64 m_message = 0;
};

} // namespace poplar::smtp
