// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/error.h"
#include "base/secret.h"
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
    QByteArray said; ///< The server's words: the greeting, "2 messages", …
    std::optional<Error> error;
    std::optional<wire::TlsDetails> tls; ///< With Secure.
    qint64 messages = 0; ///< With Maildrop.
    qint64 octets = 0; ///< With Maildrop.
};

/// Tries an account's settings from end to end, changing nothing in the maildrop, and tells each step
/// as it happens. On a thread of its own; deleting it gives up.
class ConnectionTest : public QObject {
    Q_OBJECT

public:
    explicit ConnectionTest(QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start(const accounts::Account &account, const Secret &password);

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
