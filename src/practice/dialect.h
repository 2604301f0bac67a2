// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/credentials.h"
#include "practice/dialogue.h"
#include "practice/maildrop.h"

#include <QByteArrayList>

#include <memory>
#include <optional>

namespace poplar::practice {

/// What the server sends for one command.
struct Reply {
    using Then = practice::Then;

    QByteArray text; ///< The status line; for a listing, its lines and the terminator too. With CRLF.
    std::optional<QByteArray> body; ///< A message that follows, not yet dot-stuffed.
    Then then = Then::Continue;

    /// "+OK", or "+OK text".
    [[nodiscard]] static Reply ok(QByteArrayView text = {});
    /// "-ERR text". A response code (RFC 2449 section 8) is part of the text: "[IN-USE] …".
    [[nodiscard]] static Reply error(QByteArrayView text);
};

/// The server's side of one POP3 session (RFC 1939, 2449, 2595, 3206): a command line in, a reply out.
/// It knows no socket and no clock.
///
/// Each command is a virtual method of its own, so that a server with a quirk is a subclass with one
/// method overridden.
class Dialect {
public:
    static constexpr int triesAllowed = 3; ///< Wrong passwords before the connection is closed.

    /// @param timestamp for APOP: "<unique@host>", new for each session (RFC 1939 section 7).
    Dialect(Maildrop &maildrop, Credentials credentials, QByteArray timestamp);
    virtual ~Dialect();
    Q_DISABLE_COPY_MOVE(Dialect)

    [[nodiscard]] virtual Reply greeting();
    /// The reply to one line, which comes without its line end.
    [[nodiscard]] Reply answer(QByteArrayView line);
    /// The reply to a line beyond the limit. Nothing can follow it.
    [[nodiscard]] virtual Reply answerToOverlongLine();
    /// The reply to STLS if more was sent behind it: whoever wrote that was not yet authenticated by
    /// TLS, and it must not count as said afterwards.
    [[nodiscard]] virtual Reply answerToInjection();
    /// The TLS handshake succeeded: what was said before it is forgotten.
    void secured();

protected:
    /// The lines of CAPA in the present state.
    [[nodiscard]] virtual QByteArrayList capabilities() const;

    virtual Reply capa(const QByteArrayList &words);
    virtual Reply stls(const QByteArrayList &words);
    virtual Reply user(const QByteArrayList &words);
    virtual Reply pass(const QByteArrayList &words);
    virtual Reply apop(const QByteArrayList &words);
    virtual Reply stat(const QByteArrayList &words);
    virtual Reply list(const QByteArrayList &words);
    virtual Reply uidl(const QByteArrayList &words);
    virtual Reply top(const QByteArrayList &words);
    virtual Reply retr(const QByteArrayList &words);
    virtual Reply dele(const QByteArrayList &words);
    virtual Reply rset(const QByteArrayList &words);
    virtual Reply noop(const QByteArrayList &words);
    virtual Reply quit(const QByteArrayList &words);

    /// The session's hold on the maildrop; null unless the state is TRANSACTION.
    [[nodiscard]] Maildrop::Lease *lease() const { return m_lease.get(); }
    /// The number of a message that exists and is not marked, or nothing.
    [[nodiscard]] std::optional<int> messageNumber(const QByteArray &word) const;

private:
    struct Command;
    static const Command *find(const QByteArray &verb);

    Reply logIn(bool credentialsFit);
    template <class Line>
    Reply listing(const QByteArrayList &words, QByteArrayView title, Line line) const;

    Maildrop &m_maildrop;
    const Credentials m_credentials;
    const QByteArray m_timestamp;
    std::optional<QByteArray> m_user; ///< Given by USER, waiting for PASS.
    int m_triesLeft = triesAllowed;
    bool m_secured = false;
    std::unique_ptr<Maildrop::Lease> m_lease; ///< Held in TRANSACTION only: it is the state.
};

} // namespace poplar::practice
