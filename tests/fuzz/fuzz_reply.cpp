// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations through CommandQueue and Framer: however the server's bytes are cut, the same comes out,
// every command has one outcome, and no more is kept than the limits allow.
//
// The input is text: turns, each ended by "%%" and a line feed. The first line of a turn is what the client
// does, a letter for each thing (see `commands` and `act`), a number or text behind it; the rest is what the
// server sends then.
#include "base/limits.h"
#include "fuzzing.h"
#include "pop3/buffersink.h"
#include "pop3/commandqueue.h"

#include <QByteArrayList>

#include <functional>
#include <map>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::pop3;

namespace {

constexpr qsizetype mostOctets = 256 * 1024; ///< That a server sends in one conversation.
/// Octet by octet more would be slow; and a sink refuses a chunk as it comes, so that the cut decides
/// whether too much is left behind it to drain.
constexpr qsizetype comparedOctets = 16 * 1024;
constexpr qint64 sinkLimit = 32 * 1024;

std::shared_ptr<BodySink> sink(qint64 limit)
{
    return std::make_shared<BufferSink>(limit);
}

const std::map<char, std::function<Command(const QByteArray &, qint64)>> commands{
    {'a', [](const QByteArray &text, qint64) { return user(text); }},
    {'p', [](const QByteArray &text, qint64) { return pass(Secret(text)); }},
    {'s', [](const QByteArray &, qint64) { return stat(); }},
    {'l', [](const QByteArray &, qint64) { return list(); }},
    {'L', [](const QByteArray &, qint64 number) { return list(number); }},
    {'u', [](const QByteArray &, qint64) { return uidl(); }},
    {'U', [](const QByteArray &, qint64 number) { return uidl(number); }},
    {'t', [](const QByteArray &, qint64 lines) { return top(1, int(lines), sink(sinkLimit)); }},
    {'r', [](const QByteArray &, qint64 octets) { return retr(1, octets, sink(sinkLimit)); }},
    {'f', [](const QByteArray &, qint64 octets) { return retr(1, octets, sink(octets)); }},
    {'d', [](const QByteArray &, qint64 number) { return dele(number); }},
    {'n', [](const QByteArray &, qint64) { return noop(); }},
    {'R', [](const QByteArray &, qint64) { return rset(); }},
    {'c', [](const QByteArray &, qint64) { return capa(); }},
    {'S', [](const QByteArray &, qint64) { return stls(); }},
    {'q', [](const QByteArray &, qint64) { return quit(); }},
};

class Conversation {
public:
    explicit Conversation(Cut cut)
        : m_cut(cut)
    {
    }

    void take(QByteArrayView input)
    {
        while (!input.isEmpty() && !m_over) {
            QByteArrayView server = takeUntil(input, "%%\n");
            QByteArrayView client = takeUntil(server, "\n");
            m_repeat = 1;
            while (!client.isEmpty() && !m_over)
                act(takeUntil(client, " "));
            send();
            const qsizetype room = (mostOctets - octets) / std::max<qsizetype>(server.size(), 1);
            const QByteArray said = server.toByteArray().repeated(std::min(m_repeat, room));
            octets += said.size();
            inPieces(said, m_cut, [this](const QByteArray &piece) { receive(piece); });
        }
        for (Finished &rest : m_queue.giveUp())
            finish(rest.command, rest.result);
        require(m_queue.isEmpty() && !m_queue.next() && !m_queue.nextToSend(), "giving up is the end");
        for (const auto &[id, times] : m_outcomes)
            require(times == 1, "every command has one outcome");
    }

    QByteArrayList told; ///< All that came out, as far as it is compared.
    qsizetype octets = 0; ///< That the server sent.

private:
    using Finished = CommandQueue::Finished;
    using Pipelining = CommandQueue::Pipelining;

    void act(QByteArrayView action)
    {
        if (action.isEmpty())
            return;
        const char what = action.front();
        const QByteArray text = action.sliced(1).toByteArray();
        const qint64 number = std::min(text.toLongLong(), qint64(limit::replyBytesInFlight));
        if (const auto found = commands.find(what); found != commands.end())
            enqueue(found->second(text, number));
        else if (what == 'g' && m_outcomes.empty())
            m_queue.expectGreeting(counted(greeting()));
        else if (what == 'P' || what == 'O')
            m_queue.setPipelining(m_pipelining = what == 'P' ? Pipelining::On : Pipelining::Off);
        else if (what == '*')
            m_repeat = qsizetype(std::max<qint64>(number, 1));
        else if (auto taken = what == 'k' ? m_queue.takeUnsent(CommandId(number)) : std::nullopt)
            finish(*taken, Error{ErrorKind::Cancelled, {}, {}, {}, {}});
    }

