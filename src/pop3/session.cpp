// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/session.h"

#include "base/limits.h"
#include "pop3/lessons.h"
#include "pop3/spoken.h"

namespace poplar::pop3 {

namespace {

/// Greeting and farewell have times of their own; the user may want to wait less for the one, and longer
/// for the other.
std::chrono::milliseconds patienceFor(const Command &awaited, std::chrono::milliseconds silence)
{
    if (awaited.verb.isEmpty())
        return std::min(awaited.deadline, silence);
    if (awaited.verb == "QUIT")
        return std::max(awaited.deadline, silence);
    return awaited.deadline == limit::silence ? silence : awaited.deadline;
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent)
    , m_channel(this)
    , m_log(this)
    , m_keepAlive(this)
    , m_sendTimer(this)
{
    m_keepAlive.setSingleShot(true);
    m_sendTimer.setSingleShot(true);
    m_sendTimer.setInterval(0);
    connect(&m_log, &SessionLog::grown, this, &Session::transcript);
    connect(&m_keepAlive, &QTimer::timeout, this, &Session::keepAlive);
    connect(&m_sendTimer, &QTimer::timeout, this, &Session::send);
    connect(&m_channel, &wire::Channel::connected, this, &Session::onConnected);
    connect(&m_channel, &wire::Channel::secured, this, &Session::onSecured);
    connect(&m_channel, &wire::Channel::bytesArrived, this, &Session::onBytes);
    connect(&m_channel, &wire::Channel::failed, this, [this](const Error &error) { fail(error); });
}

Session::~Session() = default;

void Session::open(const wire::Endpoint &endpoint, const wire::TlsPolicy &policy, const Login &login,
                   const SessionSettings &settings)
{
    Q_ASSERT(!m_opening);
    m_endpoint = endpoint;
    m_settings = settings;
    m_clock.start();
    m_showsCertificate = !policy.clientChain.isEmpty();
    m_opening.emplace(endpoint, login, settings.traits, settings.language);
    m_log.setRecorder(settings.recorder);
    m_log.guard().watch(login.password);
    m_log.guard().watch(endpoint.proxyPassword);
    QMetaObject::invokeMethod(
        this,
        [this, policy] {
            if (m_over)
                return;
            enter(State::Connecting);
            m_log.note(Kind::State, m_endpoint.host.toUtf8() + ':' + QByteArray::number(m_endpoint.port));
            m_channel.open(m_endpoint, policy,
                           std::min<std::chrono::milliseconds>(limit::connecting, m_settings.silence));
        },
        Qt::QueuedConnection);
}

CommandId Session::enqueue(Command command)
{
    if (m_state == State::Transaction && !m_leaving && !opensOrEnds(command.verb)) {
        scheduleSend();
        if (command.sink)
            command.sink = m_log.listen(std::move(command.sink));
        return m_queue.enqueue(std::move(command));
    }
    const Error error{m_over ? ErrorKind::Unsent : ErrorKind::NotAllowed, {}, {}, command.verb, {}};
    QMetaObject::invokeMethod(
        this, [done = std::move(command.done), error] { done(error); }, Qt::QueuedConnection);
    return 0;
}

bool Session::hasRoom() const
{
    return m_state == State::Transaction && !m_leaving && !m_over
        && m_queue.waiting() < limit::commandsWaiting;
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

void Session::enter(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_log.setState(nameOf(state));
    m_log.note(Kind::State, nameOf(state));
    Q_EMIT stateChanged(state);
}

void Session::onConnected()
{
    m_log.noteLink(m_channel.link());
    if (m_endpoint.security == Security::Tls)
        enter(State::Securing);
    else
        expectGreeting();
}

void Session::onSecured()
{
    m_log.noteTls(m_channel.tls());
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
        measure(bytes.size());
        m_queue.receive(bytes);
        // What came behind the reply to STLS is no reply to anything: the channel refuses to go on.
        while (!m_over && m_state != State::Securing) {
            std::optional<CommandQueue::Happening> happening = m_queue.next();
            if (!happening)
                break;
            std::visit([this](auto &what) { handle(what); }, *happening);
        }
        if (const qint64 octets = m_queue.bodyOctets(); octets > 0 && !m_over)
            m_log.noteProgress(m_queue.awaited()->id, octets);
        if (!m_over)
            send();
    }
}

/// How much the link holds shows in the time that replies take.
void Session::measure(qsizetype octets)
{
    const SendWindow::Duration now(m_clock.nsecsElapsed());
    if (m_askedAlone)
        m_window.answeredAfter(now - *std::exchange(m_askedAlone, std::nullopt));
    // A link that is not kept busy does not show how fast it is.
    if (m_queue.waiting() > 0)
        m_window.received(octets, now);
    else
        m_window.paused();
    m_queue.setReplyWindow(m_window.octets());
}

void Session::handle(const CommandQueue::LineArrived &line)
{
    m_log.noteLine(line);
}

void Session::handle(const CommandQueue::BodyArrived &body)
{
    m_log.noteBody(body);
}

void Session::handle(CommandQueue::Finished &finished)
{
    // A server that does not double dots ends a message at a line with nothing but a dot, and what is left
    // of it comes behind the end (hMailServer #126, GreenMail PR #1049, Mailpit #299). As far as it is here
    // already the message does not count as whole; the queue ends the session over it next.
    if (finished.command.shape == Shape::Body && finished.result && m_queue.hasStrayOctets())
        finished.result = Error{ErrorKind::Protocol, {}, {}, finished.command.verb, {}};
    if (!finished.result) {
        finished.result = redacted(finished.result.error());
        tellLessons(lessonsOfRefusal(finished.result.error()));
    }
    if (finished.command.done)
        finished.command.done(finished.result);
    else if (m_opening && m_state != State::Transaction)
        follow(m_opening->answered(finished.result));
}

void Session::handle(const CommandQueue::OutOfStep &outOfStep)
{
    fail(outOfStep.error, outOfStep.learnt);
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
    } else if (auto *opened = std::get_if<Opening::Opened>(&move)) {
        begin(*opened);
    } else {
        m_channel.write("QUIT\r\n");
        m_log.note(Kind::Sent, "QUIT", 6);
        const auto &failed = std::get<Opening::Failed>(move);
        fail(failed.error, failed.learnt);
    }
}

void Session::takeCapabilities()
{
    using Pipelining = CommandQueue::Pipelining;
    m_capabilities = m_opening->capabilities();
    m_queue.setPipelining(m_opening->mayPipeline() ? Pipelining::On : Pipelining::Off);
}

void Session::begin(Opening::Opened &opened)
{
    takeCapabilities();
    m_authentication = poplar::nameOf(opened.by).toByteArray();
    enter(State::Transaction);
    if (opened.meanwhile) {
        opened.meanwhile->done = [this](const Result<Reply> &result) {
            m_opening->answeredMeanwhile(result);
            takeCapabilities();
        };
        m_queue.enqueue(std::move(*opened.meanwhile));
        scheduleSend();
    }
    tellLessons(opened.known);
    Q_EMIT this->opened(opened.capabilities);
}

void Session::scheduleSend()
{
    if (!m_sendTimer.isActive())
        m_sendTimer.start();
}

void Session::send()
{
    QByteArray bytes;
    const bool wasAwaiting = m_queue.awaited();
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
        auto &sending = std::get<CommandQueue::Sending>(*next);
        m_log.guard().watch(sending.encoded);
        bytes += sending.encoded.wire;
        if (sending.verb == "QUIT")
            enter(State::Update);
        m_log.noteSent(sending);
        sending.encoded.wire.fill('\0');
    }
    if (!bytes.isEmpty()) {
        m_channel.write(bytes);
        if (!wasAwaiting)
            m_askedAlone = SendWindow::Duration(m_clock.nsecsElapsed());
    }
    bytes.fill('\0');
    armDeadline();
    if (hasRoom())
        Q_EMIT wantsMore();
}

void Session::armDeadline()
{
    if (m_over)
        return;
    const Command *awaited = m_queue.awaited();
    if (!awaited) {
        m_armedFor = 0;
        m_window.paused();
        if (m_state != State::Securing)
            m_channel.expectNothing();
        if (m_state == State::Transaction && m_settings.keepAlive.count() > 0)
            m_keepAlive.start(m_settings.keepAlive);
    } else if (awaited->id != m_armedFor) {
        m_keepAlive.stop();
        m_armedFor = awaited->id;
        m_channel.expectWithin(patienceFor(*awaited, m_settings.silence));
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

void Session::tellLessons(ServerTraits all)
{
    for (const ServerTrait one : each(all))
        Q_EMIT learnt(one);
}

QByteArray Session::blotted(const QByteArray &text)
{
    return m_log.guard().blotted(text);
}

Error Session::redacted(Error error)
{
    return m_log.guard().redacted(std::move(error));
}

} // namespace poplar::pop3
