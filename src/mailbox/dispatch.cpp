// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/dispatch.h"

namespace poplar::mailbox {

Dispatch::Dispatch(QObject *parent)
    : QObject(parent)
{
}

// TO BE WRITTEN on this branch before it is merged.
void Dispatch::send(const SendOrder &) {}
void Dispatch::sendFile(const SendFileOrder &) {}
void Dispatch::trySending() {}
void Dispatch::sendAgain(OutboxId) {}
void Dispatch::stop() {}
void Dispatch::discard(OutboxId) {}
void Dispatch::takeBack(OutboxId) {}
void Dispatch::keepDraft(quint64, const KeptDraft &) {}
void Dispatch::discardDraft(DraftId) {}
void Dispatch::readOriginal(quint64, MessageId) {}
void Dispatch::findCorrespondents(quint64, const QString &) {}
void Dispatch::answer(QuestionId, const Answer &) {}

} // namespace poplar::mailbox
