// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "fuzzing.h"
#include "pop3/buffersink.h"
#include "pop3/commandqueue.h"

#include <QByteArrayList>

#include <functional>
#include <map>

namespace poplar::fuzz {

/// A client's side of a conversation: feeds a queue, writes down what it does, and stops where it does what
/// no server may make it do.
class Conversation {
public:
    using Queue = pop3::CommandQueue;
    using Finished = Queue::Finished;

    explicit Conversation(Cut howBytesAreCut)
        : m_cut(howBytesAreCut)
    {
    }

    void expectGreeting()
    {
        if (m_outcomes.empty())
            queue.expectGreeting(counted(pop3::greeting()));
    }

    void enqueue(pop3::Command command)
    {
        const pop3::CommandId id = queue.enqueue(counted(std::move(command)));
        require(id == m_outcomes.size(), "ids count the commands");
    }

    void pipeline(Queue::Pipelining pipelining) { queue.setPipelining(m_pipelining = pipelining); }

    void takeBack(pop3::CommandId id)
    {
        if (auto taken = queue.takeUnsent(id))
            finish(*taken, Error{ErrorKind::Cancelled, {}, {}, {}, {}});
    }

    void send()
    {
        while (!isOver) {
            const pop3::Command *before = queue.lastSent();
            const bool exchange = before && before->exchange;
            const bool blocked =
                before && (m_pipelining == Queue::Pipelining::Off || before->flow == pop3::Flow::Barrier);
            auto next = queue.nextToSend();
            if (!next)
                return;
            if (auto *unsendable = std::get_if<Queue::Unsendable>(&*next)) {
                finish(unsendable->first, unsendable->second);
                continue;
            }
            const auto &sending = std::get<Queue::Sending>(*next);
            const QByteArray &wire = sending.encoded.wire;
            const bool follows = !before || (queue.lastSent()->flow == pop3::Flow::Pipelined && !blocked);
            require(follows || (exchange && sending.id == before->id), "nothing overtakes a barrier");
            require(wire.count('\n') == 1 && wire.count('\r') == 1 && wire.endsWith("\r\n"),
                    "a command is one line");
            if (onSent)
                onSent(sending);
            tell("sent " + sending.encoded.shown);
        }
    }

    /// The server says this, and nothing is sent until it is all there.
    void hear(QByteArrayView said)
    {
        octets += said.size();
        inPieces(said, m_cut, [this](const QByteArray &piece) {
            if (isOver)
                return;
            queue.receive(piece);
            while (!isOver && !isDeaf) {
                auto happening = queue.next();
                if (!happening)
                    break;
                std::visit([this](auto &what) { note(what); }, *happening);
            }
            require(isOver || isDeaf || queue.unread() <= limit::saslChallenge + 1,
                    "what is kept is limited");
        });
    }

    void end()
    {
        isOver = true;
        for (Finished &rest : queue.giveUp())
            finish(rest.command, rest.result);
        require(queue.isEmpty() && !queue.next() && !queue.nextToSend(), "giving up is the end");
        for (const auto &[id, times] : m_outcomes)
            require(times == 1, "every command has one outcome");
    }

    /// Whether the other, with the same bytes cut in another way, came out the same.
    void requireSame(const Conversation &other) const
    {
        require(told == other.told, "nothing depends on how the bytes are cut");
    }

    /// Octet by octet more would be slow; and a sink refuses a chunk as it comes, so that the cut decides
    /// whether too much is left behind it to drain.
    static constexpr qsizetype comparedOctets = 16 * 1024;

    Queue queue;
    QByteArrayList told; ///< All that came out, as far as it is compared.
    qsizetype octets = 0; ///< That the server sent.
    bool isOver = false;
    bool isDeaf = false; ///< Nothing is read for now.
    std::function<void(const Queue::Sending &)> onSent;
    std::function<void(Finished &)> onFinished;

private:
    void tell(const QByteArray &what)
    {
        if (octets <= comparedOctets)
            told += what;
    }

    pop3::Command counted(pop3::Command command)
    {
        const pop3::CommandId id = m_outcomes.size() + 1;
        m_outcomes[id] = 0;
        command.done = [this, id](const Result<pop3::Reply> &) { ++m_outcomes[id]; };
        return command;
    }

    void note(const Queue::LineArrived &line)
    {
        using Kind = Queue::LineArrived::Kind;
        const bool ofListing = line.kind == Kind::OfListing;
        require(line.line.size() <= (ofListing ? limit::listingLine : limit::saslChallenge),
                "lines are limited");
        tell("line " + QByteArray::number(line.command) + (ofListing ? "- " : " ") + line.line.toByteArray());
    }
    void note(const Queue::BodyArrived &body)
    {
        tell("body " + QByteArray::number(body.octets) + ' ' + QByteArray::number(body.lines));
    }
    void note(Finished &finished)
    {
        require(finished.command.id > m_lastFinished, "replies come in order");
        m_lastFinished = finished.command.id;
        finish(finished.command, finished.result);
        if (onFinished)
            onFinished(finished);
    }
    void note(const Queue::OutOfStep &end)
    {
        isOver = true;
        require(!queue.next() && !queue.nextToSend(), "out of step is the end");
        tell("end " + QByteArray::number(int(end.error.kind)) + ' ' + end.error.said);
    }

    void finish(const pop3::Command &command, const Result<pop3::Reply> &result)
    {
        command.done(result);
        const QByteArray how = result
            ? result->code + '|' + result->text + '|' + result->listing
            : QByteArray::number(int(result.error().kind)) + result.error().said + result.error().code;
        tell("over " + QByteArray::number(command.id) + ' ' + how);
        const auto *sink = static_cast<const pop3::BufferSink *>(command.sink.get());
        if (!result || !sink)
            return;
        require(sink->bytes().size() == result->bodyOctets, "a body is whole");
        tell(sink->bytes());
    }

    const Cut m_cut;
    Queue::Pipelining m_pipelining = Queue::Pipelining::Off;
    std::map<pop3::CommandId, int> m_outcomes;
    pop3::CommandId m_lastFinished = 0;
};

} // namespace poplar::fuzz
