// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <memory>
#include <set>

namespace poplar::practice {

/// A message as the server keeps it.
struct StoredMessage {
    QByteArray uniqueId; ///< What UIDL says: 1 to 70 characters from 0x21 to 0x7E (RFC 1939 section 7).
    QByteArray content; ///< With CRLF line ends and one at the very end, so that its size is what LIST says.

    /// Gives the text the line ends of the wire and a unique-id that follows from its content, so that
    /// it is the same at every start.
    [[nodiscard]] static StoredMessage fromText(QByteArrayView text);
};

/// Messages behind one login, and the exclusive lock that RFC 1939 section 4 asks for. Pure.
class Maildrop {
public:
    class Lease;
    static constexpr qsizetype messagesKept = 2000; ///< No more are delivered,
    static constexpr qsizetype octetsKept = 256 * 1024 * 1024; ///< nor are more octets than these.

    explicit Maildrop(QList<StoredMessage> messages);
    ~Maildrop();
    Q_DISABLE_COPY_MOVE(Maildrop)

    /// Locks the maildrop for one session; nothing if another session has it. The maildrop must outlive
    /// the lease.
    [[nodiscard]] std::unique_ptr<Lease> lease();

    /// Whether a message of so many octets can still be delivered.
    [[nodiscard]] bool hasRoomFor(qsizetype octets) const;
    /// Adds a message. A session that is open does not see it: the next one does.
    void deliver(StoredMessage message);

private:
    QList<StoredMessage> m_messages;
    QList<StoredMessage> m_arrived; ///< Since the last login.
    bool m_leased = false;
};

/// One session's hold on a maildrop, given back by the destructor. Marks are the session's own: only
/// `commit()` removes anything. Numbers are those of the wire: the first message is 1, and a number
/// does not change while the lease lives.
class Maildrop::Lease {
public:
    ~Lease();
    Q_DISABLE_COPY_MOVE(Lease)

    /// Messages at login, marked ones included.
    [[nodiscard]] int count() const { return int(m_maildrop.m_messages.size()); }
    /// Whether there is such a message and it is not marked.
    [[nodiscard]] bool has(int number) const;
    /// Only for a number from 1 to `count()`.
    [[nodiscard]] const StoredMessage &message(int number) const;

    void mark(int number); ///< DELE
    void unmarkAll(); ///< RSET
    /// Removes what is marked and ends the lease's use: the numbers are void afterwards.
    /// @return how many messages went.
    int commit();

private:
    friend class Maildrop;
    explicit Lease(Maildrop &maildrop);

    Maildrop &m_maildrop;
    std::set<int> m_marked;
};

} // namespace poplar::practice
