// SPDX-License-Identifier: GPL-3.0-or-later
#include "maildirsink.h"

#include "link.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace poplar::bench {

namespace {

constexpr std::size_t writtenTogether = 256 * 1024; // octets

void bringToDisk(const std::string &folder, int (*how)(int))
{
    const int handle = open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0 || how(handle) != 0)
        giveUp("sync");
    close(handle);
}

} // namespace

MaildirSink::MaildirSink(const std::string &folder, Sync sync)
    : m_folder(folder)
    , m_sync(sync)
{
    for (const char *part : {"/tmp", "/new", "/cur"})
        std::filesystem::create_directories(m_folder + part);
}

void MaildirSink::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        if (end == std::string_view::npos) {
            m_partial += bytes;
            return;
        }
        if (m_partial.empty()) {
            writeLine(bytes.substr(0, end));
        } else {
            m_partial += bytes.substr(0, end);
            writeLine(m_partial);
            m_partial.clear();
        }
        bytes.remove_prefix(end + 1);
    }
}

void MaildirSink::writeLine(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line == ".")
        return; // the end
    m_pending += line.starts_with('.') ? line.substr(1) : line;
    m_pending += '\n';
    if (m_pending.size() >= writtenTogether)
        flush();
}

void MaildirSink::flush()
{
    if (m_file < 0) {
        const std::string path = m_folder + "/tmp/" + std::to_string(++m_number);
        m_file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (m_file < 0)
            giveUp("a file of the Maildir");
    }
    if (::write(m_file, m_pending.data(), m_pending.size()) != static_cast<ssize_t>(m_pending.size()))
        giveUp("write");
    m_pending.clear();
}

void MaildirSink::finish()
{
    flush();
    if (m_sync == Sync::Each && fdatasync(m_file) != 0)
        giveUp("sync");
    ::close(m_file);
    m_file = -1;
    const std::string name = std::to_string(m_number);
    if (m_sync == Sync::Once)
        m_hidden.push_back(name);
    else
        show(name);
}

void MaildirSink::close()
{
    if (m_sync == Sync::Never)
        return;
    if (m_sync == Sync::Once)
        bringToDisk(m_folder, syncfs);
    for (const std::string &name : m_hidden)
        show(name);
    bringToDisk(m_folder + "/new", fsync);
}

void MaildirSink::show(const std::string &name) const
{
    if (std::rename((m_folder + "/tmp/" + name).c_str(), (m_folder + "/new/" + name).c_str()) != 0)
        giveUp("rename");
}

} // namespace poplar::bench
