// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messageinput.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <io.h>
#include <memory>
#include <mutex>
#include <thread>

namespace poplar::cli {

/// A console handle cannot be waited for beside sockets: a thread reads, one block at a time.
class MessageInput::SystemReader : public Reader {
public:
    explicit SystemReader(MessageInput &owner)
        : m_owner(owner)
    {
        m_listener->reader = this;
    }
    ~SystemReader() override
    {
        const std::lock_guard lock(m_listener->mutex);
        m_listener->reader = nullptr;
    }
    void start() override
    {
        _setmode(_fileno(stdin), _O_BINARY);
        readOn();
    }
    void stop() override { m_isStopped = true; }

private:
    static constexpr size_t blockSize = 64 * 1024;

    /// Who is told what was read. A thread may outlive it, and then tells nobody.
    struct Listener {
        std::mutex mutex;
        SystemReader *reader = nullptr;
    };
    struct Block {
        QByteArray octets;
        QString error; ///< What the system says, if it could not be read; the octets do not count then.
    };

    [[nodiscard]] static Block read()
    {
        Block block{QByteArray(qsizetype(blockSize), Qt::Uninitialized), {}};
        errno = 0;
        block.octets.resize(qsizetype(std::fread(block.octets.data(), 1, blockSize, stdin)));
        if (std::ferror(stdin) != 0)
            block.error = QString::fromLocal8Bit(std::strerror(errno));
        return block;
    }

    void readOn()
    {
        // Detached: nothing ends a read from the console but the end of the program.
        std::thread([listener = m_listener] {
            const Block block = read();
            const std::lock_guard lock(listener->mutex);
            if (SystemReader *reader = listener->reader)
                QMetaObject::invokeMethod(
                    reader, [reader, block] { reader->come(block); }, Qt::QueuedConnection);
        }).detach();
    }

    void come(const Block &block)
    {
        if (m_isStopped)
            return;
        if (!block.error.isEmpty())
            return m_owner.fail(block.error);
        m_owner.take(block.octets);
        if (!m_isStopped)
            readOn();
    }

    MessageInput &m_owner;
    const std::shared_ptr<Listener> m_listener = std::make_shared<Listener>();
    bool m_isStopped = false;
};

std::unique_ptr<MessageInput::Reader> MessageInput::makeReader(MessageInput &owner)
{
    return std::make_unique<SystemReader>(owner);
}

} // namespace poplar::cli
