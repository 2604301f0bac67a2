// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/session.h"

#include "base/limits.h"

#include <QMetaEnum>

#include <algorithm>
#include <array>

namespace poplar::pop3 {

namespace {

constexpr std::chrono::milliseconds transcriptBatch{50};
/// Lines of one listing that are noted one by one; the rest is counted.
constexpr qint64 listingLinesNoted = 100;

bool isLegalInTransaction(const QByteArray &verb)
{
    static const std::array<QByteArray, 9> verbs{"STAT", "LIST", "UIDL", "TOP", "RETR",
                                                 "DELE", "RSET", "NOOP", "CAPA"};
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent)
    , m_channel(this)
    , m_transcriptTimer(this)
    , m_keepAlive(this)
    , m_sendTimer(this)
{
    for (QTimer *timer : {&m_transcriptTimer, &m_keepAlive, &m_sendTimer})
        timer->setSingleShot(true);
    m_transcriptTimer.setInterval(transcriptBatch);
    m_sendTimer.setInterval(0);
    connect(&m_transcriptTimer, &QTimer::timeout, this, &Session::flushTranscript);
    connect(&m_keepAlive, &QTimer::timeout, this, &Session::keepAlive);
    connect(&m_sendTimer, &QTimer::timeout, this, &Session::send);
    connect(&m_channel, &wire::Channel::connected, this, &Session::onConnected);
    connect(&m_channel, &wire::Channel::secured, this, &Session::onSecured);
    connect(&m_channel, &wire::Channel::bytesArrived, this, &Session::onBytes);
    connect(&m_channel, &wire::Channel::failed, this, &Session::fail);
}

Session::~Session() = default;

void Session::open(const wire::Endpoint &endpoint, const wire::TlsPolicy &policy, const Login &login,
                   const SessionSettings &settings)
{
    Q_ASSERT(!m_opening);
    m_endpoint = endpoint;
    m_settings = settings;
    m_opening.emplace(endpoint.security, login);
    m_transcript.guard().watch(login.password);
    QMetaObject::invokeMethod(
        this,
        [this, policy] {
            if (m_over)
                return;
            enter(State::Connecting);
            note(Event::Kind::State, m_endpoint.host.toUtf8() + ':' + QByteArray::number(m_endpoint.port));
            m_channel.open(m_endpoint, policy);
        },
        Qt::QueuedConnection);
}

CommandId Session::enqueue(Command command)
{
    if (m_state == State::Transaction && !m_leaving && isLegalInTransaction(command.verb)) {
        scheduleSend();
        return m_queue.enqueue(std::move(command));
    }
    const Error error{m_over ? ErrorKind::Unsent : ErrorKind::NotAllowed, {}, {}, command.verb, {}};
    QMetaObject::invokeMethod(
        this, [done = std::move(command.done), error] { done(error); }, Qt::QueuedConnection);
    return 0;
}

void Session::cancel(CommandId command)
{
    if (m_queue.isSent(command))
        abort();
    else
        withdraw(command);
}

void Session::withdraw(CommandId command)
{
    std::optional<Command> unsent = m_queue.takeUnsent(command);
    if (!unsent)
        return;
    const Error error{ErrorKind::Cancelled, {}, {}, unsent->verb, {}};
    QMetaObject::invokeMethod(
        this, [done = std::move(unsent->done), error] { done(error); }, Qt::QueuedConnection);
}

void Session::leave(Leaving leaving)
{
    if (m_leaving || m_over)
        return;
    if (m_state != State::Transaction)
        return abort();
    m_leaving = leaving;
    dropUnsent(ErrorKind::Unsent);
    if (leaving == Leaving::Commit)
        return sayQuit();
    Command reset = rset();
    reset.done = [this](const Result<Reply> &result) {
        if (result)
            return sayQuit();
        // QUIT would delete what RSET did not unmark; without it nothing is deleted (RFC 1939 section 6).
        if (!m_over)
            end(Committed{});
    };
    m_queue.enqueue(std::move(reset));
    scheduleSend();
}

void Session::sayQuit()
{
    Command command = quit();
    command.done = [this](const Result<Reply> &result) {
        if (result)
            return end(Committed{result->text});
        // Unmarked by RSET before: whatever became of QUIT, nothing was deleted.
        if (m_leaving == Leaving::Abandon)
            return end(Committed{});
        end(result.error());
    };
    m_queue.enqueue(std::move(command));
    scheduleSend();
}

void Session::abort()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            fail(Error{ErrorKind::Cancelled, {}, {}, {}, {}});
        },
        Qt::QueuedConnection);
}

