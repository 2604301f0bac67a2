// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/job.h"

#include "cli/errortext.h"

#include <QDir>

#include <algorithm>

namespace poplar::cli {

using namespace mailbox;
using Verb = Request::Verb;
using Which = Request::Which;

Job::Job(Request request, QString folder, Visit &visit, Printer printer, Output &output)
    : m_request(std::move(request))
    , m_folder(std::move(folder))
    , m_visit(visit)
    , m_printer(printer)
    , m_output(output)
{
    const Mailbox *mailbox = &visit.mailbox();
    connect(&visit, &Visit::opened, this, &Job::onOpened);
    connect(&visit, &Visit::rowsChanged, this, &Job::onRowsChanged);
    connect(&visit, &Visit::over, this, &Job::onOver);
    connect(mailbox, &Mailbox::contentReady, this, &Job::onContent);
    connect(mailbox, &Mailbox::spoken, this, &Job::onSpoken);
    connect(mailbox, &Mailbox::fetched, this, &Job::onFetched);
    connect(mailbox, &Mailbox::fetchFinished, this, &Job::onFetchFinished);
    connect(mailbox, &Mailbox::problem, this, &Job::onProblem);
}

void Job::onOpened()
{
    if (m_running || m_leaving)
        return;
    if (!numbersFit()) {
        m_leaving = true;
        return m_visit.leave(ExitCode::Data);
    }
    if (isRecognising())
        return;
    m_running = true;
    choose();
    run();
}

/// A server without unique-ids: it may all have been there before.
bool Job::isRecognising()
{
    const bool asksForNew =
        m_request.verb == Verb::Stat || (m_request.which == Which::New && m_request.verb != Verb::Fetch);
    if (!asksForNew)
        return false;
    for (const MessageRow &row : m_visit.rows()) {
        if (row.identity.uniqueId.isEmpty() && !row.envelope && !row.marks.testFlag(Mark::New))
            m_toRecognise += row.id;
    }
    if (m_toRecognise.isEmpty())
        return false;
    m_visit.setAside(); // a server refuses TOP of a marked message
    m_visit.mailbox().readHeaders(m_toRecognise);
    return true;
}

void Job::goOnWhenRecognised()
{
    const bool isDone = std::all_of(m_toRecognise.begin(), m_toRecognise.end(), [this](MessageId message) {
        const MessageRow *row = m_visit.row(message);
        return !row || row->envelope || row->marks.testFlag(Mark::HeaderFailed);
    });
    if (!isDone)
        return;
    m_toRecognise.clear();
    m_running = true;
    choose();
    run();
}

bool Job::numbersFit()
{
    const qint64 count = m_visit.rows().size();
    const auto beyond = numberBeyond(m_request.numbers, count);
    if (beyond)
        m_output.complain(tr("There is no message %1: messages in the maildrop: %2. Nothing was done.")
                              .arg(*beyond)
                              .arg(count));
    return !beyond;
}

void Job::choose()
{
    const QList<MessageRow> rows = m_visit.rows();
    if (m_request.which == Which::Named) {
        for (const qint64 number : numbersOf(m_request.numbers))
            m_chosen += rows[number - 1].id;
        return;
    }
    for (const MessageRow &row : rows) {
        const bool isNew = m_request.verb == Verb::Fetch
            ? !(row.marks & (mailbox::Marks(Mark::Kept) | Mark::Trashed))
            : row.marks.testFlag(Mark::New);
        if (m_request.which == Which::All || isNew)
            m_chosen += row.id;
    }
}

QList<MessageRow> Job::chosenRows() const
{
    QList<MessageRow> rows;
    for (const MessageId message : m_chosen) {
        if (const MessageRow *row = m_visit.row(message))
            rows += *row;
    }
    return rows;
}

void Job::run()
{
    switch (m_request.verb) {
    case Verb::Capa:
        m_printer.capabilities(m_visit.mailbox().status());
        break;
    case Verb::Stat:
        m_printer.totals(m_visit.rows());
        break;
    case Verb::List:
        m_printer.listing(chosenRows());
        break;
    case Verb::Uidl:
        uniqueIds();
        break;
    case Verb::Headers:
        return readHeaders();
    case Verb::Top:
        return top();
    case Verb::Show:
        return show();
    case Verb::Fetch:
        return fetch();
    case Verb::Delete:
        return remove();
    case Verb::Console:
    case Verb::Decode:
    case Verb::Rebuild:
    case Verb::Search:
    case Verb::Export:
    case Verb::Import:
    case Verb::Examine:
    case Verb::Send:
        break; // others do these
    }
    m_leaving = true;
    m_visit.leave(m_code);
}

void Job::uniqueIds()
{
    const QList<MessageRow> rows = chosenRows();
    const bool none = std::none_of(rows.begin(), rows.end(),
                                   [](const MessageRow &row) { return !row.identity.uniqueId.isEmpty(); });
    if (none && !rows.isEmpty()) {
        m_output.complain(tr("The server gives its messages no unique-ids."));
        m_code = ExitCode::Unavailable;
        return;
    }
    m_printer.uniqueIds(rows);
}

// --- Reading ------------------------------------------------------------------------------------

void Job::readHeaders()
{
    m_visit.setAside(); // a server refuses TOP of a marked message
    QList<MessageId> missing;
    for (const MessageRow &row : chosenRows()) {
        if (!row.envelope)
            missing += row.id;
    }
    if (!missing.isEmpty())
        m_visit.mailbox().readHeaders(missing);
    onRowsChanged();
}

void Job::onRowsChanged()
{
    if (!m_toRecognise.isEmpty() && !m_leaving)
        return goOnWhenRecognised();
    if (!m_running || m_leaving)
        return;
    if (m_request.verb == Verb::Delete)
        return removeWhenMarked();
    if (m_request.verb != Verb::Headers)
        return;
    const QList<MessageRow> rows = chosenRows();
    const auto isRead = [](const MessageRow &row) {
        return row.envelope || row.marks.testFlag(Mark::HeaderFailed);
    };
    if (!std::all_of(rows.begin(), rows.end(), isRead))
        return;
    m_printer.headers(rows);
    for (const MessageRow &row : rows) {
        if (!row.envelope && row.error && m_code == ExitCode::Success)
            m_code = exitCodeOf(row.error->kind);
    }
    m_leaving = true;
    m_visit.leave(m_code);
}

bool Job::isWaitingForHeaders() const
{
    return !m_leaving && (!m_toRecognise.isEmpty() || (m_running && m_request.verb == Verb::Headers));
}

/// What has been read is told; a count of what is new would be wrong.
void Job::endWithoutHeaders(const Error &why)
{
    if (m_running)
        m_printer.headers(chosenRows());
    m_toRecognise.clear();
    m_leaving = true;
    m_visit.leave(exitCodeOf(why.kind));
}

void Job::top()
{
    m_visit.setAside();
    const MessageRow *row = m_visit.row(m_chosen.first());
    m_visit.mailbox().speak("TOP " + QByteArray::number(row->position) + ' '
                            + QByteArray::number(m_request.lines));
}

void Job::onSpoken(const Spoken &spoken)
{
    if (!m_running || m_leaving || m_request.verb != Verb::Top)
        return;
    m_leaving = true;
    if (spoken.error) {
        m_output.complain(errorLines(*spoken.error));
        return m_visit.leave(exitCodeOf(spoken.error->kind));
    }
    if (const MessageRow *row = m_visit.row(m_chosen.first()))
        m_printer.beginning(*row, spoken.text);
    m_visit.leave(m_code);
}

void Job::show()
{
    m_visit.mailbox().retrieve(m_chosen.first());
}

void Job::onContent(const MessageContent &content)
{
    if (!m_running || m_leaving || m_request.verb != Verb::Show)
        return;
    m_leaving = true;
    if (const MessageRow *row = m_visit.row(content.id))
        m_printer.message(*row, content.message);
    m_visit.leave(m_code);
}

/// The visit tells of it; here it ends the waiting for what will not come.
void Job::onProblem(const Problem &problem)
{
    // Told only where the server wants to show no more headers: nothing will be told of the others.
    if (problem.during == Problem::During::Header && isWaitingForHeaders())
        return endWithoutHeaders(problem.error);
    if (!m_running || m_leaving || problem.during == Problem::During::Catalogue
        || problem.during == Problem::During::Keyring)
        return;
    m_code = m_code == ExitCode::Success ? exitCodeOf(problem.error.kind) : m_code;
    if (m_request.verb == Verb::Delete)
        return removeWhenMarked();
    if (m_request.verb != Verb::Show || m_visit.mailbox().status().state != ConnectionState::Transaction)
        return;
    m_leaving = true;
    m_visit.leave(m_code);
}

// --- Fetching -----------------------------------------------------------------------------------

void Job::fetch()
{
    m_chosen.removeIf([this](MessageId message) {
        const MessageRow *row = m_visit.row(message);
        return m_request.below > 0 && row && row->identity.octets >= m_request.below;
    });
    if (m_request.then == FetchOrder::Then::Tick)
        m_visit.setAside();
    if (m_chosen.isEmpty()) {
        m_leaving = true;
        return m_visit.leave(m_code);
    }
    const QString maildir = m_request.maildir.isEmpty() ? m_folder : QDir(m_request.maildir).absolutePath();
    m_visit.mailbox().fetch({m_chosen, maildir, m_request.then});
}

void Job::onFetched(const Fetched &fetched)
{
    const MessageRow *row = m_visit.row(fetched.id);
    const qint64 number = row ? row->position : 0;
    if (fetched.error) {
        m_output.complain(tr("Message %1 was not fetched.").arg(number));
        m_output.complain(errorLines(*fetched.error));
        if (m_code == ExitCode::Success)
            m_code = exitCodeOf(fetched.error->kind);
        return;
    }
    m_onDisk += fetched.id;
    if (m_request.then == FetchOrder::Then::Tick)
        m_visit.adopt(fetched.id);
    if (row)
        m_printer.fetched(*row, fetched);
}

void Job::onFetchFinished(const FetchReport &report)
{
    // Where the session is over, the visit has told why.
    if (m_leaving || m_request.verb != Verb::Fetch || !m_visit.isOpen())
        return;
    m_leaving = true;
    if (report.stopped) {
        m_output.complain(errorLines(*report.stopped));
        m_code = exitCodeOf(report.stopped->kind);
    }
    // Of a result that could not be told, nothing is deleted.
    m_output.flush();
    const bool mayDelete =
        m_request.then == FetchOrder::Then::Tick && !m_onDisk.isEmpty() && !m_output.failed();
    if (mayDelete)
        leaveDeleting(m_onDisk);
    else
        m_visit.leave(m_code);
}

// --- Deleting -----------------------------------------------------------------------------------

void Job::remove()
{
    m_visit.setAside();
    m_visit.tick(m_chosen);
}

/// Every mark must have its answer, so that the review names exactly what will be deleted.
void Job::removeWhenMarked()
{
    QList<MessageId> marked;
    for (const MessageRow &row : chosenRows()) {
        if (row.marks.testFlag(Mark::Deleted))
            marked += row.id;
    }
    const bool refused = m_code != ExitCode::Success;
    if (marked.size() < m_chosen.size() && !refused)
        return;
    m_leaving = true;
    if (refused) {
        m_output.complain(tr("Nothing was deleted."));
        return m_visit.leave(m_code);
    }
    leaveDeleting(marked);
}

void Job::leaveDeleting(const QList<MessageId> &messages)
{
    for (const MessageId message : messages) {
        if (const MessageRow *row = m_visit.row(message))
            m_victims += *row;
    }
    m_visit.leaveDeleting(Visit::Ids(messages.begin(), messages.end()), m_code);
}

void Job::onOver(ExitCode code)
{
    if (m_request.verb != Verb::Delete || code != ExitCode::Success)
        return;
    for (const MessageRow &row : m_victims)
        m_printer.deleted(row);
}

} // namespace poplar::cli
