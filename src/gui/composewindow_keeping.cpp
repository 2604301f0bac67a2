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
    connect(m_keeping, &DraftKeeping::kept, this, [this] {
        m_status->setText(tr("Draft saved %1", "at a time")
                              .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
        if (m_state == State::WaitingToSend)
            handOver();
        else if (m_state == State::Leaving && m_keeping->isSettled())
            closeNow();
        else if (m_state == State::Leaving)
            m_keeping->keepNow();
    });
    connect(m_keeping, &DraftKeeping::failed, this, [this](const Error &error) {
        m_status->clear();
        if (m_state == State::WaitingToSend)
            return handOver();
        setState(State::Writing);
        m_notice->showNotice(ProblemBar::Tone::Problem, tr("The draft could not be saved"),
                             wire::displayText(error.detail));
    });
}

void ComposeWindow::closeEvent(QCloseEvent *event)
{
    const bool isWaiting = m_state == State::WaitingToSend || m_state == State::Sending;
    if (m_state == State::Done || (m_state == State::Writing && !m_isWritten)) {
        m_keeping->pause();
        return event->accept();
    }
    event->ignore();
    if (!isWaiting && m_state != State::Leaving)
        askToKeep();
}

void ComposeWindow::askToKeep()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Close the message"),
                                     tr("Keep what is written as a draft?"), QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("keepQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowModality(Qt::WindowModal);
    question->setInformativeText(tr("Drafts lie on this computer. What is discarded is gone for good."));
    auto *keep = question->addButton(tr("&Keep draft"), QMessageBox::AcceptRole);
    keep->setObjectName(QStringLiteral("keepDraft"));
    auto *discard = question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    discard->setObjectName(QStringLiteral("discardDraft"));
    question->setDefaultButton(keep);
    connect(question, &QMessageBox::buttonClicked, this, [this, keep, discard](QAbstractButton *clicked) {
        if (clicked == discard) {
            m_keeping->discard();
            return closeNow();
        }
        if (clicked != keep)
            return;
        if (m_keeping->isSettled())
            return closeNow();
        setState(State::Leaving);
        m_keeping->keepNow();
    });
    question->open();
}

void ComposeWindow::closeNow()
{
    m_state = State::Done;
    m_keeping->pause();
    close();
}

void ComposeWindow::keepAndClose()
{
    if (m_isWritten && m_state != State::Done && !m_keeping->isSettled())
        Q_EMIT keepWanted(account(), ticket(), [this] {
            mailbox::KeptDraft kept = draft();
            kept.id = m_keeping->keptIn(account()).value_or(mailbox::DraftId{});
            return kept;
        }());
    closeNow();
}

} // namespace poplar::gui
