// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messageinput.h"

#include <QPointer>

#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <thread>

namespace poplar::cli {

/// A console handle cannot be waited for beside sockets: a thread reads, one block at a time.
class MessageInput::SystemReader : public Reader {
public:
    explicit SystemReader(MessageInput &owner)
        : m_owner(owner)
    {
    }
    void start() override
    {
        _setmode(_fileno(stdin), _O_BINARY);
        readOn();
    }
    void stop() override { m_isStopped = true; }

private:
    static constexpr size_t blockSize = 64 * 1024;

    void readOn()
    {
        // Detached: nothing ends a read from the console but the end of the program.
        std::thread([reader = QPointer<SystemReader>(this)] {
            QByteArray block(qsizetype(blockSize), Qt::Uninitialized);
            block.resize(qsizetype(std::fread(block.data(), 1, blockSize, stdin)));
            if (reader)
                QMetaObject::invokeMethod(
                    reader, [reader, block] { reader->come(block); }, Qt::QueuedConnection);
        }).detach();
    }
    void come(const QByteArray &block)
    {
        if (m_isStopped)
            return;
        m_owner.take(block);
        if (!m_isStopped)
            readOn();
    }

    MessageInput &m_owner;
    bool m_isStopped = false;
};

std::unique_ptr<MessageInput::Reader> MessageInput::makeReader(MessageInput &owner)
{
    return std::make_unique<SystemReader>(owner);
}

} // namespace poplar::cli
