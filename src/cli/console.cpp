// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "cli/errortext.h"
#include "cli/terminal.h"

#include <algorithm>
#include <utility>

namespace poplar::cli {

using namespace mailbox;

Console::Console(Visit &visit, InputLines &input, Printer printer, Output &output)
    : m_visit(visit)
    , m_input(input)
    , m_printer(printer)
    , m_output(output)
    , m_userIsThere(isTerminal(Stream::In))
{
    const Mailbox *mailbox = &visit.mailbox();
    connect(&visit, &Visit::opened, this, &Console::onOpened);
    connect(&visit, &Visit::lost, this, &Console::onLost);
    connect(&visit, &Visit::rowsChanged, this, &Console::look);
    connect(&visit, &Visit::reviewAsked, this, &Console::onReview);
    connect(&visit, &Visit::relinkAsked, this, &Console::onRelink);
    connect(&visit, &Visit::over, &input, &InputLines::forget);
    connect(mailbox, &Mailbox::contentReady, this, &Console::onContent);
    connect(mailbox, &Mailbox::spoken, this, &Console::onSpoken);
    connect(mailbox, &Mailbox::problem, this, &Console::onProblem);
}

// --- Lines --------------------------------------------------------------------------------------

void Console::onOpened()
{
    if (!std::exchange(m_greeted, true))
        greet();
    if (m_line)
        execute(ConsoleLine(*m_line));
    else
        readLine();
}

void Console::greet()
{
    if (m_userIsThere)
        m_output.remark(
            tr("Messages in the maildrop: %1. “help” shows what you can say.").arg(m_visit.rows().size()));
    const QList<MessageRow> rows = m_visit.rows();
    const auto ticked = std::count_if(rows.begin(), rows.end(),
                                      [](const MessageRow &row) { return row.marks.testFlag(Mark::Ticked); });
    if (ticked > 0)
        m_output.remark(tr("Marked for deletion from before: %1; “list” shows them with D, “rollback” "
                           "unmarks them.")
                            .arg(ticked));
}

void Console::onLost()
{
    const bool wasWaiting = !m_line;
    m_line.reset();
    m_executing = false;
    m_isDone = {};
    m_output.remark(tr("The next command connects again."));
    if (!wasWaiting)
        readLine(); // else a line is asked for already
}

void Console::readLine()
{
    m_output.flush();
    if (m_userIsThere)
        m_output.prompt(QStringLiteral("poplar> "));
    m_input.next(this, [this](const auto &line) { take(line); });
}

void Console::take(const std::optional<QByteArray> &line)
{
    if (!line) {
        if (m_userIsThere)
            m_output.remark({});
        return leave();
    }
    const auto read = readConsoleLine(*line);
    if (const auto *mistake = std::get_if<ConsoleMistake>(&read)) {
        m_output.complain(mistake->sentence);
        return readLine();
    }
    take(std::get<ConsoleLine>(read));
}

void Console::take(const ConsoleLine &line)
{
    switch (line.word) {
    case Word::Nothing:
        return readLine();
    case Word::Help:
        help();
        return readLine();
    case Word::Leave:
        return leave();
    default:
        break;
    }
    m_line = line;
    if (m_visit.isOpen())
        return execute(line);
    if (line.word == Word::Quit)
        return leave();
    m_visit.open();
}

void Console::done()
{
    m_line.reset();
    m_executing = false;
    m_isDone = {};
    readLine();
}

void Console::look()
{
    if (m_executing && m_isDone && m_isDone())
        done();
}

// --- Words --------------------------------------------------------------------------------------

void Console::execute(const ConsoleLine &line)
{
    m_executing = true;
    const qint64 count = m_visit.rows().size();
    if (const auto beyond = numberBeyond(line.numbers, count)) {
        m_output.complain(
            tr("There is no message %1: messages in the maildrop: %2.").arg(*beyond).arg(count));
        return done();
    }
    choose(line);
    switch (line.word) {
    case Word::List:
        m_printer.listing(m_visit.rows());
        return done();
    case Word::Stat:
        m_printer.totals(m_visit.rows());
        return done();
    case Word::Uidl:
        m_printer.uniqueIds(chosenRows());
        return done();
    case Word::Headers:
        return readHeaders();
    case Word::Retr:
        return m_visit.mailbox().retrieve(m_chosen.first());
    case Word::Delete:
        return remove();
    case Word::Rollback:
        return rollBack();
    case Word::Quit:
        return quit();
    case Word::Raw:
        return m_visit.mailbox().speak(line.raw);
    case Word::Nothing:
    case Word::Help:
    case Word::Leave:
        return done(); // they need no server
    }
}

void Console::choose(const ConsoleLine &line)
{
    const QList<MessageRow> rows = m_visit.rows();
    m_chosen.clear();
    for (const qint64 number : numbersOf(line.numbers))
        m_chosen += rows[number - 1].id;
    if (!line.numbers.isEmpty())
        return;
    for (const MessageRow &row : rows)
        m_chosen += row.id;
}

QList<MessageRow> Console::chosenRows() const
{
    QList<MessageRow> rows;
    for (const MessageId message : m_chosen) {
        if (const MessageRow *row = m_visit.row(message))
            rows += *row;
    }
    return rows;
}

void Console::readHeaders()
{
    QList<MessageId> missing;
    for (const MessageRow &row : chosenRows()) {
        if (!row.envelope && !row.marks.testFlag(Mark::Deleted)) // a server refuses TOP of a marked one
            missing += row.id;
    }
    if (!missing.isEmpty())
        m_visit.mailbox().readHeaders(missing);
    m_isDone = [this] {
        const QList<MessageRow> rows = chosenRows();
        const bool read = std::all_of(rows.begin(), rows.end(), [](const MessageRow &row) {
            return row.envelope || row.marks.testFlag(Mark::HeaderFailed)
                || row.marks.testFlag(Mark::Deleted);
        });
        if (read)
            m_printer.headers(rows);
        return read;
    };
    look();
}

void Console::remove()
{
    m_visit.tick(m_chosen);
    // Marked, or refused, which takes the tick away.
    m_isDone = [this, asked = false]() mutable {
        const QList<MessageRow> rows = chosenRows();
        const auto isTicked = [](const MessageRow &row) { return row.marks.testFlag(Mark::Ticked); };
        asked = asked || std::any_of(rows.begin(), rows.end(), isTicked);
        return asked && std::all_of(rows.begin(), rows.end(), [&](const MessageRow &row) {
                   return row.marks.testFlag(Mark::Deleted) || !isTicked(row);
               });
    };
    look();
}

void Console::rollBack()
{
    m_visit.mailbox().untickAll();
    m_isDone = [this] {
        const QList<MessageRow> rows = m_visit.rows();
        return std::none_of(rows.begin(), rows.end(),
                            [](const MessageRow &row) { return row.marks.testFlag(Mark::Ticked); });
    };
    look();
}

void Console::help()
{
    m_output.line(tr("list            number and size of each message; D: marked for deletion"));
    m_output.line(tr("stat            messages and octets"));
    m_output.line(tr("headers [N…]    who wrote what, and when"));
    m_output.line(tr("retr N          a message as text"));
    m_output.line(tr("uidl [N]        number and unique-id"));
    m_output.line(tr("delete N…       mark for deletion; quit deletes"));
    m_output.line(tr("rollback        unmark everything"));
    m_output.line(tr("quit            leave; asks before it deletes what is marked"));
    m_output.line(tr("leave           leave without deleting anything, as does the end of the input"));
    m_output.line(tr("N is a message number or a range such as 3-7. Anything else is sent to the server as"));
    m_output.line(tr("it stands: STAT is POP3's command, stat is the word above."));
}

void Console::leave()
{
    m_line.reset();
    m_executing = false;
    m_visit.dropOwnTicks();
    m_visit.leave(ExitCode::Success);
}

void Console::quit()
{
    m_visit.leaveWithReview();
}

void Console::onReview(const ReviewQuestion &review)
{
    for (const Victim &victim : review.victims) {
        if (const MessageRow *row = m_visit.row(victim.id))
            m_printer.headers({*row});
    }
    m_output.prompt(tr("Delete these messages, %1 octets in all? [y/N] ").arg(review.octets));
    m_input.next(this, [this](const std::optional<QByteArray> &line) {
        if (!m_userIsThere)
            m_output.remark({});
        const QByteArray word = line.value_or(QByteArray()).trimmed().toLower();
        if (word == "y" || word == "yes")
            return m_visit.answerReview(ReviewAnswer::Delete);
        m_visit.answerReview(ReviewAnswer::Stay);
        if (!line)
            return leave();
        m_output.remark(tr("Nothing was deleted. “leave” ends without deleting."));
        done();
    });
}

void Console::onRelink(const RelinkQuestion &question)
{
    m_output.remark(tr("The server has given the messages other unique-ids. Messages in the maildrop: %1; "
                       "known by their headers: %2.")
                        .arg(question.listed)
                        .arg(question.alike));
    m_output.prompt(tr("Are they the same messages? “yes” links them, “no” takes all for new ones, anything "
                       "else leaves. "));
    m_input.next(this, [this](const std::optional<QByteArray> &line) {
        if (!m_userIsThere)
            m_output.remark({});
        const QByteArray word = line.value_or(QByteArray()).trimmed().toLower();
        if (word == "y" || word == "yes")
            return m_visit.answerRelink(RelinkAnswer::Link);
        if (word == "n" || word == "no")
            return m_visit.answerRelink(RelinkAnswer::AllNew);
        leave();
    });
}

// --- Answers ------------------------------------------------------------------------------------

void Console::onContent(const MessageContent &content)
{
    const bool wanted = m_executing && m_line && m_line->word == Word::Retr && m_chosen.contains(content.id);
    if (!wanted)
        return;
    if (const MessageRow *row = m_visit.row(content.id))
        m_printer.message(*row, content.message);
    done();
}

void Console::onSpoken(const Spoken &spoken)
{
    if (!m_executing || !m_line || m_line->word != Word::Raw)
        return;
    const bool answered =
        !spoken.error || !spoken.error->said.isEmpty() || spoken.error->kind == ErrorKind::Refused;
    if (answered)
        m_output.bytes(spoken.status + '\n');
    else if (spoken.error->kind == ErrorKind::NotAllowed)
        m_output.complain(tr("This opens or ends a session, or is not to be spoken here. “quit” and “leave” "
                             "end the session."));
    else
        m_output.complain(errorLines(*spoken.error));
    if (!spoken.text.isEmpty())
        m_output.bytes(spoken.text);
    done();
}

/// The visit tells of it; here it ends the waiting for what will not come.
void Console::onProblem(const Problem &problem)
{
    if (!m_executing || !m_line || !m_visit.isOpen())
        return;
    if (problem.during == Problem::During::Message && m_line->word == Word::Retr)
        return done();
    // Told only where the server wants to show no more headers.
    if (problem.during == Problem::During::Header && m_line->word == Word::Headers) {
        m_printer.headers(chosenRows());
        done();
    }
}

} // namespace poplar::cli
