// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/handtalk.h"

#include <algorithm>
#include <utility>

namespace poplar::wire {

HandTalk::HandTalk(std::unique_ptr<HandDialect> dialect, QObject *parent)
    : QObject(parent)
    , m_dialect(std::move(dialect))
    , m_channel(this)
    , m_log(this)
{
    connect(&m_log, &HandLog::grown, this, &HandTalk::transcript);
    connect(&m_channel, &Channel::connected, this, &HandTalk::onConnected);
    connect(&m_channel, &Channel::secured, this, &HandTalk::onSecured);
    connect(&m_channel, &Channel::bytesArrived, this, &HandTalk::onBytes);
    connect(&m_channel, &Channel::failed, this, &HandTalk::fail);
}

HandTalk::~HandTalk()
{
    if (m_over || m_state.isEmpty())
        return;
    // Nobody listens any more, but the file of the session is to tell how it ended.
    m_log.blockSignals(true);
    m_log.note(Kind::State, "DISCONNECTED");
    m_log.flush();
}

void HandTalk::open(const Endpoint &endpoint, const TlsPolicy &policy, const Settings &settings)
{
    m_endpoint = endpoint;
    m_settings = settings;
    m_log.setRecorder(settings.recorder);
    m_log.guard().watch(endpoint.proxyPassword);
    QMetaObject::invokeMethod(
        this,
        [this, policy] {
            if (m_over)
                return;
            m_log.setState("CONNECTING");
            m_log.note(Kind::State, "CONNECTING");
            m_log.note(Kind::State, m_endpoint.host.toUtf8() + ':' + QByteArray::number(m_endpoint.port));
            m_channel.open(m_endpoint, policy,
                           std::min<std::chrono::milliseconds>(limit::connecting, m_settings.silence));
        },
        Qt::QueuedConnection);
}

void HandTalk::onConnected()
{
    m_log.noteLink(m_channel.link());
    if (m_endpoint.security == Security::Tls)
        noteState();
    else
        expectGreeting();
}

void HandTalk::onSecured()
{
    m_log.noteTls(m_channel.tls());
    m_framer.reset();
    if (m_endpoint.security == Security::Tls)
        return expectGreeting();
    m_open = true;
    m_dialect->secured();
    noteState();
    armDeadline();
    scheduleTurn();
}

void HandTalk::expectGreeting()
{
    m_open = true;
    m_command = 1;
    noteState();
    armDeadline();
    scheduleTurn();
}

/// While the handshake is under way nobody is in any state of the protocol.
void HandTalk::noteState()
{
    const QByteArray state = m_open ? m_dialect->stateName() : QByteArray("SECURING");
    if (state == m_state)
        return;
    m_state = state;
    m_log.setState(state);
    m_log.note(Kind::State, state);
}

HandInput HandTalk::input() const
{
    if (m_over || !m_open || m_asking)
        return HandInput::Nothing;
    const HandInput input = m_dialect->input();
    const auto closes = [this](const Typed &typed) {
        return typed.as != HandInput::Command || !m_dialect->takesAhead(typed.line.wireBytes());
    };
    if (input != HandInput::Data && std::any_of(m_waiting.begin(), m_waiting.end(), closes))
        return HandInput::Nothing;
    return input;
}

void HandTalk::say(const Secret &line, HandInput as)
{
    const bool isFull = qsizetype(m_waiting.size()) >= limit::spokenAhead;
    if (input() == HandInput::Nothing || input() != as || isFull) {
        const Error error{isFull ? ErrorKind::Limit : ErrorKind::NotAllowed, {}, {}, {}, {}};
        QMetaObject::invokeMethod(
            this,
            [this, error] {
                if (!m_over)
                    Q_EMIT refused(error);
            },
            Qt::QueuedConnection);
        return;
    }
    m_waiting.push_back({line, as});
    scheduleTurn();
}

void HandTalk::consent()
{
    m_agreed = std::exchange(m_asking, false);
    scheduleTurn();
}

void HandTalk::withdraw()
{
    if (std::exchange(m_asking, false))
        m_waiting.pop_front();
    scheduleTurn();
}

void HandTalk::hangUp()
{
    QMetaObject::invokeMethod(this, &HandTalk::end, Qt::QueuedConnection);
}

void HandTalk::scheduleTurn()
{
    if (!std::exchange(m_turning, true))
        QMetaObject::invokeMethod(this, &HandTalk::takeTurn, Qt::QueuedConnection);
}

void HandTalk::takeTurn()
{
    m_turning = false;
    while (!m_over && m_open && !m_asking && !m_waiting.empty() && !m_dialect->awaitsReply()) {
        const Typed typed = m_waiting.front();
        if (!std::exchange(m_agreed, false) && m_dialect->needsConsent(typed.line.wireBytes())) {
            m_asking = true;
            Q_EMIT consentWanted();
            break;
        }
        m_waiting.pop_front();
        send(typed);
    }
    if (!m_over)
        Q_EMIT turned();
}

void HandTalk::send(const Typed &typed)
{
    const bool fits = m_dialect->input() == typed.as;
    Result<HandLine> said = fits ? m_dialect->say(typed.line) : Error{ErrorKind::NotAllowed, {}, {}, {}, {}};
    if (!said) {
        Q_EMIT refused(said.error());
        return;
    }
    HandLine ready = std::move(said).value();
    for (const Secret &secret : ready.secrets)
        m_log.guard().watch(secret);
    if (typed.as == HandInput::Command) {
        ++m_command;
        m_verb = ready.verb;
    }
    m_unasked = 0;
    noteState();
    m_log.noteSent(ready, m_command);
    m_channel.write(ready.wire);
    ready.wire.fill('\0');
    armDeadline();
}

void HandTalk::armDeadline()
{
    if (m_over || !m_open)
        return;
    if (m_dialect->awaitsReply())
        m_channel.expectWithin(m_settings.silence);
    else
        m_channel.expectNothing();
}

void HandTalk::fail(Error error)
{
    if (m_over)
        return;
    const bool isUnderWay = m_open && m_dialect->awaitsReply();
    if (error.verb.isEmpty() && isUnderWay)
        error.verb = m_verb;
    error = m_log.guard().redacted(std::move(error));
    m_log.noteFailure(error);
    m_over = true;
    m_asking = false;
    m_waiting.clear();
    m_channel.close();
    m_log.flush();
    Q_EMIT failed(error);
}

void HandTalk::end()
{
    if (m_over)
        return;
    m_over = true;
    m_asking = false;
    m_waiting.clear();
    m_channel.close();
    m_log.note(Kind::State, "DISCONNECTED");
    m_log.flush();
    Q_EMIT ended();
}

} // namespace poplar::wire
