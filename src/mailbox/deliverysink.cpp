// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/deliverysink.h"

namespace poplar::mailbox {

DeliverySink::DeliverySink(archive::Maildir maildir, Expected expected, std::function<void(qint64)> progress)
    : m_maildir(std::move(maildir))
    , m_expected(expected)
    , m_progress(std::move(progress))
{
}

/// Not before something comes: of many messages asked for ahead, one has its file open.
Result<Done> DeliverySink::begin()
{
    if (m_delivery)
        return Done();
    Result<std::unique_ptr<archive::Delivery>> begun = m_maildir.begin(m_expected.readBack);
    if (!begun)
        return begun.error();
    m_delivery = std::move(begun).value();
    return Done();
}

Result<Done> DeliverySink::write(QByteArrayView chunk)
{
    if (m_isCancelled)
        return Error{ErrorKind::Cancelled, {}, {}, {}, {}};
    m_octets += chunk.size();
    m_progress(chunk.size());
    if (m_expected.limit > 0 && m_octets > m_expected.limit)
        return Error{ErrorKind::Limit, {}, {}, {}, {}};
    if (const Result<Done> begun = begin(); !begun)
        return begun;
    return m_delivery->write(chunk);
}

Result<Done> DeliverySink::finish()
{
    if (m_isCancelled)
        return Error{ErrorKind::Cancelled, {}, {}, {}, {}};
    if (m_octets == 0 && m_expected.octets > 0)
        return Error{ErrorKind::Malformed, {}, {}, {}, {}};
    if (const Result<Done> begun = begin(); !begun)
        return begun;
    return m_delivery->seal();
}

} // namespace poplar::mailbox
