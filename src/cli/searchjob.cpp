// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/searchjob.h"

#include "cli/errortext.h"
#include "cli/visit.h"

#include <QDir>

namespace poplar::cli {

using namespace mailbox;

namespace {

constexpr int endedBySignal = 128;

} // namespace

SearchJob::SearchJob(const accounts::Account &account, const QString &folder, Printer printer, Output &output)
    : m_folder(folder)
    , m_printer(printer)
    , m_output(output)
    , m_mailbox(account, folder, nullptr)
{
    connect(&m_mailbox, &Mailbox::problem, this,
            [this](const Problem &problem) { m_output.complain(errorLines(problem)); });
    connect(&m_mailbox, &Mailbox::rowsChanged, this, &SearchJob::onRows);
    connect(&m_mailbox, &Mailbox::asked, this, &SearchJob::onAsked);
    connect(&m_mailbox, &Mailbox::found, this, &SearchJob::onFound);
}

void SearchJob::start(const QString &words)
{
    // Asking for what is not there would make it.
    if (!QDir(m_folder).exists()) {
        m_output.complain(tr("Nothing is known of this account yet: there is no folder %1.").arg(m_folder));
        Q_EMIT over(ExitCode::Data);
        return;
    }
    m_output.progress(tr("Reading what has come since the last search"));
    m_mailbox.search({words, SearchOrder::When::WhenIndexed});
}

void SearchJob::interrupt(int signal)
{
    m_output.progress({});
    m_mailbox.disconnect(this);
    Q_EMIT over(ExitCode(endedBySignal + signal));
}

void SearchJob::onRows(const QList<RowChange> &changes)
{
    for (const RowChange &change : changes) {
        if (change.kind == RowChange::Kind::Gone)
            m_rows.remove(change.row.id);
        else
            m_rows[change.row.id] = change.row;
    }
}

void SearchJob::onAsked(const Question &question)
{
    if (const auto *loss = std::get_if<RebuildQuestion>(&question.about))
        m_output.complain(Visit::lossLines(*loss));
}

void SearchJob::onFound(const Found &found)
{
    m_output.progress({});
    if (found.error) {
        m_output.complain(errorLines(*found.error));
        return Q_EMIT over(exitCodeOf(found.error->kind));
    }
    for (const Found::Message &message : found.messages)
        m_printer.found(m_rows.value(message.id), message.file);
    if (found.isCut)
        m_output.remark(tr("There are more. Another word makes them fewer."));
    if (found.notIndexed > 0)
        m_output.complain(tr("Messages that could not be searched: %1.").arg(found.notIndexed));
    Q_EMIT over(ExitCode::Success);
}

} // namespace poplar::cli
