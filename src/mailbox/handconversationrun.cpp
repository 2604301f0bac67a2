// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/handconversationrun.h"

#include "base/limits.h"
#include "mailbox/sessionrecords.h"
#include "mailbox/sessionsetup.h"
#include "mime/message.h"

namespace poplar::mailbox {

using records::Application;

HandConversationRun::Hands HandConversationRun::handsFor(Application application)
{
    Hands hands;
    if (application == Application::Smtp) {
        auto smtp = std::make_unique<smtp::ByHand>();
        hands.smtp = smtp.get();
        hands.dialect = std::move(smtp);
    } else {
        auto pop3 = std::make_unique<pop3::ByHand>();
        hands.pop3 = pop3.get();
        hands.dialect = std::move(pop3);
    }
    return hands;
}

HandConversationRun::HandConversationRun(accounts::Account account, records::LogFiles files,
                                         Application application)
    : HandConversationRun(std::move(account), std::move(files), handsFor(application))
{
}

HandConversationRun::HandConversationRun(accounts::Account account, records::LogFiles files, Hands hands)
    : m_account(std::move(account))
    , m_files(std::move(files))
    , m_credentials(this)
    , m_pop3(hands.pop3)
    , m_smtp(hands.smtp)
    , m_talk(std::move(hands.dialect), this)
{
    // Logging in is the user's: no password is looked for.
    m_account.authentication = Authentication::External;
}

Application HandConversationRun::application() const
{
    return m_smtp ? Application::Smtp : Application::Pop3;
}

bool HandConversationRun::hasSaidQuit() const
{
    return m_smtp ? m_smtp->state() == smtp::State::Quit : m_pop3->state() == pop3::State::Update;
}

void HandConversationRun::start()
{
    using wire::HandTalk;
    connect(&m_talk, &HandTalk::transcript, this, &HandConversationRun::transcript);
    connect(&m_talk, &HandTalk::turned, this, &HandConversationRun::tellStatus);
    connect(&m_talk, &HandTalk::refused, this, &HandConversationRun::refused);
    connect(&m_talk, &HandTalk::consentWanted, this, &HandConversationRun::review);
    connect(&m_talk, &HandTalk::ended, this, [this] {
        m_over = true;
        Q_EMIT ended();
    });
    connect(&m_talk, &HandTalk::failed, this, &HandConversationRun::fail);
    connect(&m_credentials, &Credentials::ready, this, &HandConversationRun::begin);
    connect(&m_credentials, &Credentials::needed, this, &HandConversationRun::asked);
    connect(&m_credentials, &Credentials::failed, this, &HandConversationRun::fail);
    m_credentials.gather(m_account);
}

void HandConversationRun::begin(const Secrets &secrets)
{
    const SessionSetup setup = sessionSetup(m_account, secrets, {});
    SessionRecords records;
    records.setFiles(m_files);
    wire::HandTalk::Settings settings;
    // What a server may take for its verdict on a message, RFC 5321 grants; the account's is that of POP3.
    settings.silence = m_smtp ? std::chrono::milliseconds(limit::mailVerdict) : setup.settings.silence;
    settings.recorder = records.begin(m_account, application());
    m_talk.open(setup.endpoint, setup.policy, settings);
}

void HandConversationRun::say(const Secret &line, wire::HandInput as)
{
    m_talk.say(line, as);
}

void HandConversationRun::give(SecretPurpose purpose, const Secret &secret)
{
    m_credentials.give(purpose, secret);
    m_credentials.gather(m_account);
}

void HandConversationRun::hangUp()
{
    m_talk.hangUp();
}

void HandConversationRun::tellStatus()
{
    if (m_over)
        return;
    HandStatus status;
    status.input = m_talk.input();
    status.application = application();
    status.state = m_talk.dialect().stateName();
    status.challenge = m_talk.blotted(m_talk.dialect().challenge());
    status.capabilities = m_smtp ? m_smtp->extensions().lines() : m_pop3->capabilities().lines();
    status.protection =
        m_talk.tls().protocol.isEmpty() ? HandStatus::Protection::None : HandStatus::Protection::Tls;
    status.marked = m_pop3 ? m_pop3->marked().size() : 0;
    if (m_smtp && m_smtp->mayHaveSent())
        status.verdict = HandStatus::Verdict::Awaited;
    if (m_told == status)
        return;
    m_told = status;
    Q_EMIT statusChanged(status);
}

void HandConversationRun::review()
{
    QList<HandVictim> victims;
    const QList<qint64> marked = m_pop3 ? m_pop3->marked() : QList<qint64>();
    for (const qint64 number : marked) {
        const pop3::ByHand::Message message = m_pop3->message(number);
        HandVictim victim;
        victim.number = number;
        victim.octets = message.octets;
        victim.uniqueId = m_talk.blotted(message.uniqueId);
        if (!message.begin.isEmpty())
            victim.envelope = mime::readEnvelope(m_talk.blotted(message.begin));
        victims += victim;
    }
    Q_EMIT reviewWanted(victims);
}

void HandConversationRun::answer(HandFarewell farewell)
{
    if (farewell == HandFarewell::Delete)
        return m_talk.consent();
    m_talk.withdraw();
    if (farewell == HandFarewell::Stay)
        return;
    // If the server refuses RSET, QUIT brings the review again.
    m_talk.say(Secret(QByteArrayView("RSET")), wire::HandInput::Command);
    m_talk.say(Secret(QByteArrayView("QUIT")), wire::HandInput::Command);
}

void HandConversationRun::fail(Error error)
{
    m_over = true;
    const bool isLost = error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::Silence;
    if (hasSaidQuit() && isLost) {
        // Without marks nothing depends on the server's word.
        if (!m_pop3 || m_pop3->marked().isEmpty())
            return Q_EMIT ended();
        error.kind = ErrorKind::Unknown;
    } else if (m_smtp && m_smtp->mayHaveSent()) {
        error.kind = ErrorKind::Unknown;
    }
    Q_EMIT failed(error, m_talk.tls());
}

} // namespace poplar::mailbox
