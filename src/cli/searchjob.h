// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "cli/printer.h"
#include "mailbox/mailbox.h"

#include <QHash>
#include <QObject>

namespace poplar::cli {

/// Finds messages of an account by what they say, without a server.
class SearchJob : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own. The output must outlive it.
    SearchJob(const accounts::Account &account, const QString &folder, Printer printer, Output &output);

    void start(const QString &words);
    void interrupt(int signal);

Q_SIGNALS:
    /// Everything has been said. The last that is told.
    void over(poplar::cli::ExitCode code);

private:
    void onRows(const QList<mailbox::RowChange> &changes);
    void onAsked(const mailbox::Question &question);
    void onFound(const mailbox::Found &found);

    const QString m_folder;
    Printer m_printer;
    Output &m_output;
    QHash<mailbox::MessageId, mailbox::MessageRow> m_rows;
    mailbox::Mailbox m_mailbox; ///< The last member: it waits for its thread, and nothing hears it then.
};

} // namespace poplar::cli
