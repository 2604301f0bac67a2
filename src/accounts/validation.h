// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/submissionserver.h"
#include "base/envelope.h"
#include "base/proxy.h"

#include <QString>
#include <QtGlobal>

#include <chrono>
#include <optional>

namespace poplar::accounts {

/// Why a field cannot be used as it stands; the first reason that applies.
enum class FieldProblem {
    None,
    Empty,
    HasBlanks,
    HasControlCharacters,
    TooLong,
    NoHostName, ///< Neither a name (RFC 1123, IDN) nor an address.
    OutOfRange, ///< A port is a number from 1 to 65535; for intervals and sizes see base/limits.h.
};

/// What a user may have pasted into the host field: "host", "host:995", "[::1]:110", "pop3s://host".
struct HostAndPort {
    QString host; ///< Without brackets and blanks around.
    std::optional<quint16> port;

    bool operator==(const HostAndPort &) const = default;
};
[[nodiscard]] HostAndPort parseHost(const QString &text);

/// @param host as typed, blanks around it do not count.
[[nodiscard]] FieldProblem hostProblem(const QString &host);
[[nodiscard]] FieldProblem portProblem(const QString &port);
/// A user name is sent in one line, in UTF-8.
[[nodiscard]] FieldProblem userProblem(const QString &user);

/// @param command as Account::tokenCommand; empty is no problem, nothing but blanks is.
[[nodiscard]] FieldProblem tokenCommandProblem(const QString &command);
/// Whether it can be the name of a file; empty is no problem. The disk is not looked at.
[[nodiscard]] FieldProblem fileNameProblem(const QString &name);
/// What is wrong with the proxy's host, port or user; nothing matters where none is named.
[[nodiscard]] FieldProblem proxyProblem(const Proxy &proxy);
[[nodiscard]] FieldProblem silenceProblem(std::chrono::seconds silence);
/// @param interval 0 for never.
[[nodiscard]] FieldProblem keepAliveProblem(std::chrono::seconds interval);
/// @param quietTime 0 for never.
[[nodiscard]] FieldProblem quietTimeProblem(std::chrono::minutes quietTime);
/// @param interval 0 for never.
[[nodiscard]] FieldProblem checkEveryProblem(std::chrono::minutes interval);
/// @param octets 0 for no limit.
[[nodiscard]] FieldProblem largestMessageProblem(qint64 octets);
/// @param days as Retention::days.
[[nodiscard]] FieldProblem retentionDaysProblem(qint64 days);

/// Whether mail may come from it: an address as mail servers take it (RFC 5321 section 4.1.2), without
/// quotes; its domain may be a name without dots, or an address in brackets.
[[nodiscard]] FieldProblem mailAddressProblem(const QString &address);
/// What is wrong with the address or the name; a name may be empty.
[[nodiscard]] FieldProblem senderProblem(const Address &sender);
/// What is wrong with host, port, user or way of logging in; nothing matters where no host is named.
[[nodiscard]] FieldProblem submissionProblem(const SubmissionServer &server);

} // namespace poplar::accounts
