// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace poplar::wire {

struct TranscriptEvent;

/// Is told everything that a session notes, as it is noted and on the session's thread: also what a
/// transcript folds to a count or has forgotten by the time that others look.
class TranscriptRecorder {
public:
    virtual ~TranscriptRecorder() = default;

    /// One event, redacted as all are. Fast: the session waits.
    virtual void record(const TranscriptEvent &event) = 0;
    /// What was recorded so far should be safe now.
    /// @return an error once; after that nothing is recorded any more, and the session does not care.
    [[nodiscard]] virtual Result<Done> flush() = 0;
};

} // namespace poplar::wire
