// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composetext.h"
#include "gui/composewindow.h"
#include "gui/filestrip.h"
#include "gui/problembar.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QLabel>

/// The part of ComposeWindow that sends.
namespace poplar::gui {

using mailbox::OutboxId;
using Kind = mime::Obstacle::Kind;

void ComposeWindow::send()
{
    if (m_state != State::Writing)
        return;
    m_notice->dismiss();
    m_offer = nullptr;
    if (!isSendable())
        return;
    if (const auto doubt = nextDoubt()) {
        m_asked.insert(*doubt);
        const DoubtText text = doubtText(*doubt);
        m_notice->showNotice(ProblemBar::Tone::Notice, text.title, text.explanation, tr("Send an&yway"));
        m_offer = [this] { send(); };
        if (*doubt == ComposeDoubt::NoSubject)
            m_fields->lead(ComposeField::Subject);
        return;
    }
    m_keeping->pause();
    if (m_keeping->isSettled())
        return handOver();
    // An order names the draft that it was made of, which goes with it: whatever happens, the message lies
    // either among the drafts or in the outbox.
    setState(State::WaitingToSend);
    if (!m_keeping->isBusy())
        m_keeping->keepNow();
}

/// Whether there is no obstacle that can be seen from here; else it is told.
bool ComposeWindow::isSendable()
{
    if (!m_fields->sender()) {
        tell(obstacleText({Kind::NoSender}));
        return false;
    }
    if (!m_fields->checkAddresses())
        return false;
    const mime::Draft written = draft().draft;
    if (written.to.isEmpty() && written.cc.isEmpty() && written.bcc.isEmpty()) {
        tell(obstacleText({Kind::NoRecipient}));
        return false;
    }
    if (const QStringList names = m_files->vanished(); !names.isEmpty()) {
        tell({ComposeField::Files,
              tr("%n of the attached files is not there any more: %1. Take it out, or put it back.", nullptr,
                 int(names.size()))
                  .arg(names.join(QStringLiteral(", ")))});
        return false;
    }
    return true;
}

std::optional<ComposeDoubt> ComposeWindow::nextDoubt() const
{
    if (isRedirected())
        return std::nullopt;
    const auto isOpen = [this](ComposeDoubt doubt) { return !m_asked.contains(doubt); };
    if (isOpen(ComposeDoubt::NoSubject) && m_fields->subject().trimmed().isEmpty())
        return ComposeDoubt::NoSubject;
    if (isOpen(ComposeDoubt::NoFile) && m_files->files().isEmpty()
        && !attachmentWord(m_text->written(), m_givenLines).isEmpty())
        return ComposeDoubt::NoFile;
    if (isOpen(ComposeDoubt::TooLarge) && m_files->isTooLarge())
        return ComposeDoubt::TooLarge;
    return std::nullopt;
}

void ComposeWindow::handOver()
{
    setState(State::Sending);
    m_sending = ticket();
    m_sendingBy = account();
    mailbox::SendOrder order;
    order.ticket = *m_sending;
    const mailbox::KeptDraft written = draft();
    order.draft = written.draft;
    order.notice = written.notice;
    order.kept = m_keeping->keptIn(account());
    Q_EMIT sendWanted(account(), order);
}

void ComposeWindow::takeQueued(const mailbox::Queued &queued)
{
    if (!m_sending || queued.ticket != *m_sending)
        return;
    m_sending.reset();
    if (std::holds_alternative<OutboxId>(queued.result)) {
        m_keeping->discardElsewhere(account());
        return closeNow();
    }
    setState(State::Writing);
    noteChange();
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&queued.result))
        return tell(obstacleText(*obstacle));
    const auto &error = std::get<Error>(queued.result);
    m_notice->showNotice(ProblemBar::Tone::Problem, tr("The message could not be put into the outbox"),
                         wire::displayText(error.detail));
}

void ComposeWindow::tell(const ObstacleText &obstacle)
{
    m_notice->showNotice(ProblemBar::Tone::Problem, tr("The message cannot be sent as it is"), obstacle.text);
    if (obstacle.field == ComposeField::Files)
        m_files->setFocus(Qt::OtherFocusReason);
    else if (obstacle.field == ComposeField::Text)
        m_text->setFocus(Qt::OtherFocusReason);
    else
        m_fields->lead(obstacle.field);
}

void ComposeWindow::setState(State state)
{
    m_state = state;
    const bool isFree = state == State::Writing;
    centralWidget()->setEnabled(isFree);
    m_send->setEnabled(isFree);
    m_keep->setEnabled(isFree);
    m_attach->setEnabled(isFree && !isRedirected());
    if (state == State::Sending || state == State::WaitingToSend)
        m_status->setText(tr("Putting the message into the outbox…"));
    else if (isFree)
        m_status->clear();
}

} // namespace poplar::gui
