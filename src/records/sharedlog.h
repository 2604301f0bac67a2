// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Events as a text that may be shown to strangers: one line each as by lineOf(), with Pseudonyms in the
/// place of mail addresses, users, hosts, IP addresses and all that cannot be seen through. What the events
/// themselves tell of users and servers is known without being told. Of messages it has counts only.
[[nodiscard]] QByteArray sharedLog(const QList<wire::TranscriptEvent> &events, const KnownNames &names = {});

} // namespace poplar::records
