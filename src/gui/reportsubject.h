// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "records/application.h"
#include "records/sharedlog.h"
#include "wire/tlsdetails.h"
#include "wire/transcript.h"

#include <QByteArray>
#include <QList>
#include <QLocale>

#include <optional>

namespace poplar::gui {

/// What is known of a message that was read.
struct ReportedMessage {
    qint64 message = 0; ///< As the events name it.
    std::optional<Envelope> envelope;
    QByteArray uniqueId;
    qint64 octets = -1; ///< As listed; -1 if unknown.
};

/// What a report is about: the events of one session, and what is known besides.
struct ReportSubject {
    QList<wire::TranscriptEvent> events;
    records::KnownNames names; ///< That the events may show without a sign.
    std::optional<wire::TlsDetails> tls; ///< Of the connection that is open, whichever it is.
    QList<ReportedMessage> messages; ///< Those that the events concern, in any order.
    records::Application application = records::Application::Pop3; ///< What was spoken.
};

/// What a report has besides what every report has.
enum class ReportPart { Explanations = 1, Diagram = 2, Statistics = 4 };
Q_DECLARE_FLAGS(ReportParts, ReportPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(ReportParts)

/// Whether it may be shown to strangers.
enum class ReportNames { Replaced, Shown };

/// Where one session ends and the next one begins.
/// @return the events of each, the oldest first; none is empty.
[[nodiscard]] QList<QList<wire::TranscriptEvent>> sessionsOf(const QList<wire::TranscriptEvent> &events);

/// A subject made ready to be told.
struct ReportMaterial {
    struct Line {
        wire::TranscriptEvent event; ///< Its text is at most limit::transcriptText.
        bool isCut = false; ///< Its text was longer.
    };
    QList<Line> lines; ///< Kind::Progress included.
    std::optional<wire::TlsDetails> tls; ///< Of this session.
    QList<ReportedMessage> messages; ///< In the order in which they were read.
    qsizetype messagesLeftOut = 0; ///< There were so many more.
    ReportNames names = ReportNames::Replaced;
    records::Application application = records::Application::Pop3; ///< What was spoken.
};

/// Cuts what is too long, leaves out what is not of this session, and replaces names by pseudonyms, each by
/// the same in all parts. Where names are replaced, nothing of it tells who or where anybody is, but for
/// names in free text.
[[nodiscard]] ReportMaterial reportMaterial(const ReportSubject &subject, ReportNames names);

} // namespace poplar::gui
