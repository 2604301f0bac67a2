// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/conversation.h"

#include <QString>
#include <QStringList>

namespace poplar::gui {

/// What a line of the log means, for somebody who does not know the protocol by heart. Plain text; what the
/// server said in it is neutralised.
struct Explanation {
    QString title; ///< What it is: "RETR: get a message".
    QStringList sentences; ///< What it means, a paragraph each.
    QString reference; ///< Where to read on: "RFC 1939, section 5"; empty if nowhere.

    bool operator==(const Explanation &) const = default;
};

/// Of a line of any session. A protocol is added as a function like explainPop3(), and chosen here.
[[nodiscard]] Explanation explain(const TranscriptLine &line);

/// Commands and replies of POP3 (RFC 1939, 2449, 2595, 3206, 5034, 6856).
[[nodiscard]] Explanation explainPop3(const TranscriptLine &line);

/// Commands and replies of SMTP (RFC 5321, 1870, 2034, 2920, 3030, 3207, 3461, 3463, 4954, 6152, 6531).
[[nodiscard]] Explanation explainSmtp(const TranscriptLine &line);

/// What happened to the connection: TLS, states, failures.
[[nodiscard]] Explanation explainConnection(const TranscriptLine &line);

/// "3.2 ms", "1.4 s": a duration for a sentence.
[[nodiscard]] QString formatWait(std::chrono::microseconds time);

} // namespace poplar::gui
