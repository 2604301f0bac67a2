// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace poplar::limit {

constexpr std::chrono::seconds examinedSilence{15}; ///< A server that is examined says nothing for so long,
constexpr std::chrono::seconds examinedStep{60}; ///< and one step of it may take so much in all.
constexpr int examinedAddresses = 16; ///< Addresses of its name that are told.
constexpr int examinedRoundTrips = 9; ///< NOOPs, one after the other.
constexpr int examinedAhead = 6; ///< Commands sent ahead of their replies, for a trial.
constexpr int examinedHeaders = 50; ///< Headers that are read to measure,
constexpr qint64 examinedOctets = 1024 * 1024; ///< and their octets, after which no other is asked for,
constexpr qint64 examinedHeader = 256 * 1024; ///< and those of one.
constexpr qsizetype reportedText = 512; ///< Characters of one text of a server's in a report,
constexpr qsizetype reportedLines = 200; ///< and lines of one list.

} // namespace poplar::limit
