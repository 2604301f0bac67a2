// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialect.h"
#include "practice/door.h"
#include "practice/mailroom.h"

#include <chrono>
#include <functional>
#include <memory>

namespace poplar::practice {

/// What a `Listener` serves.
struct Service {
    ServerCertificate certificate;
    /// Called once, at the first use of the maildrop, on the listener's thread.
    std::function<QList<StoredMessage>()> messages;
    /// Makes the server's side of a session; the timestamp is for APOP.
    std::function<std::unique_ptr<Dialect>(Maildrop &, const QByteArray &timestamp)> dialect;
    /// RFC 1939 section 3 asks for ten minutes at least.
    std::chrono::milliseconds idleTimeout = std::chrono::minutes(10);
};

/// The door of the POP3 server.
class Listener : public Door {
    Q_OBJECT

public:
    explicit Listener(Service service, QObject *parent = nullptr);
    ~Listener() override;

    /// Where its mail is, for another door to the same.
    [[nodiscard]] const std::shared_ptr<Mailroom> &mailroom() const { return m_mailroom; }

protected:
    [[nodiscard]] std::unique_ptr<Dialogue> dialogue() override;
    [[nodiscard]] QByteArray regret() const override;

private:
    std::function<std::unique_ptr<Dialect>(Maildrop &, const QByteArray &timestamp)> m_dialect;
    std::shared_ptr<Mailroom> m_mailroom;
};

} // namespace poplar::practice
