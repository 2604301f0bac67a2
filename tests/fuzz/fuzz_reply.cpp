// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations through CommandQueue and Framer: however the server's bytes are cut, the same comes out,
// every command has one outcome, and no more is kept than the limits allow.
//
// The input is text: turns, each ended by "%%" and a line feed. The first line of a turn is what the client
// does, a letter for each thing (see `commands` and `act`), a number or text behind it; the rest is what the
// server sends then.
#include "conversation.h"

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::pop3;

namespace {

constexpr qsizetype mostOctets = 256 * 1024; ///< That a server sends in one conversation.
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

/// How often the server says what it says in this turn.
qsizetype act(Conversation &conversation, QByteArrayView actions)
{
    qsizetype times = 1;
    while (!actions.isEmpty()) {
        const QByteArrayView action = takeUntil(actions, " ");
        if (action.isEmpty())
            continue;
        const char what = action.front();
        const QByteArray text = action.sliced(1).toByteArray();
        const qint64 number = std::min<qint64>(text.toLongLong(), limit::leastRepliesInFlight);
        if (const auto found = commands.find(what); found != commands.end())
            conversation.enqueue(found->second(text, number));
        else if (what == 'g')
            conversation.expectGreeting();
        else if (what == 'P' || what == 'O')
            conversation.pipeline(what == 'P' ? CommandQueue::Pipelining::On : CommandQueue::Pipelining::Off);
        else if (what == 'k')
            conversation.takeBack(CommandId(number));
        else if (what == '*')
            times = std::max<qsizetype>(number, 1);
    }
    return times;
}

void run(Conversation &conversation, QByteArrayView input)
{
    conversation.onSent = [](const CommandQueue::Sending &sending) {
        require(sending.verb != "PASS" || sending.encoded.shown == "PASS ********",
                "a secret is never shown");
    };
    while (!input.isEmpty() && !conversation.isOver) {
        QByteArrayView server = takeUntil(input, "%%\n");
        const qsizetype times = act(conversation, takeUntil(server, "\n"));
        conversation.send();
        const qsizetype room = (mostOctets - conversation.octets) / std::max<qsizetype>(server.size(), 1);
        conversation.hear(server.toByteArray().repeated(std::min(times, room)));
    }
    conversation.end();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = bytesOf(data, size);
    Conversation whole(Cut::Whole);
    run(whole, input);
    if (whole.octets > Conversation::comparedOctets)
        return 0;
    for (const Cut cut : {Cut::Bytes, Cut::Pieces}) {
        Conversation cutUp(cut);
        run(cutUp, input);
        whole.requireSame(cutUp);
    }
    return 0;
}
