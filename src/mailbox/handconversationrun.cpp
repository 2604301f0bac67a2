// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/handconversationrun.h"

#include "mailbox/sessionrecords.h"
#include "mailbox/sessionsetup.h"
#include "mime/message.h"

namespace poplar::mailbox {

HandConversationRun::HandConversationRun(accounts::Account account, records::LogFiles files)
    : HandConversationRun(std::move(account), std::move(files), std::make_unique<pop3::ByHand>())
{
}

HandConversationRun::HandConversationRun(accounts::Account account, records::LogFiles files,
                                         std::unique_ptr<pop3::ByHand> hand)
    : m_account(std::move(account))
    , m_files(std::move(files))
    , m_credentials(this)
    , m_hand(*hand)
    , m_talk(std::move(hand), this)
{
    // Logging in is the user's: no password is looked for.
    m_account.authentication = Authentication::External;
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
    settings.silence = setup.settings.silence;
    settings.recorder = records.begin(m_account);
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
    status.state = m_hand.stateName();
    status.challenge = m_talk.blotted(m_hand.challenge());
    status.capabilities = m_hand.capabilities().lines();
    status.protection =
        m_talk.tls().protocol.isEmpty() ? HandStatus::Protection::None : HandStatus::Protection::Tls;
    status.marked = m_hand.marked().size();
    if (m_told == status)
        return;
    m_told = status;
    Q_EMIT statusChanged(status);
}

void HandConversationRun::review()
{
    QList<HandVictim> victims;
    for (const qint64 number : m_hand.marked()) {
        const pop3::ByHand::Message message = m_hand.message(number);
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
    if (m_hand.state() == pop3::State::Update && isLost) {
        // Without marks nothing depends on the server's word.
        if (m_hand.marked().isEmpty())
            return Q_EMIT ended();
        error.kind = ErrorKind::Unknown;
    }
    Q_EMIT failed(error, m_talk.tls());
}

} // namespace poplar::mailbox
