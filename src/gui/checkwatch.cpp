// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/checkwatch.h"

#include "gui/errortext.h"
#include "gui/waitingbar.h"

#include <algorithm>
#include <utility>

namespace poplar::gui {

using mailbox::Activity;
using mailbox::ConnectionState;
using mailbox::Mailbox;
using mailbox::Problem;

namespace {

/// Between the parts of a check nothing is under way for an instant.
constexpr std::chrono::milliseconds atRest{1500};

/// Another try would end the same, or lock the user out.
bool onlyTheUserCanMend(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Authentication:
    case ErrorKind::NoMechanism:
    case ErrorKind::NoToken:
    case ErrorKind::CertificateDoubtful:
    case ErrorKind::ClientCertificate:
    case ErrorKind::Injected:
    case ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

bool isAboutTheCheck(const Problem &problem)
{
    return problem.during == Problem::During::Opening || problem.during == Problem::During::Listing
        || problem.during == Problem::During::Header;
}

} // namespace

CheckWatch::CheckWatch(OpenMailbox &open, InSight isInSight)
    : m_open(open)
    , m_isInSight(std::move(isInSight))
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(atRest);
    connect(&m_settling, &QTimer::timeout, this, &CheckWatch::settle);
    const Mailbox *mailbox = &open.mailbox();
    connect(mailbox, &Mailbox::connectionChanged, this, &CheckWatch::takeStatus);
    connect(mailbox, &Mailbox::problem, this, &CheckWatch::takeProblem);
    connect(mailbox, &Mailbox::progressChanged, this, &CheckWatch::follow);
    connect(mailbox, &Mailbox::downloadStatusChanged, this, [this](const mailbox::DownloadStatus &status) {
        m_isDownloading = status.run == mailbox::DownloadStatus::Run::Running;
        follow();
    });
    connect(mailbox, &Mailbox::listed, this, [this] {
        m_isListed = true;
        m_trouble.clear();
        m_needsUser = false;
        Q_EMIT checked();
        Q_EMIT changed();
        follow();
    });
    connect(&open.questions(), &Questions::waitingChanged, this, &CheckWatch::changed);
    connect(&open.questions(), &Questions::answered, this, &CheckWatch::takeAnswer);
}

CheckWatch::Standing CheckWatch::standing() const
{
    const mailbox::ConnectionStatus &status = m_open.mailbox().status();
    const Activity activity = m_open.progress().activity;
    if (m_open.questions().hasOpen())
        return Standing::Asking;
    if (m_needsUser)
        return Standing::Barred;
    if (m_open.use() != OpenMailbox::Use::Own)
        return Standing::Busy;
    const bool isOpen = status.state == ConnectionState::Transaction;
    if (isOpen && m_open.mailbox().isUsed())
        return Standing::InUse;
    const bool isChanging = !isOpen && status.state != ConnectionState::Disconnected;
    return isChanging || status.waiting || activity != Activity::None ? Standing::Busy : Standing::Free;
}

void CheckWatch::begin()
{
    m_isByClock = true;
    m_isListed = false;
    m_before = m_open.model().totals().fresh;
    m_open.mailbox().checkByClock();
}

void CheckWatch::forgive()
{
    m_needsUser = false;
    Q_EMIT changed();
}

bool CheckWatch::isAtRest() const
{
    return m_isListed && m_open.state() == ConnectionState::Transaction
        && m_open.progress().activity == Activity::None && !m_isDownloading;
}

void CheckWatch::follow()
{
    if (m_isByClock && isAtRest())
        m_settling.start();
    else
        m_settling.stop();
    Q_EMIT changed();
}

/// The session is left again, unless somebody is looking.
void CheckWatch::settle()
{
    if (!m_isByClock || !isAtRest())
        return;
    const qint64 now = m_open.model().totals().fresh;
    const qint64 more = std::max<qint64>(0, now - std::exchange(m_before, now));
    if (more > 0)
        Q_EMIT arrived(more);
    if (m_isInSight(m_open) || m_open.mailbox().isUsed()) {
        m_isByClock = false;
        return;
    }
    m_open.mailbox().leaveIfUnused();
    m_settling.start(); // If something came between, once more.
}

void CheckWatch::takeProblem(const Problem &problem)
{
    if (!isAboutTheCheck(problem))
        return;
    m_trouble = errorText(problem).title;
    m_needsUser = onlyTheUserCanMend(problem.error.kind);
    m_isByClock = false;
    Q_EMIT changed();
}

/// Who does not want to say a password now does not want to be asked for it every few minutes.
void CheckWatch::takeAnswer(mailbox::QuestionId, const mailbox::Answer &answer)
{
    if (!std::holds_alternative<mailbox::Declined>(answer) || m_open.state() == ConnectionState::Transaction)
        return;
    if (m_trouble.isEmpty())
        m_trouble = errorWords(ErrorKind::Cancelled);
    m_needsUser = true;
    m_isByClock = false;
    Q_EMIT changed();
}

void CheckWatch::takeStatus(const mailbox::ConnectionStatus &status)
{
    if (status.waiting)
        m_trouble = waitingReason(status.waiting->because, status.host);
    else if (status.state == ConnectionState::Connecting && m_open.mailbox().isUsed())
        m_needsUser = false; // The user tries it.
    if (status.state == ConnectionState::Disconnected && m_isListed && !status.waiting)
        m_isByClock = m_isListed = false;
    follow();
}

} // namespace poplar::gui
