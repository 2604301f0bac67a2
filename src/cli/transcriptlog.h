// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "wire/transcript.h"

#include <QFile>

namespace poplar::cli {

/// The transcript as a file, readable by its owner only: one line an event with time (UTC), direction
/// ("C:" the client, "S:" the server, "--" what happened) and text. Secrets are masked where the events are
/// made.
class TranscriptLog {
public:
    /// Adds to a file that is there; a pipe or a device will do. Storage if it cannot be opened.
    [[nodiscard]] Result<Done> open(const QString &path);
    /// Does nothing while no file is open. Storage if it cannot be written, once: nothing is written after
    /// that.
    [[nodiscard]] Result<Done> add(const QList<wire::TranscriptEvent> &events);

    /// Whether something could not be written.
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    QFile m_file;
    bool m_failed = false;
};

} // namespace poplar::cli
