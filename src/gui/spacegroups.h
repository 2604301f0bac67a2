// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagerows.h"

#include <QStringList>

#include <atomic>
#include <optional>

namespace poplar::gui {

/// What the picture of a maildrop is divided by. The first three need headers.
enum class SpaceBy { Sender, Domain, Month, Size };

/// Which part of the picture is looked at.
struct SpaceQuery {
    SpaceBy by = SpaceBy::Sender;
    /// Keys of the groups that were opened, from the outside; empty for the whole maildrop.
    QStringList path;

    bool operator==(const SpaceQuery &) const = default;
};

/// Messages on the server that are shown as one rectangle.
struct SpaceGroup {
    enum class Kind {
        Sender, ///< `name` and `detail` are the name, if any mail has it, and the address.
        Domain,
        Year,
        Month,
        SizeClass,
        Message, ///< `name` and `detail` are its subject and its sender.
        Unread, ///< Their headers are not known (yet).
        Unnamed, ///< Their headers have no sender, or no date.
        Others, ///< Groups that are too small for rectangles of their own.
    };
    Kind kind = Kind::Sender;
    /// Tells it from its neighbours, and stays the same: a folded address or domain, "2026", "2026-11", the
    /// number of a size class or of a message.
    QString key;
    QString name; ///< As the mail has it, so not to be trusted.
    QString detail;
    qint64 octets = 0;
    qint64 ticked = 0; ///< So many of the messages are ticked.
    qint64 tickedOctets = 0;
    QList<mailbox::MessageId> messages; ///< Never empty, but for those of SpacePicture::trail.
    qint64 groups = 1; ///< Of Kind::Others: how many were joined.

    /// Whether it can be opened.
    [[nodiscard]] bool hasParts() const { return kind != Kind::Message; }
};

/// A part of a maildrop, divided.
struct SpacePicture {
    /// As it was asked for; the path without what is not there any more.
    SpaceQuery query;
    QList<SpaceGroup> trail; ///< One for each key of the path, without figures and messages.
    QList<SpaceGroup> groups; ///< The largest first; Kind::Unread last.
    qint64 messages = 0; ///< In all groups.
    qint64 octets = 0;
};

/// What is in the maildrop (nothing that is only on this machine), divided as asked for.
/// @param stop while it is at work it may be told that nobody wants the result any more.
/// @return nothing if it was stopped.
[[nodiscard]] std::optional<SpacePicture> groupSpace(const MessageRows &rows, const SpaceQuery &query,
                                                     const std::atomic_bool &stop);

/// The key that opens those groups of a picture that come after the first ones. They stay at their level.
[[nodiscard]] QString othersKey(qsizetype firstOnes);
[[nodiscard]] bool isOthersKey(const QString &key);

/// Size classes, from 0: their upper limits in octets. What is larger than the last is in the last class.
constexpr qint64 sizeClassLimits[] = {10LL << 10, 100LL << 10, 1LL << 20, 5LL << 20, 20LL << 20};
constexpr int sizeClasses = int(std::size(sizeClassLimits)) + 1;
[[nodiscard]] int sizeClassOf(qint64 octets);

} // namespace poplar::gui
