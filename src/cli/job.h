// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/printer.h"
#include "cli/visit.h"

namespace poplar::cli {

/// One command of the command line: what is done between opening the maildrop and leaving it.
class Job : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own, for fetch without --maildir. The others must outlive it.
    Job(Request request, QString folder, Visit &visit, Printer printer, Output &output);

private:
    void onOpened();
    void run();
    /// Tells what is wrong with the numbers, if they do not fit the maildrop.
    [[nodiscard]] bool numbersFit();
    /// Whether it shows only in the headers what is new, and they are being read.
    [[nodiscard]] bool isRecognising();
    void goOnWhenRecognised();
    void choose();
    [[nodiscard]] QList<mailbox::MessageRow> chosenRows() const;
    void uniqueIds();
    void readHeaders();
    void onRowsChanged();
    [[nodiscard]] bool isWaitingForHeaders() const;
    void endWithoutHeaders(const Error &why);
    void top();
    void show();
    void onContent(const mailbox::MessageContent &content);
    void onSpoken(const mailbox::Spoken &spoken);
    void onProblem(const mailbox::Problem &problem);
    void fetch();
    void onFetched(const mailbox::Fetched &fetched);
    void onFetchFinished(const mailbox::FetchReport &report);
    void remove();
    void removeWhenMarked();
    void onOver(ExitCode code);
    void leaveDeleting(const QList<mailbox::MessageId> &messages);

    const Request m_request;
    const QString m_folder;
    Visit &m_visit;
    Printer m_printer;
    Output &m_output;
    bool m_running = false;
    QList<mailbox::MessageId> m_toRecognise; ///< Nobody knows yet whether they are new.
    bool m_leaving = false;
    QList<mailbox::MessageId> m_chosen; ///< In the order in which they were named.
    QList<mailbox::MessageId> m_onDisk; ///< Fetched.
    QList<mailbox::MessageRow> m_victims;
    ExitCode m_code = ExitCode::Success; ///< Of what went wrong with single messages.
};

} // namespace poplar::cli
