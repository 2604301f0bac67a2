// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/listener.h"

#include "practice/conversation.h"

#include <QRandomGenerator>

#include <utility>

namespace poplar::practice {

namespace {

QByteArray newTimestamp()
{
    const auto unique = [] { return QByteArray::number(QRandomGenerator::system()->generate64(), 36); };
    return '<' + unique() + '.' + unique() + "@localhost>";
}

} // namespace

Listener::Listener(Service service, QObject *parent)
    : Door(service.certificate, service.idleTimeout, parent)
    , m_dialect(std::move(service.dialect))
    , m_mailroom(std::make_shared<Mailroom>(std::move(service.messages)))
{
}

Listener::~Listener()
{
    endConnections(); // they hold on to the maildrop
}

std::unique_ptr<Dialogue> Listener::dialogue()
{
    return std::make_unique<Conversation>(m_dialect(m_mailroom->maildrop(), newTimestamp()));
}

QByteArray Listener::regret() const
{
    return "-ERR [SYS/TEMP] too many connections\r\n";
}

} // namespace poplar::practice
