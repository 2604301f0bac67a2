// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/credentials.h"
#include "mailbox/handconversation.h"
#include "pop3/byhand.h"
#include "smtp/byhand.h"
#include "wire/handtalk.h"

#include <optional>

namespace poplar::mailbox {

/// The part of a conversation by hand on its own thread. Internal to this library.
class HandConversationRun : public QObject {
    Q_OBJECT

public:
    HandConversationRun(accounts::Account account, records::LogFiles files, records::Application application);

    void start();
    void say(const Secret &line, wire::HandInput as);
    void answer(HandFarewell farewell);
    void give(SecretPurpose purpose, const Secret &secret);
    void hangUp();

Q_SIGNALS:
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);
    void statusChanged(const poplar::mailbox::HandStatus &status);
    void refused(const poplar::Error &error);
    void reviewWanted(const QList<poplar::mailbox::HandVictim> &victims);
    void asked(const poplar::mailbox::PasswordQuestion &question);
    void ended();
    void failed(const poplar::Error &error, const poplar::wire::TlsDetails &tls);

private:
    /// The dialect, which m_talk owns; null for that which is not spoken.
    struct Hands {
        std::unique_ptr<wire::HandDialect> dialect;
        pop3::ByHand *pop3 = nullptr;
        smtp::ByHand *smtp = nullptr;
    };
    HandConversationRun(accounts::Account account, records::LogFiles files, Hands hands);
    [[nodiscard]] static Hands handsFor(records::Application application);
    [[nodiscard]] records::Application application() const;
    [[nodiscard]] bool hasSaidQuit() const;

    void begin(const Secrets &secrets);
    void tellStatus();
    void review();
    void fail(Error error);

    accounts::Account m_account;
    records::LogFiles m_files;
    Credentials m_credentials;
    pop3::ByHand *m_pop3; ///< m_talk's, or null,
    smtp::ByHand *m_smtp; ///< and the other one.
    wire::HandTalk m_talk;
    std::optional<HandStatus> m_told;
    bool m_over = false;
};

} // namespace poplar::mailbox