    void tell(const QByteArray &what)
    {
        if (octets <= comparedOctets)
            told += what;
    }

    Command counted(Command command)
    {
        const CommandId id = m_outcomes.size() + 1;
        m_outcomes[id] = 0;
        command.done = [this, id](const Result<Reply> &) { ++m_outcomes[id]; };
        return command;
    }

    void enqueue(Command command)
    {
        const CommandId id = m_queue.enqueue(counted(std::move(command)));
        require(id == m_outcomes.size(), "ids count the commands");
    }

    void send()
    {
        while (true) {
            const Command *before = m_queue.lastSent();
            const bool blocked = before && (m_pipelining == Pipelining::Off || before->flow == Flow::Barrier);
            auto next = m_queue.nextToSend();
            if (!next)
                return;
            if (auto *unsendable = std::get_if<CommandQueue::Unsendable>(&*next)) {
                finish(unsendable->first, unsendable->second);
                continue;
            }
            const auto &[id, verb, encoded] = std::get<CommandQueue::Sending>(*next);
            require(!blocked && (!before || m_queue.lastSent()->flow == Flow::Pipelined), "barriers hold");
            require(encoded.wire.count('\n') == 1 && encoded.wire.endsWith("\r\n"), "a command is one line");
            require(verb != "PASS" || encoded.shown == "PASS ********", "a secret is never shown");
            tell("sent " + encoded.wire);
        }
    }

    void receive(const QByteArray &piece)
    {
        if (m_over)
            return;
        m_queue.receive(piece);
        while (auto happening = m_queue.next())
            std::visit([this](auto &what) { note(what); }, *happening);
        require(m_over || m_queue.unread() <= limit::statusLine + 1, "what is kept is limited");
    }

    void note(const CommandQueue::LineArrived &line)
    {
        require(line.line.size() <= (line.ofListing ? limit::listingLine : limit::statusLine),
                "lines are limited");
        tell("line " + QByteArray::number(line.command) + (line.ofListing ? "- " : " ")
             + line.line.toByteArray());
    }
    void note(const CommandQueue::BodyArrived &body)
    {
        tell("body " + QByteArray::number(body.octets) + ' ' + QByteArray::number(body.lines));
    }
    void note(Finished &finished)
    {
        require(finished.command.id > m_lastFinished, "replies come in order");
        m_lastFinished = finished.command.id;
        finish(finished.command, finished.result);
    }
    void note(const CommandQueue::OutOfStep &end)
    {
        m_over = true;
        require(!m_queue.next() && !m_queue.nextToSend(), "out of step is the end");
        finish({}, end.error);
    }

    void finish(const Command &command, const Result<Reply> &result)
    {
        if (command.done)
            command.done(result);
        const auto said = result
            ? result->code + '|' + result->text + '|' + result->listing
            : QByteArray::number(int(result.error().kind)) + result.error().said + result.error().code;
        tell("over " + QByteArray::number(command.id) + ' ' + said);
        const auto *buffer = static_cast<const BufferSink *>(command.sink.get());
        require(!buffer || buffer->bytes().size() <= mostOctets, "sinks are bounded");
        if (!result || !buffer)
            return;
        require(buffer->bytes().size() == result->bodyOctets, "a body is whole");
        tell(buffer->bytes());
    }

    CommandQueue m_queue;
    const Cut m_cut;
    Pipelining m_pipelining = Pipelining::Off;
    std::map<CommandId, int> m_outcomes;
    CommandId m_lastFinished = 0;
    qsizetype m_repeat = 1;
    bool m_over = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = bytesOf(data, size);
    Conversation whole(Cut::Whole);
    whole.take(input);
    if (whole.octets > comparedOctets)
        return 0;
    for (const Cut cut : {Cut::Bytes, Cut::Pieces}) {
        Conversation cutUp(cut);
        cutUp.take(input);
        require(cutUp.told == whole.told, "nothing depends on how the bytes are cut");
    }
    return 0;
}
