// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "cli/options.h"
#include "cli/output.h"
#include "mailbox/mailbox.h"

#include <QObject>

namespace poplar::cli {

/// Makes the catalogue of an account know what lies in its Maildir, without a server.
class RebuildJob : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own.
    RebuildJob(const accounts::Account &account, const QString &folder, Format format, Output &output);

    void start();
    /// What has been found so far stays known.
    void interrupt(int signal);

Q_SIGNALS:
    /// Everything has been said. The last that is told.
    void over(poplar::cli::ExitCode code);

private:
    void onRebuilt(const mailbox::RebuildReport &report);
    void print(const mailbox::RebuildReport &report);

    const QString m_folder;
    const Format m_format;
    Output &m_output;
    int m_signal = 0; ///< 0 for none.
    mailbox::Mailbox m_mailbox; ///< The last member: it waits for its thread, and nothing hears it then.
};

} // namespace poplar::cli
