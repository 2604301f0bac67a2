// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/doorprobe.h"

#include "base/limits.h"
#include "pop3/apop.h"
#include "pop3/capabilities.h"
#include "pop3/spoken.h"

#include <utility>

namespace poplar::mailbox {

namespace {

/// What no server knows: names that begin with X are nobody's (RFC 2449 section 9).
constexpr char unknownCommand[] = "XPOPLAR";

AnnouncedFacts announcedBy(const Result<pop3::Reply> &reply)
{
    AnnouncedFacts announced;
    announced.asked = true;
    if (!reply) {
        announced.error = reply.error();
        return announced;
    }
    announced.lines = pop3::Capabilities(reply->listing).lines();
    announced.count = reply->listing.count('\n');
    return announced;
}

} // namespace

DoorProbe::DoorProbe(Plan plan, const ExaminationPatience &patience, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_patience(patience)
    , m_channel(this)
    , m_log(this)
    , m_step(this)
{
    m_facts.endpoint = m_plan.endpoint;
    m_step.setSingleShot(true);
    connect(&m_log, &pop3::SessionLog::grown, this, &DoorProbe::transcript);
    connect(&m_channel, &wire::Channel::connected, this, &DoorProbe::onConnected);
    connect(&m_channel, &wire::Channel::secured, this, &DoorProbe::onSecured);
    connect(&m_channel, &wire::Channel::bytesArrived, this, &DoorProbe::onBytes);
    connect(&m_channel, &wire::Channel::failed, this, &DoorProbe::fail);
    connect(&m_step, &QTimer::timeout, this, [this] { fail({ErrorKind::Silence, {}, {}, {}, {}}); });
}

void DoorProbe::start()
{
    m_step.start(m_patience.step);
    m_clock.start();
    m_log.setState("AUTHORIZATION");
    m_log.note(Kind::State, m_plan.endpoint.host.toUtf8() + ':' + QByteArray::number(m_plan.endpoint.port));
    m_channel.open(m_plan.endpoint, m_plan.policy,
                   std::min<std::chrono::milliseconds>(m_patience.silence, limit::connecting));
}

Microseconds DoorProbe::lap()
{
    return Microseconds(m_clock.nsecsElapsed() / 1000);
}

void DoorProbe::onConnected()
{
    if (m_over)
        return;
    m_facts.connected = true;
    m_facts.connecting = lap();
    m_clock.start();
    m_handshaking = m_plan.endpoint.security == Security::Tls;
    if (!m_handshaking)
        expectGreeting();
}

void DoorProbe::onSecured()
{
    if (m_over)
        return;
    m_handshaking = false;
    m_facts.secured = true;
    m_facts.handshake = lap();
    m_facts.tls = m_channel.tls();
    m_clock.start();
    m_log.note(Kind::Security, (m_facts.tls.protocol + u' ' + m_facts.tls.cipher).toUtf8());
    if (m_plan.depth == Depth::Handshake)
        return end();
    if (m_plan.endpoint.security == Security::Tls)
        return expectGreeting();
    askCapa(m_facts.after, &DoorProbe::onCapaAfter);
}

void DoorProbe::expectGreeting()
{
    pop3::Command greeting = pop3::greeting();
    greeting.done = [this](const Result<pop3::Reply> &reply) { onGreeting(reply); };
    m_queue.expectGreeting(std::move(greeting));
    m_channel.expectWithin(m_patience.silence);
}

void DoorProbe::countLineEnds(QByteArrayView bytes)
{
    for (const char octet : bytes) {
        if (octet == '\n')
            ++(m_lastOctet == '\r' ? m_facts.lineEnds.crlf : m_facts.lineEnds.bareLf);
        m_lastOctet = octet;
    }
}

void DoorProbe::onBytes()
{
    while (!m_over) {
        const QByteArrayView bytes = m_channel.read();
        if (bytes.isEmpty())
            break;
        countLineEnds(bytes);
        m_queue.receive(bytes);
        // What came behind the reply to STLS is no reply to anything: the channel refuses to go on.
        while (!m_over && !m_handshaking) {
            std::optional<pop3::CommandQueue::Happening> happening = m_queue.next();
            if (!happening)
                break;
            take(*happening);
        }
    }
}

void DoorProbe::take(pop3::CommandQueue::Happening &happening)
{
    if (const auto *line = std::get_if<pop3::CommandQueue::LineArrived>(&happening))
        m_log.noteLine(*line);
    else if (auto *finished = std::get_if<pop3::CommandQueue::Finished>(&happening))
        finished->command.done(finished->result);
    else if (const auto *lost = std::get_if<pop3::CommandQueue::OutOfStep>(&happening))
        fail(lost->error);
}

void DoorProbe::ask(pop3::Command command, Answer answer)
{
    command.done = [this, answer](const Result<pop3::Reply> &reply) { (this->*answer)(reply); };
    m_queue.enqueue(std::move(command));
    send();
}

void DoorProbe::send()
{
    const auto next = m_queue.nextToSend();
    const auto *sending = next ? std::get_if<pop3::CommandQueue::Sending>(&*next) : nullptr;
    if (!sending)
        return;
    m_log.note(Kind::Sent, sending->encoded.shown, sending->encoded.wire.size(), sending->id);
    m_channel.write(sending->encoded.wire);
    m_channel.expectWithin(m_patience.silence);
}

void DoorProbe::onGreeting(const Result<pop3::Reply> &reply)
{
    if (!reply)
        return fail(reply.error());
    m_facts.greeted = true;
    m_facts.greetingAfter = lap();
    m_facts.greeting = reply->text;
    m_facts.hasTimestamp = pop3::apopTimestamp(reply->text).has_value();
    if (m_plan.endpoint.security == Security::Tls)
        return askCapa(m_facts.after, &DoorProbe::onCapaAfter);
    if (m_plan.depth == Depth::Handshake)
        return sayStls();
    askCapa(m_facts.before, &DoorProbe::onCapaBefore);
}

void DoorProbe::askCapa(AnnouncedFacts &announced, Answer answer)
{
    if (m_plan.capa == Plan::Capa::LeaveOut)
        return (this->*answer)(Error{ErrorKind::Cancelled, {}, {}, "CAPA", {}});
    announced.asked = true;
    announced.error = Error{ErrorKind::Unknown, {}, {}, "CAPA", {}}; // until there is a reply
    ask(pop3::capa(), answer);
}

void DoorProbe::onCapaBefore(const Result<pop3::Reply> &reply)
{
    if (m_facts.before.asked)
        m_facts.before = announcedBy(reply);
    sayStls();
}

void DoorProbe::sayStls()
{
    m_facts.stlsAsked = true;
    ask(pop3::stls(), &DoorProbe::onStls);
}

void DoorProbe::onStls(const Result<pop3::Reply> &reply)
{
    if (reply) {
        m_handshaking = true;
        m_clock.start();
        return m_channel.upgrade(m_queue.unread());
    }
    m_facts.stlsRefused = reply.error();
    if (m_plan.wanted == Security::None && m_plan.depth == Depth::Conversation)
        sayBadCommand();
    else
        sayQuit();
}

void DoorProbe::onCapaAfter(const Result<pop3::Reply> &reply)
{
    if (m_facts.after.asked)
        m_facts.after = announcedBy(reply);
    sayBadCommand();
}

void DoorProbe::sayBadCommand()
{
    Result<pop3::Command> command = pop3::spoken(unknownCommand, nullptr);
    if (!command)
        return sayQuit();
    m_facts.badCommand.outcome = BadCommandFacts::Outcome::Unanswered;
    ask(std::move(command).value(), &DoorProbe::onBadCommand);
}

void DoorProbe::onBadCommand(const Result<pop3::Reply> &reply)
{
    using Outcome = BadCommandFacts::Outcome;
    m_facts.badCommand.said = reply ? reply->text : reply.error().said;
    m_facts.badCommand.outcome = reply ? Outcome::Accepted : Outcome::Refused;
    askForLife();
}

/// Not by QUIT: some servers close then without a word. CAPA only where it was answered before.
void DoorProbe::askForLife()
{
    const AnnouncedFacts &announced = m_facts.secured ? m_facts.after : m_facts.before;
    const bool knowsCapa = announced.asked && !announced.error;
    ask(knowsCapa ? pop3::capa() : pop3::noop(), &DoorProbe::onSignOfLife);
}

void DoorProbe::onSignOfLife(const Result<pop3::Reply> &)
{
    m_alive = true;
    sayQuit();
}

void DoorProbe::sayQuit()
{
    m_quitting = true;
    ask(pop3::quit(), &DoorProbe::onQuit);
}

void DoorProbe::onQuit(const Result<pop3::Reply> &)
{
    end();
}

/// What became of the unknown command is told by itself.
bool DoorProbe::isAboutBadCommand(const Error &error)
{
    using Outcome = BadCommandFacts::Outcome;
    Outcome &bad = m_facts.badCommand.outcome;
    if (bad == Outcome::NotTried || m_alive)
        return false;
    const bool isSilent = error.kind == ErrorKind::Silence;
    if (!isSilent && error.kind != ErrorKind::ConnectionLost)
        return false;
    if (bad == Outcome::Unanswered)
        bad = isSilent ? Outcome::Unanswered : Outcome::HungUp;
    else if (bad == Outcome::Refused)
        bad = isSilent ? Outcome::Mute : Outcome::HungUp;
    return true;
}

void DoorProbe::fail(const Error &error)
{
    if (m_over)
        return;
    if (m_facts.tls.chain.isEmpty())
        m_facts.tls = m_channel.tls();
    m_facts.alert = m_channel.alert();
    // Behind QUIT nothing was to follow.
    if (!m_quitting && !isAboutBadCommand(error))
        m_facts.error = error;
    if (const pop3::Command *awaited = m_queue.awaited(); awaited && m_facts.error)
        m_facts.error->verb = awaited->verb;
    m_log.noteFailure(error);
    end();
}

void DoorProbe::end()
{
    if (std::exchange(m_over, true))
        return;
    m_step.stop();
    m_channel.close();
    m_log.flush();
    QMetaObject::invokeMethod(this, &DoorProbe::done, Qt::QueuedConnection);
}

} // namespace poplar::mailbox
