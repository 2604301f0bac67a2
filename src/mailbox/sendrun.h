// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/secret.h"
#include "mailbox/sending.h"
#include "mailbox/values.h"
#include "wire/tlsdetails.h"
#include "wire/transcript.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <chrono>
#include <optional>

namespace poplar::mailbox {

class SendRunWorker;

/// What became of a message that was sent by itself, without an outbox.
struct SendReport {
    enum class Fate {
        Sent, ///< The server has it, for each recipient whose fate is Sent.
        NotSent, ///< The server does not have it: it may be sent again at will.
        RefusedForNow, ///< 4xx: the same again later may succeed.
        Refused, ///< 5xx.
        Unknown, ///< All of it may have arrived and no verdict came: sent again, it may come twice.
    };
    Fate fate = Fate::NotSent;
    /// All of them, in order, with the server's words. One that was refused for now is Waiting. Empty if
    /// nothing was said of the message.
    QList<RecipientState> recipients;
    /// The addresses of those that the server did not take when they were named, whatever it said then of the
    /// message to the others.
    QStringList notTaken;
    QByteArray said; ///< The reply that decided it ("250 2.0.0 Ok: queued as 4F2A"), if one did.
    /// Why it was not sent, or why not to all. With ErrorKind::CertificateDoubtful, `tls` has the chain.
    std::optional<Error> error;
    /// The message cannot be sent as it is to this server; `error` says it as an error.
    std::optional<mime::Obstacle> obstacle;
    wire::TlsDetails tls; ///< Of the connection, as far as it came.

    /// Whether the server has it for every recipient.
    [[nodiscard]] bool isComplete() const;
};

/// Sends one complete message, once, without any outbox: nothing is stored, tried again or asked. On a thread
/// of its own; deleting it gives up. For the command line and for tests of an account's settings.
class SendRun : public QObject {
    Q_OBJECT

public:
    explicit SendRun(QObject *parent = nullptr);
    /// Hangs up and waits for the thread.
    ~SendRun() override;

    /// Before start(): what the connection needs besides the password. What is lacking ends the run with
    /// Credentials::lackOf() it.
    void give(SecretPurpose purpose, const Secret &secret);
    /// Before start(): how long the server may say nothing. Else what RFC 5321 grants it.
    void limitSilence(std::chrono::milliseconds silence);

    /// Once.
    /// @param account with its submission server; the login is that of accounts::sendingAccount().
    /// @param password for that login, or the access token; not needed with Login::None or a token command.
    /// @param order its ticket does not count. The file is read before the server is connected to, and again
    /// while it is sent.
    void start(const accounts::Account &account, const Secret &password, const SendFileOrder &order);
    /// Gives up: finished() follows, with Cancelled or what became of it before.
    void stop();

Q_SIGNALS:
    /// The session's story, numbered from 1.
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);
    /// Some times a second, while the message leaves.
    void progressed(qint64 octets, qint64 all);
    /// The last signal of a run.
    void finished(const poplar::mailbox::SendReport &report);

private:
    QThread m_thread;
    SendRunWorker *m_worker; ///< Lives and dies on m_thread.
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::SendReport)
