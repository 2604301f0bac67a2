// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace poplar {

/// SHA-256 of octets as they come. Qt's takes longer for a gigabyte than a fast link does; OpenSSL's uses
/// what the processor has for it.
class ContentHash {
public:
    ContentHash();

    void add(QByteArrayView octets);
    /// Of all that was added, 32 octets. Once: nothing can be added afterwards.
    [[nodiscard]] QByteArray result();

    /// Frees what OpenSSL keeps for the calling thread. To be called at the end of each thread, or of each
    /// job on a pool: left to the system it happens after others were told that the thread is over, and then
    /// meets OpenSSL's own farewell at the end of the program.
    static void leaveThread();

private:
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st *)> m_context;
};

} // namespace poplar
