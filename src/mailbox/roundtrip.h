// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/error.h"
#include "base/identity.h"
#include "base/limits.h"
#include "base/secret.h"
#include "mailbox/service.h"
#include "mime/route.h"
#include "wire/transcript.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <optional>

namespace poplar::mailbox {

/// One step of a RoundTrip.
struct RoundTripStep {
    enum class What {
        Before, ///< Look what lies in the maildrop.
        LogIn, ///< At the server that sends.
        Send,
        Wait, ///< For it to arrive: `looks` counts how often it was looked for.
    };
    enum class Outcome { Running, Passed, Failed };
    What what = What::Before;
    Outcome outcome = Outcome::Running;
    std::chrono::milliseconds taken{0}; ///< So far.
    QByteArray said; ///< The server's last word on the message.
    int looks = 0;
    /// With Failed; nothing where the message was not there in its time. With a Wait that runs: why the last
    /// look came to nothing.
    std::optional<Error> error;
};

/// What came of it in the end.
struct RoundTripReport {
    bool hasArrived = false;
    QByteArray messageId; ///< Without angle brackets; empty if none was written.
    Identity identity; ///< Of what arrived.
    mime::Route route; ///< Likewise.
    std::chrono::milliseconds taken{0}; ///< From the first octet of the message to where it was found.
};

/// What a test message says, for people.
struct RoundTripLetter {
    QString subject;
    QString text;
};

/// What is needed besides the account; empty where it is not needed.
struct RoundTripSecrets {
    Secret receiving; ///< Password or token.
    Secret sending; ///< The same where the account sends with the name for receiving.
    Secret clientKey = {}; ///< The passphrase of the client certificate's key.
    Secret proxy = {};
};

/// How long it is waited.
struct RoundTripPatience {
    std::chrono::milliseconds pause = limit::roundTripPause; ///< Between two looks.
    std::chrono::milliseconds time = limit::roundTripTime; ///< For it to arrive.
};

/// Sends a message from an account to itself and waits until it lies in the maildrop, where it stays: nothing
/// is deleted. It looks into new messages only, by one login after the other. A look that comes to nothing
/// for now is repeated. On a thread of its own; deleting it gives up, and what was sent stays sent.
class RoundTrip : public QObject {
    Q_OBJECT

public:
    explicit RoundTrip(QObject *parent = nullptr);
    ~RoundTrip() override;

    /// @param account with a submission server and with a sender, see accounts::sendersOf().
    void start(const accounts::Account &account, const RoundTripSecrets &secrets,
               const RoundTripLetter &letter, const RoundTripPatience &patience = {});

Q_SIGNALS:
    /// The same step comes again when it gets on.
    void stepChanged(const poplar::mailbox::RoundTripStep &step);
    /// Lines of the conversations, redacted, one connection after the other.
    void transcript(poplar::mailbox::Service service, const QList<poplar::wire::TranscriptEvent> &events);
    /// The last signal.
    void finished(const poplar::mailbox::RoundTripReport &report);

private:
    QThread m_thread;
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::RoundTripStep)
Q_DECLARE_METATYPE(poplar::mailbox::RoundTripReport)
