// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/visit.h"

#include "cli/errortext.h"
#include "cli/progresstext.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace poplar::cli {

using namespace mailbox;

namespace {

constexpr std::chrono::seconds tickOfCountdown{1};
/// The catalogue is on this machine: what takes longer will not come.
constexpr std::chrono::seconds puttingBack{5};

Problem atOpening(const Error &error, const accounts::Account &account)
{
    Problem problem;
    problem.error = error;
    problem.host = account.host;
    problem.port = account.port;
    return problem;
}

/// The server still means to delete what was unticked: the mailbox hangs up, and tells no more of it.
bool endsSession(const Problem &problem)
{
    return problem.during == Problem::During::Ticking && problem.error.verb == "RSET";
}

/// Here only that is fetched and deleted that is asked for.
accounts::Account withoutRules(accounts::Account account)
{
    account.retention = {};
    account.newMail = accounts::NewMail::List;
    return account;
}

} // namespace

Visit::Visit(const Setup &setup, Credentials &credentials, TranscriptLog &log, Output &output)
    : m_credentials(credentials)
    , m_log(log)
    , m_output(output)
    , m_patience(setup.patience)
    , m_mailbox(withoutRules(setup.account), setup.folder, setup.passwords)
{
    m_countdown.setInterval(tickOfCountdown);
    m_putBackTimer.setInterval(puttingBack);
    m_putBackTimer.setSingleShot(true);
    connect(&m_countdown, &QTimer::timeout, this, &Visit::showCountdown);
    connect(&m_putBackTimer, &QTimer::timeout, this, [this] {
        m_output.complain(tr("Not every mark for deletion could be set as it was before."));
        finish(m_code);
    });
    connectMailbox();
}

Visit::~Visit() = default;

void Visit::connectMailbox()
{
    connect(&m_mailbox, &Mailbox::connectionChanged, this, &Visit::onStatus);
    connect(&m_mailbox, &Mailbox::listed, this, &Visit::onListed);
    connect(&m_mailbox, &Mailbox::progressChanged, this, [this](const Progress &progress) {
        if (m_stage != Stage::Over)
            m_output.progress(progressText(progress));
    });
    connect(&m_mailbox, &Mailbox::rowsChanged, this, &Visit::onRows);
    connect(&m_mailbox, &Mailbox::problem, this, &Visit::onProblem);
    connect(&m_mailbox, &Mailbox::left, this, &Visit::onLeft);
    connect(&m_mailbox, &Mailbox::vanished, this, [this](const Vanished &vanished) {
        m_output.remark(
            tr("Messages that vanished from the server, not deleted by Poplar: %1.").arg(vanished.messages));
    });
    connect(&m_mailbox, &Mailbox::asked, this, &Visit::onAsked);
    connect(&m_mailbox, &Mailbox::transcriptGrown, this, [this](const auto &events) {
        if (const Result<Done> written = m_log.add(events); !written)
            m_output.complain(tr("%1 cannot be written: %2").arg(m_log.path(), written.error().detail));
    });
}

// --- Rows ---------------------------------------------------------------------------------------

QList<MessageRow> Visit::rows() const
{
    QList<MessageRow> rows;
    rows.reserve(m_rows.size());
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows),
                 [](const MessageRow &row) { return !row.marks.testFlag(Mark::Gone); });
    std::sort(rows.begin(), rows.end(),
              [](const MessageRow &a, const MessageRow &b) { return a.position < b.position; });
    return rows;
}

const MessageRow *Visit::row(MessageId message) const
{
    const auto found = m_rows.constFind(message);
    return found == m_rows.constEnd() ? nullptr : &*found;
}

void Visit::onRows(const QList<RowChange> &changes)
{
    for (const RowChange &change : changes) {
        if (change.kind == RowChange::Kind::Gone)
            m_rows.remove(change.row.id);
        else
            m_rows[change.row.id] = change.row;
    }
    if (m_stage == Stage::PuttingBack && isPutBack())
        finish(m_code);
    else
        Q_EMIT rowsChanged();
}

// --- Opening ------------------------------------------------------------------------------------

void Visit::open()
{
    m_stage = Stage::Opening;
    // What the window's user has ordered waits for the window.
    m_mailbox.leaveDownloads();
    m_mailbox.load();
    m_mailbox.check(Reading::Listing);
}

