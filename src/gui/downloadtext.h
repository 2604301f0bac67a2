// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/downloads.h"

#include <QString>

#include <chrono>
#include <optional>

/// Downloads in words for people.
namespace poplar::gui {

/// How long the rest takes at the present rate; nothing while that is unknown or nothing is left.
[[nodiscard]] std::optional<std::chrono::seconds> timeLeft(const mailbox::DownloadStatus &status);

/// Everything about a series of downloads, for the pane: counts, octets, rate, time left. Empty if there was
/// none.
[[nodiscard]] QString downloadSummary(const mailbox::DownloadStatus &status);
/// The same as short as can be, for the lower edge of the window. Empty if nothing is waiting and nothing
/// failed.
[[nodiscard]] QString downloadBrief(const mailbox::DownloadStatus &status);

/// What a download is doing, in a few words; of one that failed, why.
/// @param server whose problem it is: host, port and security, for the words about the error.
[[nodiscard]] QString downloadState(const mailbox::Download &download, const mailbox::Problem &server);
/// Why a download failed and what helps, in sentences, with the server's words. Empty if it did not fail.
[[nodiscard]] QString downloadFailure(const mailbox::Download &download, const mailbox::Problem &server);

/// How much of it has come, in thousandths.
[[nodiscard]] int permille(qint64 done, qint64 total);

} // namespace poplar::gui
