// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace poplar::bench {

/// Puts messages into a Maildir as barely as it can be done: dots unstuffed, lines ended by LF, a file
/// in tmp renamed into new. Every failure ends the program with a message.
class MaildirSink {
public:
    enum class Sync {
        Never,
        Each, ///< Every message is brought to the disk before it is shown.
        Once, ///< All of them together, at the end; none is shown before.
    };

    MaildirSink(const std::string &folder, Sync sync);

    /// A piece of the body, dots stuffed, its last line included.
    void write(std::string_view bytes);
    /// The message is whole.
    void finish();
    /// There are no more.
    void close();

private:
    void writeLine(std::string_view line);
    void flush();
    void show(const std::string &name) const;

    std::string m_folder;
    Sync m_sync;
    int m_file = -1;
    int m_number = 0;
    std::string m_partial; ///< A line that has not ended.
    std::string m_pending;
    std::vector<std::string> m_hidden;
};

} // namespace poplar::bench