void Visit::onStatus(const ConnectionStatus &status)
{
    if (status.state != ConnectionState::Disconnected) {
        m_countdown.stop();
        m_waiting.reset();
    } else if (status.waiting && m_waiting != status.waiting) {
        waitFor(*status.waiting);
    }
}

void Visit::onListed()
{
    if (m_stage != Stage::Opening)
        return;
    m_stage = Stage::Open;
    if (!std::exchange(m_wasOpen, true)) {
        m_tickedBefore = ticked();
        tellOfPart();
    }
    Q_EMIT opened();
}

void Visit::tellOfPart()
{
    if (m_mailbox.status().traits.testFlag(ServerTrait::ListsPart))
        m_output.remark(
            tr("This server lists only a part of the mailbox. What is not listed is not deleted."));
}

void Visit::waitFor(const Waiting &waiting)
{
    if (isEnding())
        return;
    m_waiting = waiting;
    m_output.complain(errorLines(atOpening(waiting.because, m_mailbox.account())));
    if (m_patience == Patience::GiveUp)
        return breakOff(exitCodeOf(waiting.because.kind));
    m_stage = Stage::Opening;
    m_countdown.start();
    showCountdown();
}

void Visit::showCountdown()
{
    if (m_waiting)
        m_output.progress(countdownText(*m_waiting, QDateTime::currentDateTimeUtc()));
}

// --- Questions ----------------------------------------------------------------------------------

void Visit::onAsked(const Question &question)
{
    if (isEnding())
        return;
    m_question = question.id;
    if (const auto *password = std::get_if<PasswordQuestion>(&question.about)) {
        ask(*password);
    } else if (const auto *certificate = std::get_if<CertificateQuestion>(&question.about)) {
        m_output.complain(certificateLines(*certificate));
        finish(ExitCode::NotAdmitted);
    } else if (const auto *relink = std::get_if<RelinkQuestion>(&question.about)) {
        ask(*relink);
    } else if (const auto *loss = std::get_if<RebuildQuestion>(&question.about)) {
        tellOfLoss(*loss);
        m_mailbox.answer(m_question, Declined());
    } else if (const auto *about = std::get_if<ReviewQuestion>(&question.about)) {
        review(*about);
    }
}

void Visit::ask(const RelinkQuestion &question)
{
    if (m_patience == Patience::Wait)
        return Q_EMIT relinkAsked(question);
    m_output.complain(
        {tr("The server has given the messages other unique-ids. Nothing was done."),
         tr("Messages in the maildrop: %1; known by their headers: %2. The console asks what they are.")
             .arg(question.listed)
             .arg(question.alike)});
    m_code = ExitCode::Protocol;
    answerRelink(RelinkAnswer::Leave);
}

void Visit::answerRelink(RelinkAnswer answer)
{
    m_mailbox.answer(m_question, answer);
}

/// The visit goes on with an empty catalogue, for which every message is new.
void Visit::tellOfLoss(const RebuildQuestion &loss)
{
    if (!std::exchange(m_hasToldOfLoss, true))
        m_output.complain(lossLines(loss));
}

QStringList Visit::lossLines(const RebuildQuestion &loss)
{
    QStringList lines;
    lines += loss.why == RebuildQuestion::Why::Damaged
        ? tr("The catalogue of this account was damaged. It lies in %1 now.").arg(loss.movedTo)
        : tr("The catalogue of this account is missing.");
    lines += tr("In its Maildir there are %n message(s), which seem new now. “poplar-cli rebuild” makes it "
                "know them again.",
                nullptr, int(std::min<qint64>(loss.messages, std::numeric_limits<int>::max())));
    return lines;
}

void Visit::ask(const PasswordQuestion &question)
{
    if (question.refused)
        m_output.complain(errorLines(atOpening(*question.refused, m_mailbox.account())));
    if (question.refused && (m_patience == Patience::GiveUp || !m_credentials.canAskUser()))
        return finish(ExitCode::NotAdmitted);
    if (question.keyring)
        m_output.complain(tr("The system's keyring cannot be used: %1").arg(question.keyring->detail));
    m_credentials.find(question, this, [this](const auto &secret) { answerPassword(secret); });
}

void Visit::answerPassword(const std::optional<Secret> &secret)
{
    if (secret)
        return m_mailbox.answer(m_question, PasswordAnswer{*secret, PasswordAnswer::Keep::ForThisSession});
    m_output.complain(tr("There is no password. See --password-stdin and --password-file."));
    finish(ExitCode::NotAdmitted);
}

