// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/envelope.h"
#include "base/error.h"
#include "base/secret.h"
#include "mailbox/values.h"
#include "records/application.h"
#include "records/logfolder.h"
#include "wire/handdialect.h"
#include "wire/tlsdetails.h"
#include "wire/transcript.h"

#include <QByteArrayList>
#include <QObject>
#include <QThread>

namespace poplar::mailbox {

/// Where a conversation by hand stands.
struct HandStatus {
    enum class Protection { None, Tls };
    records::Application application = records::Application::Pop3;
    wire::HandInput input = wire::HandInput::Nothing;
    QByteArray state; ///< By its RFC name; empty while there is no connection.
    QByteArray challenge; ///< What the server wants an answer to: for the eyes, never for a log.
    QByteArrayList capabilities; ///< Or extensions, as announced last; empty where nobody asked.
    Protection protection = Protection::None;
    qsizetype marked = 0; ///< Messages that QUIT would delete.
    /// Whether the end of a message was said (SMTP), to which there is no verdict yet.
    enum class Verdict { NotAwaited, Awaited };
    Verdict verdict = Verdict::NotAwaited;

    bool operator==(const HandStatus &) const = default;
};

/// A message that QUIT would delete, as far as it was seen in the conversation.
struct HandVictim {
    qint64 number = 0; ///< The server's own, as it was typed; 0 where it could not be told.
    qint64 octets = -1; ///< -1 where it was not listed.
    QByteArray uniqueId;
    Envelope envelope; ///< Empty where its header was not read.
};

/// What is to become of messages that are marked.
enum class HandFarewell {
    Delete, ///< QUIT.
    LeaveWithoutDeleting, ///< RSET, QUIT.
    Stay,
};

/// A conversation with a server in which the user says every line, from the first one on. It is made with an
/// account's host, encryption, proxy and certificates; nothing else of the account is used, and nobody is
/// logged in. On a thread of its own; deleting it hangs up without QUIT, which deletes nothing in POP3
/// (RFC 1939 section 6), and drops a message that was not complete in SMTP.
class HandConversation : public QObject {
    Q_OBJECT

public:
    explicit HandConversation(QObject *parent = nullptr);
    ~HandConversation() override;

    /// Connects. With Security::StartTls it begins in clear text: STLS or STARTTLS is the user's to say.
    /// @param account for SMTP as accounts::sendingAccount() gives it.
    void open(const accounts::Account &account, const records::LogFiles &files,
              records::Application application = records::Application::Pop3);
    /// A line as typed, without its end. What it may not show is never shown.
    /// @param as what was expected when it was typed; it is refused where that is not expected any more.
    void say(const QByteArray &line, wire::HandInput as = wire::HandInput::Command);
    /// The answer to reviewWanted().
    void answer(HandFarewell farewell);
    /// The answer to asked().
    void give(SecretPurpose purpose, const Secret &secret);
    /// Hangs up without a word: ended() follows.
    void hangUp();

Q_SIGNALS:
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);
    void statusChanged(const poplar::mailbox::HandStatus &status);
    /// A typed line was not sent.
    void refused(const poplar::Error &error);
    /// QUIT was typed, and would delete these. Nothing is sent before answer().
    void reviewWanted(const QList<poplar::mailbox::HandVictim> &victims);
    /// Connecting needs a secret: of the proxy, or of the client certificate's key.
    void asked(const poplar::mailbox::PasswordQuestion &question);
    /// The last signal, after the user's or the server's farewell.
    void ended();
    /// The last signal where it broke off; with what is known of TLS. ErrorKind::Unknown where QUIT was said
    /// and the server said nothing to it: what was marked may be deleted or not. The same where the end of a
    /// message was said: it may have been sent or not.
    void failed(const poplar::Error &error, const poplar::wire::TlsDetails &tls);

private:
    template <class Call>
    void post(Call call);

    QThread m_thread;
    QObject *m_run = nullptr; ///< Lives on m_thread.
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::HandStatus)
Q_DECLARE_METATYPE(poplar::mailbox::HandVictim)
