// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/maildropvisit.h"

#include "base/limits.h"
#include "mailbox/maildroplisting.h"
#include "pop3/listings.h"
#include "pop3/spoken.h"

#include <algorithm>
#include <utility>

namespace poplar::mailbox {

namespace {

/// What a message must have more than what TOP sent of it, at least, to show that TOP left something out:
/// servers differ about a line end or two when they count.
constexpr qint64 clearlyMore = 5;

/// Octets of a header, with the empty line behind it; all of it where there is none.
qint64 headerOctets(const QByteArray &top)
{
    if (top.startsWith("\r\n") || top.startsWith('\n'))
        return top.indexOf('\n') + 1;
    for (const QByteArray &end : {QByteArray("\r\n\r\n"), QByteArray("\n\n")}) {
        const qsizetype at = top.indexOf(end);
        if (at >= 0)
            return at + end.size();
    }
    return top.size();
}

std::shared_ptr<pop3::BufferSink> headerSink()
{
    return std::make_shared<pop3::BufferSink>(limit::examinedHeader);
}

} // namespace

MaildropVisit::MaildropVisit(const SessionSetup &setup, Scope scope, const ExaminationPatience &patience,
                             const VisitFacts &earlier, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
    , m_patience(patience)
    , m_earlier(earlier)
    , m_step(this)
    , m_session(this)
{
    using V = MaildropVisit;
    m_steps = {&V::askStat, &V::askList, &V::askUidl};
    if (scope != Scope::SecondOfTwo)
        m_steps += {&V::askTop, &V::askNoop, &V::readInTurn};
    if (scope != Scope::FirstOfTwo)
        m_steps += {&V::tryAhead, &V::readAhead};
    m_steps += &V::leave;
    m_setup.settings.silence = patience.silence;
    m_setup.settings.keepAlive = {};
    m_setup.settings.language.clear();
    m_setup.settings.traits |= ServerTrait::NoPipelining; // until it is tried
    m_step.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, &m_session, &pop3::Session::abort);
    connect(&m_session, &pop3::Session::opened, this, &MaildropVisit::onOpened);
    connect(&m_session, &pop3::Session::failed, this, &MaildropVisit::onFailed);
    connect(&m_session, &pop3::Session::transcript, this, &MaildropVisit::transcript);
    connect(&m_session, &pop3::Session::left, this, &MaildropVisit::end);
    // QUIT is said behind the reply to RSET only.
    connect(&m_session, &pop3::Session::stateChanged, this, [this](pop3::State state) {
        if (state == pop3::State::Update)
            m_facts.ending = VisitFacts::Ending::Reset;
    });
}

void MaildropVisit::start()
{
    m_facts.tried = true;
    m_step.start(m_patience.step);
    m_clock.start();
    m_session.open(m_setup.endpoint, m_setup.policy, m_setup.login, m_setup.settings);
}

void MaildropVisit::onOpened()
{
    m_facts.opened = true;
    m_facts.opening = sinceAsked();
    m_facts.authentication = m_session.authentication();
    m_facts.announced = !m_session.capabilities().lines().isEmpty();
    for (const QByteArray &line : m_session.capabilities().lines())
        m_facts.capabilities += m_session.blotted(line);
    next();
}

void MaildropVisit::onFailed(const Error &error)
{
    if (m_facts.ending == VisitFacts::Ending::HungUp)
        return end();
    m_facts.error = error;
    // Poplar itself gave up when the time of the step was over.
    if (error.kind == ErrorKind::Cancelled)
        m_facts.error->kind = ErrorKind::Silence;
    if (m_facts.sentAhead && !m_facts.aheadWorks)
        m_facts.aheadError = m_facts.error;
    end();
}

void MaildropVisit::next()
{
    if (m_over || m_leaving || m_steps.isEmpty())
        return;
    (this->*m_steps.takeFirst())();
}

void MaildropVisit::ask(pop3::Command command, const Answer &answer)
{
    command.done = [this, answer](const Result<pop3::Reply> &reply) {
        // What ends the session is told by the session.
        if (!m_over && (reply || !isOfTheEnd(reply.error())))
            answer(reply);
    };
    m_clock.start();
    m_session.enqueue(std::move(command));
}

void MaildropVisit::askStat()
{
    ask(pop3::stat(), [this](const Result<pop3::Reply> &reply) {
        const Result<pop3::DropListing> drop = readTotals(m_session, reply);
        if (drop) {
            m_facts.messages = drop->messages;
            m_facts.octets = drop->octets;
        } else {
            m_facts.statError = drop.error();
        }
        next();
    });
}

void MaildropVisit::askList()
{
    ask(pop3::list(), [this](const Result<pop3::Reply> &reply) {
        if (reply)
            takeList(reply->listing);
        else
            m_facts.listError = reply.error();
        next();
    });
}

void MaildropVisit::takeList(const QByteArray &listing)
{
    const auto sizes = pop3::readScanListings(listing);
    if (!sizes) {
        m_facts.listError = sizes.error();
        return;
    }
    m_facts.listed = true;
    m_facts.listCount = sizes->byNumber.size();
    m_facts.unreadableLines = sizes->unreadable;
    for (const qint64 size : sizes->byNumber)
        m_facts.listOctets += std::max<qint64>(size, 0);
    m_facts.sizes = sizes->byNumber;
    m_numbers = m_facts.sizes.keys();
    std::sort(m_numbers.begin(), m_numbers.end());
}

void MaildropVisit::askUidl()
{
    ask(pop3::uidl(), [this](const Result<pop3::Reply> &reply) {
        const auto ids =
            reply ? pop3::readUniqueIds(reply->listing) : Result<pop3::Numbered<QByteArray>>(reply.error());
        m_facts.identified = bool(ids);
        if (ids)
            m_facts.uniqueIds = ids->byNumber;
        else
            m_facts.uidlError = ids.error();
        next();
    });
}

/// Of the smallest message: a server that sends all of it for TOP sends least. One that has nothing but a
/// header shows nothing; then the largest one is looked at.
void MaildropVisit::askTop()
{
    const auto [smallest, largest] =
        std::minmax_element(m_numbers.begin(), m_numbers.end(), [this](qint64 a, qint64 b) {
            return m_facts.sizes.value(a) < m_facts.sizes.value(b);
        });
    if (smallest == m_numbers.end())
        return next();
    if (*largest != *smallest)
        m_toLookAt = {*largest};
    askTopOf(*smallest);
}

void MaildropVisit::askTopOf(qint64 number)
{
    auto sink = headerSink();
    ask(pop3::top(number, 0, sink),
        [this, number, sink](const Result<pop3::Reply> &reply) { takeTop(number, sink->bytes(), reply); });
}

void MaildropVisit::takeTop(qint64 number, const QByteArray &top, const Result<pop3::Reply> &reply)
{
    m_facts.topOf = number;
    m_facts.topHeader = headerOctets(top);
    m_facts.topBody = top.size() - m_facts.topHeader;
    m_facts.topUnclear =
        reply && m_facts.topBody == 0 && m_facts.sizes.value(number) < top.size() + clearlyMore;
    if (!reply)
        m_facts.topError = reply.error();
    if (m_facts.topUnclear && !m_toLookAt.isEmpty())
        askTopOf(m_toLookAt.takeFirst());
    else
        next();
}

void MaildropVisit::askNoop()
{
    ask(pop3::noop(), [this](const Result<pop3::Reply> &reply) {
        if (reply)
            m_facts.roundTrips += sinceAsked();
        if (reply && m_facts.roundTrips.size() < limit::examinedRoundTrips)
            askNoop();
        else
            next();
    });
}

QList<qint64> MaildropVisit::chosen() const
{
    return m_numbers.last(std::min<qsizetype>(m_numbers.size(), limit::examinedHeaders));
}

bool MaildropVisit::mayRead() const
{
    const VisitFacts &looked = m_facts.topOf != 0 ? m_facts : m_earlier;
    return looked.topOf != 0 && !looked.topError && looked.topBody == 0;
}

void MaildropVisit::readInTurn()
{
    TransferFacts &transfer = m_facts.inTurn;
    if (transfer.headers == 0) {
        m_toRead = mayRead() ? chosen() : QList<qint64>();
        m_transferClock.start();
    }
    if (m_toRead.isEmpty() || transfer.octets >= limit::examinedOctets)
        return next();
    auto sink = headerSink();
    ask(pop3::top(m_toRead.takeLast(), 0, sink), [this, sink](const Result<pop3::Reply> &reply) {
        // A server may send bodies of some messages only.
        m_facts.topBody = sink->bytes().size() - headerOctets(sink->bytes());
        if (!reply || m_facts.topBody > 0)
            return next();
        ++m_facts.inTurn.headers;
        m_facts.inTurn.octets += sink->bytes().size();
        m_facts.inTurn.taken = Microseconds(m_transferClock.nsecsElapsed() / 1000);
        readInTurn();
    });
}

void MaildropVisit::tryAhead()
{
    m_facts.sentAhead = true;
    m_session.sendAhead();
    m_awaited = limit::examinedAhead;
    for (int i = 0; i < limit::examinedAhead; ++i)
        ask(i % 2 == 0 ? pop3::noop() : pop3::stat(),
            [this](const Result<pop3::Reply> &reply) { onAhead(reply); });
}

void MaildropVisit::onAhead(const Result<pop3::Reply> &reply)
{
    if (!reply)
        m_facts.aheadError = reply.error();
    if (--m_awaited > 0)
        return;
    m_facts.aheadWorks = !m_facts.aheadError;
    m_facts.aheadTaken = sinceAsked();
    next();
}

/// Those that were read in turn, which was bounded by limit::examinedOctets.
void MaildropVisit::readAhead()
{
    const VisitFacts &looked = m_facts.inTurn.headers > 0 ? m_facts : m_earlier;
    m_toRead = m_facts.aheadWorks && mayRead() ? chosen() : QList<qint64>();
    m_toRead = m_toRead.last(std::min<qsizetype>(m_toRead.size(), looked.inTurn.headers));
    if (m_toRead.isEmpty())
        return next();
    m_awaited = m_toRead.size();
    m_transferClock.start();
    for (const qint64 number : std::as_const(m_toRead)) {
        auto sink = headerSink();
        ask(pop3::top(number, 0, sink), [this, sink](const Result<pop3::Reply> &reply) {
            if (reply) {
                ++m_facts.ahead.headers;
                m_facts.ahead.octets += sink->bytes().size();
                m_facts.ahead.taken = Microseconds(m_transferClock.nsecsElapsed() / 1000);
            }
            if (--m_awaited == 0)
                next();
        });
    }
}

void MaildropVisit::leave()
{
    Result<pop3::Command> last = pop3::spoken("LAST", nullptr);
    ask(std::move(last).value(), [this](const Result<pop3::Reply> &reply) {
        m_leaving = true;
        if (!reply)
            return m_session.leave(pop3::Leaving::Abandon);
        m_facts.ending = VisitFacts::Ending::HungUp;
        m_session.abort();
    });
}

void MaildropVisit::end()
{
    if (std::exchange(m_over, true))
        return;
    m_step.stop();
    for (QByteArray &id : m_facts.uniqueIds)
        id = m_session.blotted(id);
    Q_EMIT done();
}

} // namespace poplar::mailbox
