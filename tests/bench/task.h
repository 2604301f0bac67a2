// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace poplar::bench {

/// What one run of a measured program is to do; all of them understand the same words.
struct Task {
    enum class Work {
        Retrieve, ///< Every message, whole.
        Headers, ///< TOP n 0 of every message.
        Listing, ///< LIST and UIDL.
    };
    Work work = Work::Retrieve;
    std::string host;
    std::uint16_t port = 0;
    std::string user;
    std::string password;
    std::string authority; ///< PEM: TLS from the first byte, with this CA. Empty for plain text.
    std::string maildir; ///< Where to deliver; empty to drop everything.
    std::string sync = "never"; ///< For the floor's Maildir: never, each or once.
    long window = 0; ///< Commands in flight, for the floor; 0 for no bound.
};

/// Reads `PROGRAM retrieve|headers|listing HOST:PORT USER [--ca FILE] [--maildir DIR] [--sync WHEN]
/// [--window N]` and the password from standard input. Ends the program where it makes no sense.
[[nodiscard]] Task readTask(int argc, char *argv[]);

} // namespace poplar::bench
