// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/pseudonyms.h"
#include "wire/transcript.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace poplar::records {

/// Names that a conversation may show without a sign by which to know them.
struct KnownNames {
    QStringList users;
    QStringList hosts;
};

/// The pseudonyms that begin with what is told of users and servers, by these names and by the events.
[[nodiscard]] Pseudonyms pseudonymsFor(const QList<wire::TranscriptEvent> &events, const KnownNames &names);

/// The event as it may be shown to strangers: its text neutralised, in UTF-8, and with pseudonyms; neither
/// what is known of a body nor the ends of the connection. Its counts stay.
[[nodiscard]] wire::TranscriptEvent sharedEvent(Pseudonyms &pseudonyms, const wire::TranscriptEvent &event);

/// Events as a text that may be shown to strangers: one line each as by lineOf(), with Pseudonyms in the
/// place of mail addresses, users, hosts, IP addresses and all that cannot be seen through. What the events
/// themselves tell of users and servers is known without being told. Of messages it has counts only.
[[nodiscard]] QByteArray sharedLog(const QList<wire::TranscriptEvent> &events, const KnownNames &names = {});

} // namespace poplar::records
