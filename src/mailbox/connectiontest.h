// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/error.h"
#include "base/secret.h"
#include "mailbox/service.h"
#include "wire/tlsdetails.h"

#include <QObject>
#include <QThread>

#include <optional>

namespace poplar::mailbox {

/// One step of a connection test.
struct TestStep {
    enum class What { Connect, Greeting, Secure, Capabilities, LogIn, Maildrop, Leave };
    enum class Outcome { Running, Passed, Failed, Skipped };
    What what = What::Connect;
    Outcome outcome = Outcome::Running;
    /// The server's words: the greeting, "2 messages", …; with Capabilities, one in each line.
    QByteArray said;
    std::optional<Error> error;
    std::optional<wire::TlsDetails> tls; ///< With Secure.
    qint64 messages = 0; ///< With Maildrop.
    qint64 octets =
        0; ///< With Maildrop; with Capabilities, those of the largest message that it takes, or 0.
};

/// Tries an account's settings for fetching or for sending from end to end, and tells each step as it
/// happens. It changes nothing in the maildrop and sends no mail. On a thread of its own; deleting it gives
/// up.
class ConnectionTest : public QObject {
    Q_OBJECT

public:
    explicit ConnectionTest(QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// @param password for receiving or, where the account has another one for it, for sending.
    void start(const accounts::Account &account, const Secret &password, Service service = Service::Pop3);

Q_SIGNALS:
    /// The same step comes again when its outcome is known.
    void stepChanged(const poplar::mailbox::TestStep &step);
    /// The last signal of a test.
    void finished();

private:
    QThread m_thread;
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::TestStep)