void Visit::review(const ReviewQuestion &review)
{
    if (m_asksForReview)
        return Q_EMIT reviewAsked(review);
    // Here it is decided whether anything is deleted at all.
    const bool asWanted = m_wanted
        && std::all_of(review.victims.begin(), review.victims.end(),
                       [this](const Victim &victim) { return m_wanted->contains(victim.id); });
    if (m_wanted && !asWanted) {
        m_output.complain(tr("Messages would be deleted that you did not name. Nothing was deleted."));
        m_code = ExitCode::TryLater;
        m_wanted.reset();
    }
    m_mailbox.answer(m_question, asWanted ? ReviewAnswer::Delete : ReviewAnswer::LeaveKeepingTicks);
}

void Visit::answerReview(ReviewAnswer answer)
{
    m_mailbox.answer(m_question, answer);
    if (answer == ReviewAnswer::Stay)
        m_stage = Stage::Open;
}

// --- Ticks --------------------------------------------------------------------------------------

Visit::Ids Visit::ticked() const
{
    Ids ids;
    for (const MessageRow &row : m_rows) {
        if (row.marks.testFlag(Mark::Ticked))
            ids.insert(row.id);
    }
    return ids;
}

void Visit::setAside()
{
    m_aside = ticked();
    if (!m_aside.isEmpty())
        m_mailbox.untick(m_aside.values());
}

void Visit::tick(const QList<MessageId> &messages)
{
    m_ours.unite(Ids(messages.begin(), messages.end()));
    m_mailbox.tick(messages);
}

void Visit::putBack()
{
    if (m_dropsOwnTicks)
        m_ours = ticked().subtract(m_tickedBefore);
    Ids ours = m_ours;
    const QList<MessageId> aside = m_aside.values();
    if (!aside.isEmpty())
        m_mailbox.tick(aside);
    ours.subtract(m_aside);
    if (!ours.isEmpty())
        m_mailbox.untick(ours.values());
}

bool Visit::isPutBack() const
{
    const auto isTicked = [this](MessageId message) {
        const MessageRow *found = row(message);
        const bool isThere = found && !found->marks.testFlag(Mark::Gone);
        return isThere ? std::optional(found->marks.testFlag(Mark::Ticked)) : std::nullopt;
    };
    return std::all_of(m_aside.begin(), m_aside.end(),
                       [&](MessageId message) { return isTicked(message).value_or(true); })
        && std::all_of(m_ours.begin(), m_ours.end(), [&](MessageId message) {
               return m_aside.contains(message) || !isTicked(message).value_or(false);
           });
}

// --- The end ------------------------------------------------------------------------------------

void Visit::onProblem(const Problem &problem)
{
    if (isEnding())
        return;
    // What is said of one message of an order comes with the order's own report, and so does why it was
    // stopped while the session went on.
    const bool isOpen = m_mailbox.status().state == ConnectionState::Transaction;
    const bool ofFetching = problem.during == Problem::During::Fetching
        && (problem.message || (isOpen && m_stage == Stage::Open));
    if (!ofFetching && !(m_waiting && m_waiting->because == problem.error))
        m_output.complain(errorLines(problem));
    if (problem.during == Problem::During::Keyring)
        return;
    const ExitCode code = exitCodeOf(problem.error.kind);
    // Without a catalogue mail is read all the same.
    const bool isOfCatalogue = problem.during == Problem::During::Catalogue;
    if (!isOfCatalogue && m_mailbox.status().state == ConnectionState::Disconnected
        && !m_mailbox.status().waiting)
        onGone(code);
    else if (endsSession(problem))
        onGone(code);
    else if (m_stage == Stage::Opening || m_stage == Stage::Leaving)
        m_code = code; // it leaves by itself, and this is why
}

void Visit::onGone(ExitCode code)
{
    if (m_patience == Patience::GiveUp || !m_wasOpen || m_stage == Stage::Leaving)
        return finish(code);
    m_stage = Stage::Away;
    Q_EMIT lost();
}

void Visit::finish(ExitCode code)
{
    if (m_stage == Stage::Over)
        return;
    m_code = code;
    m_countdown.stop();
    m_output.progress({});
    const bool late = m_stage == Stage::PuttingBack;
    if (!late) {
        m_stage = Stage::PuttingBack;
        putBack();
        if (!isPutBack())
            return m_putBackTimer.start();
    }
    m_putBackTimer.stop();
    m_stage = Stage::Over;
    Q_EMIT over(code);
}

} // namespace poplar::cli
