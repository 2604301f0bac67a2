// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "task.h"

#include <cstddef>
#include <span>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace poplar::bench {

/// The barest connection that is always able to read while it writes: one non-blocking socket, poll(2),
/// and OpenSSL where TLS is wanted. Every failure ends the program with a message.
class Link {
public:
    explicit Link(const Task &task);
    ~Link();
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    /// Waits until something can be read, or written if @p wantsToWrite.
    void wait(bool wantsToWrite);
    /// Reads what is there, at most as much as fits.
    /// @return 0 if nothing is there; the end of the stream ends the program.
    [[nodiscard]] std::size_t read(std::span<char> buffer);
    /// Writes what can be written now.
    [[nodiscard]] std::size_t write(std::string_view bytes);

private:
    void connect(const Task &task);
    void secure(const Task &task);

    int m_socket = -1;
    ssl_ctx_st *m_context = nullptr;
    ssl_st *m_tls = nullptr;
};

[[noreturn]] void giveUp(const char *what);

} // namespace poplar::bench
