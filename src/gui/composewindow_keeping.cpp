// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composewindow.h"
#include "gui/problembar.h"
#include "wire/displaytext.h"

#include <QCloseEvent>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTime>

/// The part of ComposeWindow that keeps what is written, and closes.
namespace poplar::gui {

void ComposeWindow::connectKeeping()
{
    connect(m_keeping, &DraftKeeping::keepWanted, this, &ComposeWindow::keepWanted);
    connect(m_keeping, &DraftKeeping::discardWanted, this, &ComposeWindow::discardWanted);
    connect(m_keeping, &DraftKeeping::kept, this, &ComposeWindow::takeKeeping);
    connect(m_keeping, &DraftKeeping::failed, this, [this](const Error &error) {
        m_status->clear();
        m_isReverting = false;
        if (m_state == State::Discarding)
            return discardNow();
        if (m_state == State::WaitingToSend)
            return handOver();
        setState(State::Writing);
        m_notice->showNotice(ProblemBar::Tone::Problem, tr("The draft could not be saved"),
                             wire::displayText(error.detail));
    });
}

void ComposeWindow::takeKeeping()
{
    m_status->setText(tr("Draft saved %1", "at a time")
                          .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
    if (m_state == State::Discarding)
        return discardNow();
    if (m_state != State::WaitingToSend && m_state != State::Leaving)
        return;
    if (!m_keeping->isSettled())
        return m_keeping->keepNow();
    if (m_state == State::WaitingToSend)
        handOver();
    else
        closeNow();
}

void ComposeWindow::setPlaces(const QStringList &accounts)
{
    if (m_state == State::Done)
        return;
    if (!accounts.contains(m_home))
        m_base.id = {}; // There is nothing to go back to.
    if (m_sending && !accounts.contains(m_sendingBy))
        takeQueued({*m_sending, DraftKeeping::accountIsGone()});
    if (m_keeping->setPlaces(accounts))
        noteChange();
}

void ComposeWindow::closeEvent(QCloseEvent *event)
{
    if (m_state == State::Done || (m_state == State::Writing && !m_isWritten)) {
        m_keeping->pause();
        return event->accept();
    }
    event->ignore();
    if (m_state == State::Writing)
        askToKeep();
}

void ComposeWindow::askToKeep()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Close the message"),
                                     tr("Keep what is written as a draft?"), QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("keepQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowModality(Qt::WindowModal);
    const auto add = [this, question](const QString &text, QMessageBox::ButtonRole role, const char *name,
                                      void (ComposeWindow::*act)()) {
        QPushButton *button = question->addButton(text, role);
        button->setObjectName(QLatin1StringView(name));
        connect(button, &QPushButton::clicked, this, act);
        return button;
    };
    auto *keep = add(tr("&Keep draft"), QMessageBox::AcceptRole, "keepDraft", &ComposeWindow::keepAndLeave);
    question->setDefaultButton(keep);
    const bool isOpenedAgain = m_base.id != mailbox::DraftId{};
    if (isOpenedAgain)
        add(tr("Discard c&hanges"), QMessageBox::DestructiveRole, "discardChanges", &ComposeWindow::revert);
    add(isOpenedAgain ? tr("&Delete draft") : tr("&Discard"), QMessageBox::DestructiveRole, "discardDraft",
        &ComposeWindow::discard);
    question->setInformativeText(
        isOpenedAgain ? tr("Without the changes, the draft is as it was when you opened it. What is deleted "
                           "is gone for good.")
                      : tr("Drafts lie on this computer. What is discarded is gone for good."));
    question->open();
}

void ComposeWindow::keepAndLeave()
{
    if (m_keeping->isSettled())
        return closeNow();
    setState(State::Leaving);
    m_keeping->keepNow();
}

/// The draft becomes what it was when it was opened: it may have been kept since.
void ComposeWindow::revert()
{
    m_isReverting = true;
    setState(State::Leaving);
    m_keeping->keepNow();
}

/// What is on its way to the disk has no name yet to discard it by.
void ComposeWindow::discard()
{
    setState(State::Discarding);
    m_keeping->pause();
    if (!m_keeping->isBusy())
        discardNow();
}

void ComposeWindow::discardNow()
{
    m_keeping->discard();
    closeNow();
}

void ComposeWindow::closeNow()
{
    m_state = State::Done;
    m_keeping->pause();
    close();
}

void ComposeWindow::keepAndClose()
{
    const bool isToBeKept =
        m_state == State::Writing || m_state == State::WaitingToSend || m_state == State::Leaving;
    if (m_isWritten && isToBeKept && !m_keeping->isSafe()) {
        mailbox::KeptDraft kept = toBeKept();
        kept.id = m_keeping->keptIn(place()).value_or(mailbox::DraftId{});
        Q_EMIT keepWanted(place(), ticket(), kept);
    }
    closeNow();
}

} // namespace poplar::gui
