// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputlines.h"

#include <iostream>
#include <string>
#include <thread>

namespace poplar::cli {

/// A console handle cannot be waited for beside sockets: a thread reads, one line for each call.
class InputLines::SystemSource : public Source {
public:
    explicit SystemSource(InputLines &owner)
        : m_owner(owner)
    {
    }

    void want() override
    {
        if (std::exchange(m_reading, true))
            return; // the line under way goes to whoever asked last
        // Detached: nothing ends a read from the console but the end of the program.
        std::thread([source = QPointer<SystemSource>(this)] {
            std::string line;
            std::optional<QByteArray> read;
            if (std::getline(std::cin, line))
                read = QByteArray(line.data(), qsizetype(line.size()));
            if (source)
                QMetaObject::invokeMethod(
                    source, [source, read] { source->come(read); }, Qt::QueuedConnection);
        }).detach();
    }
    void stop() override {}

private:
    void come(std::optional<QByteArray> line)
    {
        m_reading = false;
        if (line && line->endsWith('\r'))
            line->chop(1);
        m_owner.give(line);
    }

    InputLines &m_owner;
    bool m_reading = false;
};

std::unique_ptr<InputLines::Source> InputLines::makeSource(InputLines &owner)
{
    return std::make_unique<SystemSource>(owner);
}

} // namespace poplar::cli
