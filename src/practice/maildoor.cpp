// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/maildoor.h"

#include "practice/maildialogue.h"

#include <QRandomGenerator>

#include <utility>

namespace poplar::practice {

namespace {

QByteArray newNonce()
{
    const auto unique = [] { return QByteArray::number(QRandomGenerator::system()->generate64(), 36); };
    return unique() + '.' + unique();
}

} // namespace

MailDoor::MailDoor(Submissions submissions, QObject *parent)
    : Door(submissions.certificate, submissions.idleTimeout, parent)
    , m_credentials(std::move(submissions.credentials))
    , m_mailroom(std::move(submissions.mailroom))
{
}

std::unique_ptr<Dialogue> MailDoor::dialogue()
{
    return std::make_unique<MailDialogue>(MailService{.credentials = m_credentials,
                                                      .mailroom = m_mailroom,
                                                      .now = [] { return QDateTime::currentDateTime(); },
                                                      .nonce = newNonce});
}

QByteArray MailDoor::regret() const
{
    return "421 4.7.0 localhost has too many connections\r\n";
}

} // namespace poplar::practice
