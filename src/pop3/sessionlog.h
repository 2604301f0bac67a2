// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/commandqueue.h"
#include "pop3/overheard.h"
#include "wire/transcriptwriter.h"

#include <deque>
#include <memory>
#include <utility>

namespace poplar::pop3 {

/// The story of one session as it is written down: what goes into the transcript, and in which form.
/// Challenges of a login are masked here, as answers are where they are made.
class SessionLog : public wire::TranscriptWriter {
    Q_OBJECT

public:
    using TranscriptWriter::TranscriptWriter;

    /// A command, or a further line of it, goes out.
    void noteSent(const CommandQueue::Sending &sending);
    /// Of a listing the first lines are noted; the rest is left out.
    void noteLine(const CommandQueue::LineArrived &line);
    void noteBody(const CommandQueue::BodyArrived &body);
    /// So much of a body had come when the session ended.
    void noteUnfinished(CommandId command, qint64 octets);

    /// Where the body is to be seen in the log: its sink with somebody who listens.
    [[nodiscard]] std::shared_ptr<BodySink> listen(std::shared_ptr<BodySink> sink) const
    {
        return m_overheard.listen(std::move(sink));
    }

private:
    void beginListing(CommandId command);
    [[nodiscard]] qint64 messageOfReply(CommandId command);
    void recordLeftOut(const CommandQueue::LineArrived &line);

    Overheard m_overheard;
    std::deque<std::pair<CommandId, qint64>> m_about; ///< Messages of the commands that are under way.
    CommandId m_listing = 0; ///< The listing whose lines are being noted,
    qint64 m_listingLines = 0; ///< and how many came,
    qint64 m_leftOut = 0; ///< and the octets of those that were not noted.
};

} // namespace poplar::pop3
