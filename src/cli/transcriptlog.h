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
    /// Adds to a file that is there. Storage if it cannot be opened.
    [[nodiscard]] Result<Done> open(const QString &path);
    /// Does nothing while no file is open. Storage if it cannot be written.
    [[nodiscard]] Result<Done> add(const QList<wire::TranscriptEvent> &events);

    /// The line of an event, without its end.
    [[nodiscard]] static QByteArray lineOf(const wire::TranscriptEvent &event);

private:
    QFile m_file;
};

} // namespace poplar::cli