void Session::enter(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    note(Event::Kind::State, nameOf(state));
    Q_EMIT stateChanged(state);
}

void Session::onConnected()
{
    if (m_endpoint.security == Security::Tls)
        enter(State::Securing);
    else
        expectGreeting();
}

void Session::onSecured()
{
    note(Event::Kind::Security, (m_channel.tls().protocol + u' ' + m_channel.tls().cipher).toUtf8());
    if (m_endpoint.security == Security::Tls)
        return expectGreeting();
    enter(State::Authorization);
    follow(m_opening->secured());
}

void Session::expectGreeting()
{
    enter(State::Authorization);
    m_queue.expectGreeting(greeting());
    armDeadline();
}

void Session::onBytes()
{
    while (!m_over) {
        const QByteArrayView bytes = m_channel.read();
        if (bytes.isEmpty())
            break;
        m_queue.receive(bytes);
        // What came behind the reply to STLS is no reply to anything: the channel refuses to go on.
        while (!m_over && m_state != State::Securing) {
            std::optional<CommandQueue::Happening> happening = m_queue.next();
            if (!happening)
                break;
            std::visit([this](auto &what) { handle(what); }, *happening);
        }
        if (!m_over)
            send();
    }
}

void Session::handle(const CommandQueue::LineArrived &line)
{
    if (line.ofListing) {
        m_listingLines = m_listing == line.command ? m_listingLines + 1 : 1;
        m_listing = line.command;
        if (m_listingLines > listingLinesNoted)
            return;
    }
    note(Event::Kind::Received, line.line.toByteArray(), line.line.size() + 2, line.command);
}

void Session::handle(const CommandQueue::BodyArrived &body)
{
    Event event;
    event.kind = Event::Kind::Body;
    event.state = nameOf(m_state);
    event.octets = body.octets;
    event.lines = body.lines;
    event.command = body.command;
    m_transcript.add(std::move(event));
    if (!m_transcriptTimer.isActive())
        m_transcriptTimer.start();
}

void Session::handle(CommandQueue::Finished &finished)
{
    if (!finished.result) {
        Error error = finished.result.error();
        error.said = m_transcript.guard().blotted(error.said);
        finished.result = error;
    }
    if (finished.command.done)
        finished.command.done(finished.result);
    else if (m_opening && m_state != State::Transaction)
        follow(m_opening->answered(finished.result));
}

void Session::handle(const CommandQueue::OutOfStep &outOfStep)
{
    fail(outOfStep.error);
}

void Session::follow(Opening::Move move)
{
    m_capabilities = m_opening->capabilities();
    if (auto *ask = std::get_if<Opening::Ask>(&move)) {
        m_queue.enqueue(std::move(ask->command));
        scheduleSend();
    } else if (std::holds_alternative<Opening::Handshake>(move)) {
        enter(State::Securing);
        m_armedFor = 0;
        m_channel.upgrade(m_queue.unread());
    } else if (const auto *opened = std::get_if<Opening::Opened>(&move)) {
        using Pipelining = CommandQueue::Pipelining;
        m_queue.setPipelining(opened->capabilities.has("PIPELINING") ? Pipelining::On : Pipelining::Off);
        enter(State::Transaction);
        m_authentication = "USER";
        Q_EMIT this->opened(opened->capabilities);
    } else {
        m_channel.write("QUIT\r\n");
        note(Event::Kind::Sent, "QUIT", 6);
        fail(std::get<Opening::Failed>(move).error);
    }
}

void Session::scheduleSend()
{
    if (!m_sendTimer.isActive())
        m_sendTimer.start();
}

