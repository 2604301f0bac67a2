// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/credentials.h"
#include "mailbox/maildroplook.h"
#include "mailbox/roundtrip.h"
#include "mailbox/submissionsetup.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>

namespace poplar::mailbox {

/// The part of a RoundTrip on its own thread.
class RoundTripRun : public QObject {
    Q_OBJECT

public:
    RoundTripRun(accounts::Account account, RoundTripSecrets secrets, RoundTripLetter letter,
                 const RoundTripPatience &patience);
    ~RoundTripRun() override;

    void start();

Q_SIGNALS:
    void stepChanged(const poplar::mailbox::RoundTripStep &step);
    void transcript(poplar::mailbox::Service service, const QList<poplar::wire::TranscriptEvent> &events);
    void finished(const poplar::mailbox::RoundTripReport &report);

private:
    using What = RoundTripStep::What;

    void gather(Credentials &credentials, const accounts::Account &account, const Secret &login);
    void begin(What what);
    void pass(const QByteArray &said = {});
    void fail(const std::optional<Error> &error);
    void finish();

    void look();
    void onLookedAt(const LookedAt &lookedAt);
    void onBefore(const LookedAt &lookedAt);
    void onWaited(const LookedAt &lookedAt);

    void logIn();
    void openSubmission(const Secrets &secrets);
    void send();
    [[nodiscard]] std::optional<smtp::Submission> write();
    void onConcluded(const smtp::Outcome &outcome);

    const accounts::Account m_account;
    const RoundTripSecrets m_secrets;
    const RoundTripLetter m_letter;
    const RoundTripPatience m_patience;
    Credentials m_receiving;
    Credentials m_sending;
    SessionSetup m_setup;
    MaildropLook::Before m_before;
    std::unique_ptr<MaildropLook> m_look;
    std::unique_ptr<smtp::Session> m_session;
    RoundTripStep m_step;
    RoundTripReport m_report;
    QElapsedTimer m_stepClock;
    QElapsedTimer m_clock; ///< Since the message was handed over.
    QTimer m_pause;
    bool m_isOver = false;
};

} // namespace poplar::mailbox
