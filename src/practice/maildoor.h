// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/credentials.h"
#include "practice/door.h"
#include "practice/mailroom.h"

#include <chrono>
#include <memory>

namespace poplar::practice {

/// What a `MailDoor` works with.
struct Submissions {
    ServerCertificate certificate;
    Credentials credentials;
    std::shared_ptr<Mailroom> mailroom; ///< Where mail is delivered; of the same thread.
    /// RFC 5321 section 4.5.3.2.7 asks for five minutes at least.
    std::chrono::milliseconds idleTimeout = std::chrono::minutes(10);
};

/// The door of the SMTP server.
class MailDoor : public Door {
    Q_OBJECT

public:
    explicit MailDoor(Submissions submissions, QObject *parent = nullptr);

protected:
    [[nodiscard]] std::unique_ptr<Dialogue> dialogue() override;
    [[nodiscard]] QByteArray regret() const override;

private:
    Credentials m_credentials;
    std::shared_ptr<Mailroom> m_mailroom;
};

} // namespace poplar::practice
