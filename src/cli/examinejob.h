// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/credentials.h"
#include "cli/exitcode.h"
#include "cli/transcriptlog.h"
#include "mailbox/examination.h"

#include <QObject>

namespace poplar::accounts {
class PasswordStore;
}

namespace poplar::cli {

/// Examines a server and writes the report.
class ExamineJob : public QObject {
    Q_OBJECT

public:
    /// @param passwords null for no keyring. All of them must outlive it.
    ExamineJob(const accounts::Account &account, accounts::PasswordStore *passwords, Credentials &credentials,
               TranscriptLog &log, Output &output);

    /// over() follows.
    void start(const Request &request);
    void interrupt(int signal);

Q_SIGNALS:
    /// Everything has been said. The last that is told.
    void over(poplar::cli::ExitCode code);

private:
    void findSecrets();
    void find(mailbox::SecretPurpose purpose);
    void askFor(mailbox::SecretPurpose purpose);
    void take(mailbox::SecretPurpose purpose, const Secret &secret);
    void examine();
    void onFinished(const mailbox::ExaminationReport &report);
    [[nodiscard]] QString written(const mailbox::ExaminationReport &report) const;
    /// Whether it could be written.
    [[nodiscard]] bool save(const QString &text);
    [[nodiscard]] ExitCode codeOf(const mailbox::ExaminationReport &report) const;

    const accounts::Account m_account;
    accounts::PasswordStore *m_passwords;
    Credentials &m_credentials;
    TranscriptLog &m_log;
    Output &m_output;
    Request m_request;
    QList<mailbox::SecretPurpose> m_toFind;
    mailbox::ExaminationSecrets m_secrets;
    bool m_hasSecret = false;
    mailbox::Examination m_examination; ///< The last member: it waits for its thread.
};

} // namespace poplar::cli
