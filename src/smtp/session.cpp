// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/session.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::smtp {

Session::Session(QObject *parent)
    : QObject(parent)
    , m_channel(this)
    , m_log(this)
    , m_writeTimer(this)
{
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(0);
    connect(&m_log, &SessionLog::grown, this, &Session::transcript);
    connect(&m_writeTimer, &QTimer::timeout, this, &Session::write);
    connect(&m_channel, &wire::Channel::connected, this, &Session::onConnected);
    connect(&m_channel, &wire::Channel::secured, this, &Session::onSecured);
    connect(&m_channel, &wire::Channel::bytesArrived, this, &Session::onBytes);
    connect(&m_channel, &wire::Channel::bytesLeft, this, &Session::onBytesLeft);
    connect(&m_channel, &wire::Channel::failed, this, &Session::fail);
}

Session::~Session() = default;

void Session::open(const wire::Endpoint &endpoint, const wire::TlsPolicy &policy,
                   const std::optional<wire::Login> &login, const SessionSettings &settings)
{
    Q_ASSERT(!m_opening);
    m_endpoint = endpoint;
    m_settings = settings;
    m_opening.emplace(endpoint, login, settings.name);
    m_log.setRecorder(settings.recorder);
    if (login)
        m_log.guard().watch(login->password);
    m_log.guard().watch(endpoint.proxyPassword);
    QMetaObject::invokeMethod(
        this,
        [this, policy] {
            if (m_over)
                return;
            enter(State::Connecting);
            m_log.note(Kind::State, m_endpoint.host.toUtf8() + ':' + QByteArray::number(m_endpoint.port));
            m_channel.open(m_endpoint, policy, m_settings.patience.connecting);
        },
        Qt::QueuedConnection);
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
    enter(State::Connected);
    follow(m_opening->secured());
}

void Session::expectGreeting()
{
    enter(State::Connected);
    m_queue.expectGreeting();
    armDeadline();
}

void Session::onBytes()
{
    seeWhatLeft(); // before any reply is looked at: what it can be about depends on that
    while (!m_over) {
        const QByteArrayView bytes = m_channel.read();
        if (bytes.isEmpty())
            break;
        m_queue.receive(bytes);
        // What came behind the reply to STARTTLS is no reply to anything: the channel refuses to go on.
        while (!m_over && m_state != State::Securing) {
            std::optional<CommandQueue::Happening> happening = m_queue.next();
            if (!happening)
                break;
            std::visit([this](auto &what) { handle(what); }, *happening);
        }
    }
    // Only now: what has come already is no reply to anything that is said from here on.
    if (m_over)
        return;
    write();
    continueContent();
    endOfPatience();
}

void Session::handle(const CommandQueue::LineArrived &line)
{
    m_log.noteLine(line);
}

void Session::handle(CommandQueue::Finished &finished)
{
    if (finished.command.done) {
        finished.command.done(finished.result);
    } else if (m_sending) {
        if (const std::optional<Error> early = answerBeforeTheOctets(finished))
            return fail(*early);
        m_sending->transaction.answered(finished.command, finished.result);
        if (const std::optional<Error> torn = m_sending->transaction.contradiction())
            return fail(*torn);
        proceed();
    } else if (m_opening && m_state == State::Connected) {
        follow(m_opening->answered(finished.result));
    }
}

void Session::handle(const CommandQueue::OutOfStep &outOfStep)
{
    fail(outOfStep.error);
}

void Session::follow(Opening::Move move)
{
    if (auto *ask = std::get_if<Opening::Ask>(&move)) {
        enqueue(std::move(ask->command));
    } else if (std::holds_alternative<Opening::Handshake>(move)) {
        enter(State::Securing);
        m_armedFor = 0;
        m_channel.upgrade(m_queue.unread());
    } else if (auto *opened = std::get_if<Opening::Opened>(&move)) {
        begin(*opened);
    } else {
        if (!m_queue.isEnding()) {
            m_channel.write("QUIT\r\n");
            m_log.note(Kind::Sent, "QUIT", 6);
        }
        fail(std::get<Opening::Failed>(move).error);
    }
}

void Session::begin(const Opening::Opened &opened)
{
    using Pipelining = CommandQueue::Pipelining;
    m_queue.setPipelining(opened.extensions.has("PIPELINING") ? Pipelining::On : Pipelining::Off);
    if (opened.by)
        m_authentication = poplar::nameOf(*opened.by).toByteArray();
    enter(State::Ready);
    Q_EMIT this->opened(opened.extensions);
}

/// What is enqueued together goes out together.
void Session::enqueue(Command command)
{
    m_queue.enqueue(std::move(command));
    if (!m_writeTimer.isActive())
        m_writeTimer.start();
}

void Session::write()
{
    QByteArray bytes;
    while (!m_over) {
        auto next = m_queue.nextToSend();
        if (!next)
            break;
        if (auto *unsendable = std::get_if<CommandQueue::Unsendable>(&*next)) {
            fail(unsendable->second);
            continue;
        }
        auto &sending = std::get<CommandQueue::Sending>(*next);
        m_log.guard().watch(sending.encoded);
        bytes += sending.encoded.wire;
        bytes += sending.payload;
        if (sending.verb == "QUIT")
            enter(State::Quit);
        m_log.noteSent(sending);
        sending.encoded.wire.fill('\0');
    }
    if (!bytes.isEmpty())
        m_channel.write(bytes);
    bytes.fill('\0');
    armDeadline();
}

std::chrono::milliseconds Session::patienceFor(const Command &awaited) const
{
    const Patience &patience = m_settings.patience;
    const bool isLeaving = m_sending && m_sending->stream && m_channel.unwritten() > 0;
    if (m_queue.isContentUnderWay() || isLeaving)
        return patience.progress;
    if (m_queue.awaitsVerdict())
        return patience.verdict;
    switch (awaited.wait) {
    case Wait::Greeting:
        return patience.greeting;
    case Wait::Command:
        return awaited.verb == "QUIT" ? std::min<std::chrono::milliseconds>(limit::goodbye, patience.command)
                                      : patience.command;
    case Wait::Data:
        return patience.data;
    case Wait::Verdict:
        return patience.verdict;
    }
    Q_UNREACHABLE();
}

void Session::armDeadline()
{
    if (m_over || m_state == State::Securing)
        return;
    const Command *awaited = m_queue.awaited();
    if (!awaited) {
        m_armedFor = 0;
        return m_channel.expectNothing();
    }
    const std::chrono::milliseconds patience = patienceFor(*awaited);
    if (awaited->id == m_armedFor && patience == m_armed)
        return;
    m_awaitedSince.start();
    m_armedFor = awaited->id;
    m_armed = patience;
    m_channel.expectWithin(patience);
}

/// A server that says an octet now and then keeps every deadline that begins anew with each of them.
void Session::endOfPatience()
{
    if (m_over || m_armedFor == 0 || !m_queue.awaited() || m_queue.awaited()->id != m_armedFor)
        return;
    if (m_awaitedSince.hasExpired((limit::mailReplyPatiences * m_armed).count()))
        fail(Error{ErrorKind::Silence, {}, {}, {}, {}});
}

} // namespace poplar::smtp