void Session::send()
{
    QByteArray bytes;
    while (!m_over) {
        auto next = m_queue.nextToSend();
        if (!next)
            break;
        if (auto *unsendable = std::get_if<CommandQueue::Unsendable>(&*next)) {
            if (unsendable->first.done)
                unsendable->first.done(unsendable->second);
            else
                fail(unsendable->second);
            continue;
        }
        const auto &sending = std::get<CommandQueue::Sending>(*next);
        bytes += sending.encoded.wire;
        if (sending.verb == "QUIT")
            enter(State::Update);
        note(Event::Kind::Sent, sending.encoded.shown, sending.encoded.wire.size(), sending.id);
    }
    if (!bytes.isEmpty())
        m_channel.write(bytes);
    bytes.fill('\0');
    armDeadline();
}

void Session::armDeadline()
{
    if (m_over)
        return;
    const Command *awaited = m_queue.awaited();
    if (!awaited) {
        m_armedFor = 0;
        if (m_state != State::Securing)
            m_channel.expectNothing();
        if (m_state == State::Transaction && m_settings.keepAlive.count() > 0)
            m_keepAlive.start(m_settings.keepAlive);
    } else if (awaited->id != m_armedFor) {
        m_keepAlive.stop();
        m_armedFor = awaited->id;
        // Greeting and farewell have times of their own.
        const bool isUsual = awaited->deadline == limit::silence;
        m_channel.expectWithin(isUsual ? m_settings.silence : awaited->deadline);
    }
}

void Session::keepAlive()
{
    if (m_state != State::Transaction || !m_queue.isEmpty())
        return;
    Command command = noop();
    command.done = [](const Result<Reply> &) {};
    enqueue(std::move(command));
}

void Session::dropUnsent(ErrorKind kind)
{
    for (Command &command : m_queue.takeAllUnsent()) {
        const Error error{kind, {}, {}, command.verb, {}};
        QMetaObject::invokeMethod(
            this, [done = std::move(command.done), error] { done(error); }, Qt::QueuedConnection);
    }
}

void Session::fail(Error error)
{
    if (m_over)
        return;
    if (const Command *awaited = m_queue.awaited(); awaited && error.verb.isEmpty())
        error.verb = awaited->verb;
    // Some servers hang up on a wrong password instead of saying so.
    if (error.verb == "PASS" && error.kind == ErrorKind::ConnectionLost)
        error.kind = ErrorKind::Authentication;
    error.said = m_transcript.guard().blotted(error.said);
    const QByteArray name = QMetaEnum::fromType<ErrorKind>().valueToKey(static_cast<int>(error.kind));
    note(Event::Kind::Failure, error.detail.isEmpty() ? name : name + ": " + error.detail.toUtf8());
    m_over = true;
    const bool quitting = m_state == State::Update;
    m_channel.close();
    if (!quitting) {
        finishAll();
        flushTranscript();
        Q_EMIT failed(error);
        m_state = State::Disconnected;
        Q_EMIT stateChanged(m_state);
        return;
    }
    finishAll(); // QUIT's own outcome is Unknown, and ends the session
}

void Session::end(const Result<Committed> &result)
{
    m_over = true;
    m_keepAlive.stop();
    m_channel.close();
    finishAll();
    note(Event::Kind::State, nameOf(State::Disconnected));
    flushTranscript();
    Q_EMIT left(result);
    m_state = State::Disconnected;
    Q_EMIT stateChanged(m_state);
}

void Session::finishAll()
{
    m_sendTimer.stop();
    m_keepAlive.stop();
    for (CommandQueue::Finished &rest : m_queue.giveUp()) {
        if (rest.command.done)
            rest.command.done(rest.result);
    }
}

void Session::note(Event::Kind kind, const QByteArray &text, qint64 octets, CommandId command)
{
    Event event;
    event.kind = kind;
    event.state = nameOf(m_state);
    event.text = text;
    event.octets = octets;
    event.command = command;
    m_transcript.add(std::move(event));
    if (!m_transcriptTimer.isActive())
        m_transcriptTimer.start();
}

void Session::flushTranscript()
{
    m_transcriptTimer.stop();
    const QList<Event> events = m_transcript.since(m_told);
    m_told = m_transcript.lastNumber();
    if (!events.isEmpty())
        Q_EMIT transcript(events);
}

} // namespace poplar::pop3
