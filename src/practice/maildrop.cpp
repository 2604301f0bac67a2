// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/maildrop.h"

#include <QCryptographicHash>

#include <utility>

namespace poplar::practice {

StoredMessage StoredMessage::fromText(QByteArrayView text)
{
    QByteArray content;
    content.reserve(text.size() + text.size() / 32 + 2);
    char last = '\n';
    for (const char c : text) {
        if (c == '\n' && last != '\r')
            content += '\r';
        content += c;
        last = c;
    }
    if (last != '\n')
        content += last == '\r' ? "\n" : "\r\n";
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    return {"practice-" + hash.first(12).toHex(), content};
}

Maildrop::Maildrop(QList<StoredMessage> messages)
    : m_messages(std::move(messages))
{
}

Maildrop::~Maildrop() = default;

std::unique_ptr<Maildrop::Lease> Maildrop::lease()
{
    if (m_leased)
        return nullptr;
    m_messages += std::exchange(m_arrived, {});
    return std::unique_ptr<Lease>(new Lease(*this)); // the constructor is for Maildrop alone
}

bool Maildrop::hasRoomFor(qsizetype octets) const
{
    if (m_messages.size() + m_arrived.size() >= messagesKept)
        return false;
    for (const QList<StoredMessage> *list : {&m_messages, &m_arrived}) {
        for (const StoredMessage &message : *list)
            octets += message.content.size();
    }
    return octets <= octetsKept;
}

void Maildrop::deliver(StoredMessage message)
{
    m_arrived += std::move(message);
}

Maildrop::Lease::Lease(Maildrop &maildrop)
    : m_maildrop(maildrop)
{
    m_maildrop.m_leased = true;
}

Maildrop::Lease::~Lease()
{
    m_maildrop.m_leased = false;
}

bool Maildrop::Lease::has(int number) const
{
    return number >= 1 && number <= count() && !m_marked.contains(number);
}

const StoredMessage &Maildrop::Lease::message(int number) const
{
    return m_maildrop.m_messages.at(number - 1);
}

void Maildrop::Lease::mark(int number)
{
    if (has(number))
        m_marked.insert(number);
}

void Maildrop::Lease::unmarkAll()
{
    m_marked.clear();
}

int Maildrop::Lease::commit()
{
    const auto removed = int(m_marked.size());
    for (auto number = m_marked.rbegin(); number != m_marked.rend(); ++number)
        m_maildrop.m_messages.removeAt(*number - 1); // from the end, so that the numbers before stay true
    m_marked.clear();
    return removed;
}

} // namespace poplar::practice
