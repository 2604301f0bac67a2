// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/invitation.h"

#include <QList>
#include <QLocale>
#include <QString>

namespace poplar::gui {

/// A line of a card: what it tells of, and what that is. Plain text.
struct InvitationLine {
    QString name;
    QString value;

    bool operator==(const InvitationLine &) const = default;
};

/// An event in words.
struct EventText {
    QString title;
    QList<InvitationLine> lines;
};

/// What a calendar in a message is for: "Invitation", "Cancelled".
[[nodiscard]] QString purposeText(const mime::Invitation &invitation);

/// The whole of one event: when in the reader's local time, where, who, how it repeats. Names and texts are
/// as the sender wrote them, without what would let them look like something else.
[[nodiscard]] EventText eventText(const mime::CalendarEvent &event, const QLocale &locale = QLocale());

} // namespace poplar::gui
