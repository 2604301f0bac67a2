// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "cli/options.h"
#include "cli/output.h"
#include "mailbox/mailbox.h"

#include <QObject>

namespace poplar::cli {

/// Exports what is kept of an account, or imports mail of other programs, without a server.
class TransferJob : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own. The output must outlive it.
    TransferJob(const accounts::Account &account, const QString &folder, Format format, Output &output);

    /// @param request Export or Import.
    void start(const Request &request);
    void interrupt(int signal);

Q_SIGNALS:
    /// Everything has been said. The last that is told.
    void over(poplar::cli::ExitCode code);

private:
    void onFinished(const mailbox::TransferReport &report);
    void print(const mailbox::TransferReport &report);
    [[nodiscard]] static QString reasonOf(const Error &error);

    const QString m_folder;
    const Format m_format;
    Output &m_output;
    int m_signal = 0; ///< That interrupted it.
    mailbox::Mailbox m_mailbox; ///< The last member: it waits for its thread, and nothing hears it then.
};

} // namespace poplar::cli
