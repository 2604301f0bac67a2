// SPDX-License-Identifier: GPL-3.0-or-later
// The floor: how fast a client can be that does nothing but ask for everything at once, find the end of
// each reply, look at its status, and drop the rest or put it into a Maildir. See readTask() for its
// command line.
#include "figures.h"
#include "link.h"
#include "maildirsink.h"
#include "replyscanner.h"
#include "task.h"

#include <cerrno>
#include <memory>
#include <optional>
#include <vector>

using namespace poplar::bench;

namespace {

using Shape = ReplyScanner::Shape;
using Work = Task::Work;

std::optional<MaildirSink> sinkFor(const Task &task)
{
    if (task.maildir.empty())
        return {};
    using Sync = MaildirSink::Sync;
    const Sync sync = task.sync == "each" ? Sync::Each : task.sync == "once" ? Sync::Once : Sync::Never;
    return MaildirSink(task.maildir, sync);
}

/// A conversation in which any number of commands are under way.
class Conversation {
public:
    Conversation(const Task &task, std::optional<MaildirSink> &sink, Figures &figures)
        : m_figures(figures)
        , m_link(task)
        , m_sink(sink)
        , m_window(task.window)
        , m_scanner(sink ? [this](std::string_view bytes) { m_sink->write(bytes); }
                         : std::function<void(std::string_view)>())
    {
        m_shapes.push_back(Shape::Status); // the greeting
        run();
    }

    void ask(const std::string &command, Shape shape)
    {
        m_commands.push_back(command + "\r\n");
        m_shapes.push_back(shape);
    }

    /// Sends what was asked for and reads until every reply has come.
    void run()
    {
        while (m_replies < m_shapes.size()) {
            const bool hasMore = fillWindow();
            m_link.wait(hasMore);
            if (hasMore)
                m_unsent.erase(0, m_link.write(m_unsent));
            receive();
        }
    }

    [[nodiscard]] const std::string &status() const { return m_scanner.status(); }
    [[nodiscard]] std::size_t octets() const { return m_octets; }

private:
    bool fillWindow()
    {
        // The greeting is a reply to nothing: commands are one behind replies.
        constexpr std::size_t sentTogether = 64 * 1024;
        while (m_asked < m_commands.size() && m_unsent.size() < sentTogether
               && (m_window == 0 || m_asked + 1 < m_replies + static_cast<std::size_t>(m_window)))
            m_unsent += m_commands[m_asked++];
        return !m_unsent.empty();
    }

    void receive()
    {
        const std::size_t count = m_link.read(m_buffer);
        m_octets += count;
        std::string_view bytes(m_buffer.data(), count);
        while (!bytes.empty()) {
            if (m_replies >= m_shapes.size())
                giveUp("a reply to nothing");
            bytes.remove_prefix(m_scanner.take(bytes, m_shapes[m_replies]));
            if (m_scanner.isComplete())
                take(m_shapes[m_replies++]);
        }
    }

    void take(Shape shape)
    {
        errno = 0;
        if (!m_scanner.status().starts_with("+OK"))
            giveUp(m_scanner.status().c_str());
        if (shape == Shape::Status)
            return;
        m_figures.markReceived();
        if (m_sink)
            m_sink->finish();
    }

    Figures &m_figures;
    Link m_link;
    std::optional<MaildirSink> &m_sink;
    long m_window;
    ReplyScanner m_scanner;
    std::vector<char> m_buffer = std::vector<char>(256 * 1024);
    std::vector<std::string> m_commands;
    std::vector<Shape> m_shapes;
    std::string m_unsent;
    std::size_t m_asked = 0;
    std::size_t m_replies = 0;
    std::size_t m_octets = 0;
};

long openSession(Conversation &conversation, const Task &task)
{
    conversation.ask("USER " + task.user, Shape::Status);
    conversation.run();
    conversation.ask("PASS " + task.password, Shape::Status);
    conversation.run();
    conversation.ask("STAT", Shape::Status);
    conversation.run();
    return std::strtol(conversation.status().c_str() + std::string_view("+OK ").size(), nullptr, 10);
}

void askForAll(Conversation &conversation, Work work, long messages)
{
    if (work == Work::Listing) {
        conversation.ask("LIST", Shape::Body);
        conversation.ask("UIDL", Shape::Body);
        return;
    }
    for (long number = 1; number <= messages; ++number) {
        const std::string name = std::to_string(number);
        conversation.ask(work == Work::Headers ? "TOP " + name + " 0" : "RETR " + name, Shape::Body);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const Task task = readTask(argc, argv);
    Figures figures;
    figures.start();
    std::optional<MaildirSink> sink = sinkFor(task);
    Conversation conversation(task, sink, figures);
    const long messages = openSession(conversation, task);
    figures.markOpened();
    askForAll(conversation, task.work, messages);
    conversation.ask("QUIT", Shape::Status);
    conversation.run();
    if (sink)
        sink->close();
    figures.stop();
    figures.set("messages", double(messages));
    figures.set("octets", double(conversation.octets()));
    figures.print();
}
