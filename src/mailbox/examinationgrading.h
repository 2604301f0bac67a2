// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/examinationreport.h"
#include "mailbox/serverfacts.h"

/// The parts of reportOf(), one function each. Internal to this library.
namespace poplar::mailbox::grading {

using Findings = QList<GradedFinding>;

[[nodiscard]] Findings ofName(const ServerFacts &facts);
[[nodiscard]] Findings ofPorts(const ServerFacts &facts);
[[nodiscard]] Findings ofCertificate(const ServerFacts &facts, const QDateTime &now);
[[nodiscard]] Findings ofTls(const ServerFacts &facts);
[[nodiscard]] Findings ofCapabilities(const ServerFacts &facts);
[[nodiscard]] Findings ofAuthentication(const ServerFacts &facts);
[[nodiscard]] Findings ofMaildrop(const ServerFacts &facts);
[[nodiscard]] Findings ofManners(const ServerFacts &facts);
[[nodiscard]] Findings ofSpeed(const ServerFacts &facts);

[[nodiscard]] ExaminationConduct conductOf(const ServerFacts &facts);

/// The door that the account uses; null if it was not tried.
[[nodiscard]] const DoorFacts *ownDoor(const ServerFacts &facts);
/// The own one first.
[[nodiscard]] QList<const DoorFacts *> doorsOf(const ServerFacts &facts);
/// What the server announces under the account's own protection before the login; null if nothing is known.
[[nodiscard]] const AnnouncedFacts *announcedTo(const ServerFacts &facts);
/// Whether a capability is among the lines, in any case of letters.
[[nodiscard]] bool announces(const QByteArrayList &lines, QByteArrayView name);
/// Whether it was announced at any time in the sessions.
[[nodiscard]] bool announcedInside(const ServerFacts &facts, QByteArrayView name);

[[nodiscard]] Fact text(const QByteArray &said);
[[nodiscard]] Fact text(const QString &said);
[[nodiscard]] Fact count(qint64 number);
[[nodiscard]] Fact port(quint16 number);
[[nodiscard]] Fact octets(qint64 number);
[[nodiscard]] Fact lasting(Microseconds time);
/// At most so many octets of it, and no part of a character.
[[nodiscard]] QByteArray cutAtCharacter(QByteArray said, qsizetype most);
/// Cut to limit::reportedText each and limit::reportedLines together.
[[nodiscard]] QByteArrayList cut(const QByteArrayList &lines);

} // namespace poplar::mailbox::grading
