// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/connectiontest.h"
#include "mailbox/credentials.h"

#include <memory>
#include <optional>

namespace poplar::mailbox {

/// The part of a ConnectionTest on its own thread. What protocol is spoken its heirs know.
class ConnectionTestRun : public QObject {
    Q_OBJECT

public:
    /// @param account whose host is that of the connection.
    ConnectionTestRun(const accounts::Account &account, const Secret &password);

    void start();

Q_SIGNALS:
    void stepChanged(const poplar::mailbox::TestStep &step);
    void finished();

protected:
    virtual void open(const Secrets &secrets) = 0;
    [[nodiscard]] virtual wire::TlsDetails tls() const = 0;
    /// Where a session got stuck with this, as far as its protocol tells.
    [[nodiscard]] virtual std::optional<TestStep::What> placeOf(const Error &error) const = 0;

    [[nodiscard]] const accounts::Account &account() const { return m_account; }
    [[nodiscard]] std::optional<TestStep::What> running() const { return m_running; }
    void begin(TestStep::What what);
    void pass(TestStep step);
    /// Whatever runs, with what is known of it.
    void passRunning();
    void onFailed(const Error &error);

private:
    accounts::Account m_account;
    Secret m_password;
    Credentials m_credentials;
    std::optional<TestStep::What> m_running;
};

/// By SMTP. It sends no mail.
[[nodiscard]] std::unique_ptr<ConnectionTestRun> submissionTestRun(const accounts::Account &account,
                                                                   const Secret &password);

} // namespace poplar::mailbox
