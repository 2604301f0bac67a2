// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations through the queue of SMTP, its replies and extensions: however the server's bytes are cut,
// the same comes out, every command has one outcome, no more is kept than the limits allow, and no message
// goes to a server that accepted nobody.
//
// The input is text: turns, each ended by "%%" and a line feed. The first line of a turn is what the client
// does, a letter for each thing (see `commandFor` and `act`); the rest is what the server sends then.
#include "base/limits.h"
#include "fuzzing.h"
#include "smtp/commandqueue.h"
#include "smtp/extensions.h"
#include "smtp/transaction.h"
#include "wire/sasl.h"

#include <QByteArrayList>

#include <map>
#include <memory>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::smtp;

namespace {

constexpr qsizetype mostOctets = 64 * 1024; ///< That a server sends in one conversation.
constexpr qsizetype comparedOctets = 8 * 1024; ///< Octet by octet more would be slow.

std::optional<Command> commandFor(char letter)
{
    switch (letter) {
    case 'e':
        return ehlo("x");
    case 'h':
        return helo("x");
    case 's':
        return startTls();
    case 'm':
        return mail("a@b", {}).value();
    case 'r':
        return rcpt("c@d", {}).value();
    case 'd':
        return data();
    case 'b':
        return bdat("x", Chunk::More);
    case 'B':
        return bdat("y", Chunk::Last);
    case 'R':
        return rset();
    case 'n':
        return noop();
    case 'q':
        return quit();
    default:
        return std::nullopt;
    }
}

Command login(char letter)
{
    const auto by = letter == 'p' ? Authentication::Plain
        : letter == 'l'           ? Authentication::Login
                                  : Authentication::CramMd5;
    return auth(wire::saslExchange(by, {"user", Secret(QByteArray("pencil7")), "host", 25, "smtp"}).value(),
                InitialResponse::Along);
}

class Conversation {
public:
    explicit Conversation(Cut cut)
        : m_cut(cut)
    {
        Submission submission;
        submission.recipients = QList<Recipient>(m_recipients, Recipient{"c@d", {}});
        submission.source = std::make_shared<BufferSource>("x");
        submission.content.octets = 3; // with its line end
        m_transaction = std::make_unique<Transaction>(submission, Extensions(), Transfer::Data);
    }

    void run(QByteArrayView input)
    {
        while (!input.isEmpty() && !m_isOver) {
            QByteArrayView server = takeUntil(input, "%%\n");
            act(takeUntil(server, "\n"));
            send();
            const qsizetype room = mostOctets - octets;
            hear(server.first(std::min(server.size(), room)));
        }
        for (CommandQueue::Finished &rest : m_queue.giveUp())
            finish(rest);
        require(m_queue.isEmpty() && !m_queue.next() && !m_queue.nextToSend(), "giving up is the end");
        for (const auto &outcome : m_outcomes)
            require(outcome.second == 1, "every command has one outcome");
        judge();
    }

    QByteArrayList told;
    qsizetype octets = 0;

private:
    void act(QByteArrayView letters)
    {
        for (const char letter : letters) {
            if (letter == 'g' && m_outcomes.empty()) {
                m_outcomes[1] = 0;
                m_queue.expectGreeting();
            } else if (letter == 'P' || letter == 'O') {
                using Pipelining = CommandQueue::Pipelining;
                m_queue.setPipelining(letter == 'P' ? Pipelining::On : Pipelining::Off);
            } else if (letter == 'p' || letter == 'l' || letter == 'c') {
                enqueue(login(letter));
            } else if (std::optional<Command> command = commandFor(letter)) {
                if (command->verb == "RCPT") {
                    if (m_next == m_recipients)
                        continue;
                    command->recipient = m_next++;
                }
                enqueue(std::move(*command));
            }
        }
    }

    void enqueue(Command command)
    {
        const CommandId id = m_queue.enqueue(std::move(command));
        m_outcomes[id] = 0;
    }

    void send()
    {
        while (auto next = m_queue.nextToSend()) {
            const auto *sending = std::get_if<CommandQueue::Sending>(&*next);
            require(sending, "these commands can be sent");
            const QByteArray &wire = sending->encoded.wire;
            require(wire.count('\n') == 1 && wire.endsWith("\r\n"), "a command is one line");
            require(wire != ".\r\n" || m_accepted == 0, "a lone dot ends only what nobody gets");
            require(!sending->encoded.shown.contains("pencil7"), "a secret is never shown");
            tell("sent " + sending->encoded.shown);
        }
    }

