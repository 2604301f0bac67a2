// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messageinput.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace poplar::cli {

class MessageInput::SystemReader : public Reader {
public:
    explicit SystemReader(MessageInput &owner)
        : m_owner(owner)
        , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        m_notifier.setEnabled(false);
        connect(&m_notifier, &QSocketNotifier::activated, this, &SystemReader::readBlock);
    }
    void start() override { m_notifier.setEnabled(true); }
    void stop() override { m_notifier.setEnabled(false); }

private:
    void readBlock()
    {
        const ssize_t count = read(STDIN_FILENO, m_block.data(), m_block.size());
        if (count >= 0)
            return m_owner.take(QByteArray(m_block.data(), count));
        // The shell may have left it so that a read does not wait: that is no end.
        if (errno != EINTR && errno != EAGAIN)
            m_owner.fail(QString::fromLocal8Bit(std::strerror(errno)));
    }

    MessageInput &m_owner;
    QSocketNotifier m_notifier;
    std::array<char, 64 * 1024> m_block;
};

std::unique_ptr<MessageInput::Reader> MessageInput::makeReader(MessageInput &owner)
{
    return std::make_unique<SystemReader>(owner);
}

} // namespace poplar::cli
