// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/maildroplook.h"

#include "base/limits.h"
#include "mailbox/headersink.h"
#include "mailbox/maildroplisting.h"
#include "mime/message.h"

#include <utility>

namespace poplar::mailbox {

MaildropLook::MaildropLook(SessionSetup setup, Before before, QByteArray messageId, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_before(std::move(before))
    , m_messageId(std::move(messageId))
    , m_session(this)
{
}

void MaildropLook::start()
{
    connect(&m_session, &pop3::Session::transcript, this, &MaildropLook::transcript);
    connect(&m_session, &pop3::Session::left, this, &MaildropLook::end);
    connect(&m_session, &pop3::Session::failed, this, [this](const Error &error) {
        if (!m_lookedAt.error && !m_lookedAt.found)
            m_lookedAt.error = error;
        end();
    });
    connect(&m_session, &pop3::Session::opened, this, [this] {
        listMaildrop(m_session, [this](const Result<Maildrop> &drop) {
            if (drop) {
                m_lookedAt.messages = drop->messages;
                return onListed();
            }
            m_lookedAt.error = drop.error();
            m_session.leave(pop3::Leaving::Abandon);
        });
    });
    m_session.open(m_setup.endpoint, m_setup.policy, m_setup.login, m_setup.settings);
}

/// The newest first: it is likely to be that one.
void MaildropLook::onListed()
{
    for (qsizetype i = m_lookedAt.messages.size() - 1; i >= 0 && !m_messageId.isEmpty(); --i) {
        if (isNew(i) && m_numbers.size() < limit::roundTripHeaders)
            m_numbers += i + 1;
    }
    readNext();
}

bool MaildropLook::isNew(qsizetype index) const
{
    const QByteArray &uniqueId = m_lookedAt.messages[index].uniqueId;
    return uniqueId.isEmpty() ? index >= m_before.messages : !m_before.uniqueIds.contains(uniqueId);
}

void MaildropLook::readNext()
{
    if (m_lookedAt.found || m_numbers.isEmpty())
        return m_session.leave(pop3::Leaving::Abandon);
    const qint64 number = m_numbers.takeFirst();
    auto sink = std::make_shared<HeaderSink>();
    pop3::Command top = pop3::top(number, 0, sink);
    top.done = [this, number, sink](const Result<pop3::Reply> &reply) {
        if (reply)
            take(number, *sink);
        else if (!isOfTheEnd(reply.error()))
            readWhole(number);
    };
    m_session.enqueue(std::move(top));
}

/// Some servers have no TOP. The message that is looked for is small.
void MaildropLook::readWhole(qint64 number)
{
    const qint64 octets = m_lookedAt.messages[number - 1].octets;
    if (octets < 0 || octets > limit::roundTripHeader)
        return readNext();
    auto sink = std::make_shared<HeaderSink>();
    pop3::Command retr = pop3::retr(number, octets, sink);
    retr.done = [this, number, sink](const Result<pop3::Reply> &reply) {
        if (reply)
            take(number, *sink);
        else if (!isOfTheEnd(reply.error()))
            readNext();
    };
    m_session.enqueue(std::move(retr));
}

void MaildropLook::take(qint64 number, const HeaderSink &sink)
{
    if (mime::readEnvelope(sink.header()).messageId == m_messageId) {
        m_lookedAt.found = m_lookedAt.messages[number - 1];
        m_lookedAt.found->headerHash = headerHash(sink.header());
        m_lookedAt.header = sink.header();
    }
    readNext();
}

void MaildropLook::end()
{
    if (!std::exchange(m_isOver, true))
        Q_EMIT done(m_lookedAt);
}

} // namespace poplar::mailbox