    void hear(QByteArrayView said)
    {
        octets += said.size();
        inPieces(said, m_cut, [this](const QByteArray &piece) {
            if (m_isOver)
                return;
            m_queue.receive(piece);
            while (!m_isOver) {
                auto happening = m_queue.next();
                if (!happening)
                    break;
                std::visit([this](auto &what) { note(what); }, *happening);
                if (m_wantsContent) {
                    require(m_accepted > 0, "a message is wanted for somebody");
                    m_queue.contentSent();
                    m_transaction->contentLeft();
                    m_wantsContent = false;
                }
            }
            require(m_isOver || m_queue.unread() <= limit::saslChallenge + 1, "what is kept is limited");
        });
        if (!m_isOver)
            send();
    }

    void note(const CommandQueue::LineArrived &line)
    {
        using Kind = CommandQueue::LineArrived::Kind;
        require(line.line.size() <= limit::saslChallenge, "lines are limited");
        tell((line.kind == Kind::Challenge ? "challenge " : "line ") + line.line.toByteArray());
    }
    void note(const CommandQueue::ContentWanted &)
    {
        m_wantsContent = true;
        tell("content");
    }
    void note(CommandQueue::Finished &finished)
    {
        require(finished.command.id > m_lastFinished, "replies come in order");
        m_lastFinished = finished.command.id;
        finish(finished);
    }
    void note(const CommandQueue::OutOfStep &end)
    {
        m_isOver = true;
        require(!m_queue.next() && !m_queue.nextToSend(), "out of step is the end");
        tell("end " + QByteArray::number(int(end.error.kind)) + ' ' + end.error.said);
    }

    void finish(CommandQueue::Finished &finished)
    {
        ++m_outcomes[finished.command.id];
        const QByteArray &verb = finished.command.verb;
        if (finished.result) {
            const Reply &reply = *finished.result;
            require(reply.code >= 200 && reply.code < 600, "codes have three digits");
            require(reply.lines.size() <= limit::mailReplyLines, "lines are counted");
            require(reply.enhanced.isEmpty() || reply.enhanced[0] - '0' == reply.code / 100,
                    "an enhanced code is of the class of its reply");
            if (verb == "EHLO")
                look(Extensions(reply));
            if (verb == "RCPT" && reply.isPositive())
                ++m_accepted;
            const bool isVerdict =
                verb == "DATA" || (verb == "BDAT" && finished.command.wait == Wait::Verdict);
            m_verdict = m_verdict || (isVerdict && reply.isPositive());
        }
        if (verb != "RCPT" && verb != "BDAT" && verb != "NOOP")
            m_accepted = 0;
        m_everAccepted = m_everAccepted || m_accepted > 0;
        m_transaction->answered(finished.command, finished.result);
        tell("over " + verb + ' ' + (finished.result ? finished.result->text() : "-"));
    }

    static void look(const Extensions &extensions)
    {
        require(extensions.sizeLimit().value_or(1) > 0, "a limit is a number");
        for (const QByteArray &line : extensions.lines()) {
            const QByteArray keyword = line.split(' ').first();
            const bool isOld = keyword.toUpper().startsWith("AUTH=");
            require(extensions.has(isOld ? QByteArray("AUTH") : keyword), "what is announced is found");
        }
        for (const QByteArray &mechanism : extensions.mechanisms())
            require(extensions.hasMechanism(mechanism), "mechanisms are found");
    }

    void judge() const
    {
        const Outcome outcome = m_transaction->outcome();
        if (outcome.fate == Outcome::Fate::Accepted)
            require(m_verdict && m_everAccepted, "nothing is accepted without a word of the server");
        require(outcome.recipients.size() == m_recipients, "every recipient is told");
    }

    void tell(const QByteArray &what)
    {
        if (octets <= comparedOctets)
            told += what;
    }

    static constexpr qsizetype m_recipients = 3;

    const Cut m_cut;
    CommandQueue m_queue;
    std::unique_ptr<Transaction> m_transaction;
    std::map<CommandId, int> m_outcomes;
    CommandId m_lastFinished = 0;
    qsizetype m_next = 0; ///< The recipient to be asked for next.
    int m_accepted = 0; ///< In this transaction of the server's.
    bool m_everAccepted = false;
    bool m_verdict = false;
    bool m_wantsContent = false;
    bool m_isOver = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = bytesOf(data, size);
    Conversation whole(Cut::Whole);
    whole.run(input);
    if (whole.octets > comparedOctets)
        return 0;
    for (const Cut cut : {Cut::Bytes, Cut::Pieces}) {
        Conversation cutUp(cut);
        cutUp.run(input);
        require(whole.told == cutUp.told, "nothing depends on how the bytes are cut");
    }
    return 0;
}
