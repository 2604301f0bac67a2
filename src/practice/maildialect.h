// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/credentials.h"
#include "practice/mailpath.h"
#include "practice/mailreply.h"
#include "practice/mailroom.h"
#include "practice/proof.h"

#include <QDateTime>

#include <functional>
#include <memory>
#include <optional>

namespace poplar::practice {

/// What an SMTP server works with.
struct MailService {
    Credentials credentials;
    std::shared_ptr<Mailroom> mailroom;
    std::function<QDateTime()> now; ///< For the trace fields.
    std::function<QByteArray()> nonce; ///< For makeProof().
};

/// The server's side of one SMTP session for the submission of mail (RFC 5321, 6409, 3207, 4954): a command
/// line in, a reply out. It knows no socket and no clock.
///
/// It takes mail from who has logged in, and only for addresses that nobody has (RFC 2606): all of that comes
/// into the one maildrop, and nothing leaves this machine. Some local parts are answered as a server would
/// that cannot or will not take the mail: HELP names them.
class MailDialect {
public:
    static constexpr int triesAllowed = 3; ///< Wrong passwords before the connection is closed,
    static constexpr int errorsAllowed = 20; ///< and refused commands, recipients aside.
    static constexpr qsizetype recipientsAllowed = 100; ///< Of one message (RFC 5321 section 4.5.3.1.8).
    static constexpr qint64 messageOctets = 32 * 1024 * 1024; ///< Of one message, as SIZE says (RFC 1870).

    explicit MailDialect(MailService service);
    ~MailDialect();
    Q_DISABLE_COPY_MOVE(MailDialect)

    [[nodiscard]] MailReply greeting() const;
    /// The reply to one line, which comes without its line end.
    [[nodiscard]] MailReply answer(const QByteArray &line);
    /// The reply to a line that was asked for with Next::Response.
    [[nodiscard]] MailReply respond(const QByteArray &line);
    /// The reply to a message that was asked for with Next::Message.
    [[nodiscard]] MailReply receive(const QByteArray &content);
    /// The same for one that was larger than `messageOctets`.
    [[nodiscard]] MailReply receiveTooMuch();
    /// The reply to a line beyond the limit. Nothing can follow it.
    [[nodiscard]] static MailReply answerToOverlongLine();
    /// The reply to STARTTLS if more was sent behind it: whoever wrote that was not yet authenticated by TLS,
    /// and it must not count as said afterwards.
    [[nodiscard]] static MailReply answerToInjection();
    /// The TLS handshake succeeded: what was said before it is forgotten (RFC 3207 section 4.2).
    void secured();

private:
    struct Command;
    static const Command *find(const QByteArray &verb);
    enum class Hello { None, Plain, Extended };

    MailReply carryOut(const QByteArray &line);
    MailReply counted(MailReply reply);

    MailReply ehlo(const QByteArray &name);
    MailReply helo(const QByteArray &name);
    MailReply startTls(const QByteArray &);
    MailReply auth(const QByteArray &argument);
    MailReply mail(const QByteArray &argument);
    MailReply rcpt(const QByteArray &argument);
    MailReply data(const QByteArray &argument);
    MailReply rset(const QByteArray &);
    MailReply noop(const QByteArray &);
    MailReply vrfy(const QByteArray &argument);
    MailReply help(const QByteArray &);
    MailReply quit(const QByteArray &);

    MailReply hear(const QByteArray &response);
    MailReply notIn();
    std::optional<MailReply> objectionTo(const MailPath &sender);
    std::optional<MailReply> objectionTo(const QByteArray &recipient);
    MailReply deliver(const QByteArray &content);
    [[nodiscard]] QByteArray traceFields(const QByteArray &number) const;
    [[nodiscard]] QByteArray protocol() const;
    void forgetMessage();

    const MailService m_service;
    Hello m_hello = Hello::None;
    QByteArray m_client; ///< What it calls itself.
    std::unique_ptr<Proof> m_proof; ///< While it logs in.
    std::optional<QByteArray> m_sender; ///< Since MAIL.
    QByteArrayList m_recipients;
    int m_triesLeft = triesAllowed;
    int m_errors = 0;
    bool m_secured = false;
    bool m_isLoggedIn = false;
    bool m_isInternational = false; ///< SMTPUTF8, of this message.
};

} // namespace poplar::practice
