// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cli/inputlines.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace poplar::cli {

namespace {
constexpr qsizetype blockSize = 4096;
}

class InputLines::SystemSource : public Source {
public:
    explicit SystemSource(InputLines &owner)
        : m_owner(owner)
        , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        m_notifier.setEnabled(false);
        connect(&m_notifier, &QSocketNotifier::activated, this, &SystemSource::readBlock);
    }
    ~SystemSource() override { m_buffer.fill('\0'); } // a password may have come with it

    void want() override
    {
        // Never from within next().
        QMetaObject::invokeMethod(this, &SystemSource::look, Qt::QueuedConnection);
    }
    void stop() override { m_notifier.setEnabled(false); }

private:
    void look()
    {
        if (!m_owner.m_taken)
            return;
        const qsizetype end = m_buffer.indexOf('\n');
        const bool whole = end >= 0 || m_buffer.size() >= limit::commandArgument;
        if (!whole && !m_atEnd)
            return m_notifier.setEnabled(true);
        m_notifier.setEnabled(false);
        if (!whole && m_buffer.isEmpty())
            return m_owner.give(std::nullopt);
        take(end >= 0 ? end : std::min<qsizetype>(m_buffer.size(), limit::commandArgument));
    }

    void take(qsizetype length)
    {
        QByteArray line = m_buffer.first(length);
        const qsizetype used =
            std::min(length + (length < m_buffer.size() && m_buffer[length] == '\n'), m_buffer.size());
        std::fill_n(m_buffer.data(), used, '\0');
        m_buffer.remove(0, used);
        if (line.endsWith('\r'))
            line.chop(1);
        m_owner.give(line);
    }

    void readBlock()
    {
        char block[blockSize];
        const ssize_t count = read(STDIN_FILENO, block, sizeof block);
        // The shell may have left it so that a read does not wait: that is no end.
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            return;
        m_atEnd = count <= 0;
        if (count > 0)
            m_buffer.append(block, count);
        std::fill_n(static_cast<volatile char *>(block), sizeof block, '\0');
        look();
    }

    InputLines &m_owner;
    QSocketNotifier m_notifier;
    QByteArray m_buffer;
    bool m_atEnd = false;
};

std::unique_ptr<InputLines::Source> InputLines::makeSource(InputLines &owner)
{
    return std::make_unique<SystemSource>(owner);
}

} // namespace poplar::cli
