// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/credentials.h"
#include "cli/exitcode.h"
#include "cli/messageinput.h"
#include "cli/transcriptlog.h"
#include "mailbox/sendrun.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace poplar::accounts {
class PasswordStore;
}

namespace poplar::cli {

/// Sends one message.
class SendJob : public QObject {
    Q_OBJECT

public:
    struct Setup {
        accounts::Account account; ///< With its submission server.
        accounts::PasswordStore *passwords = nullptr; ///< Null for no keyring.
        Format format = Format::Plain;
        /// How long the server may say nothing; what RFC 5321 grants it if nothing.
        std::optional<std::chrono::seconds> silence;
    };

    /// All but the setup must outlive it.
    SendJob(const Setup &setup, Credentials &credentials, TranscriptLog &log, Output &output);

    /// over() follows.
    void start(const Request &request);
    /// Gives up. What was sent meanwhile is told all the same.
    void interrupt(int signal);

Q_SIGNALS:
    /// Everything has been said. The last that is told.
    void over(poplar::cli::ExitCode code);

private:
    void findSecrets();
    void find(mailbox::SecretPurpose purpose);
    void askFor(mailbox::SecretPurpose purpose);
    void take(mailbox::SecretPurpose purpose, const std::optional<Secret> &secret);
    void findNext();
    void end(const QString &complaint, ExitCode code);
    void onFinished(const mailbox::SendReport &report);
    void print(const mailbox::SendReport &report);

    const Setup m_setup;
    const accounts::Account m_sending; ///< The account as the server knows it.
    Credentials &m_credentials;
    TranscriptLog &m_log;
    Output &m_output;
    mailbox::SendFileOrder m_order;
    QList<mailbox::SecretPurpose> m_toFind;
    Secret m_login;
    int m_signal = 0; ///< That interrupted it.
    bool m_isSending = false;
    MessageInput m_input;
    mailbox::SendRun m_run; ///< The last member: it waits for its thread.
};

} // namespace poplar::cli
