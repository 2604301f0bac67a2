// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/delivery.h"

#include "archive/durable.h"
#include "archive/storageerror.h"
#include "archive/uniquename.h"

#include <utility>

namespace poplar::archive {

namespace {

constexpr qsizetype pendingOctets = 64 * 1024; ///< Written at once; chunks may be a few octets.
constexpr qint64 readBackOctets = 256 * 1024; ///< At a time.

} // namespace

Delivery::Delivery(const QString &maildir, std::unique_ptr<QFile> part)
    : m_maildir(maildir)
    , m_part(std::move(part))
{
}

Delivery::~Delivery()
{
    if (m_state != State::Over)
        m_part->remove();
}

Result<Done> Delivery::write(QByteArrayView chunk)
{
    Q_ASSERT(m_state == State::Writing);
    return append(m_lineEnds.feed(chunk));
}

Result<Done> Delivery::append(const QByteArray &octets)
{
    if (m_failure)
        return *m_failure;
    m_pending += octets;
    m_hash.addData(octets);
    m_octets += octets.size();
    return m_pending.size() < pendingOctets ? Done() : flush();
}

Result<Done> Delivery::flush()
{
    // A full disk takes a part first; only the next attempt says why it takes no more. QFile's own buffer
    // would lose that reason.
    while (!m_pending.isEmpty()) {
        const qint64 written = m_part->write(m_pending);
        if (written <= 0)
            return fail(storageError(m_part->fileName(), m_part->errorString()));
        m_pending.remove(0, written);
    }
    return Done();
}

Result<Done> Delivery::seal()
{
    Q_ASSERT(m_state == State::Writing);
    if (const Result<Done> written = append(m_lineEnds.end()); !written)
        return written;
    if (const Result<Done> flushed = flush(); !flushed)
        return flushed;
    if (const std::error_code error = syncFile(*m_part))
        return fail(storageError(m_part->fileName(), error));
    m_part->close();
    if (m_part->error() != QFile::NoError)
        return fail(storageError(m_part->fileName(), m_part->errorString()));
    return readBack();
}

Result<Done> Delivery::readBack()
{
    QFile file(m_part->fileName());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return fail(storageError(file.fileName(), file.errorString()));
    for (QByteArray octets = file.read(readBackOctets); !octets.isEmpty(); octets = file.read(readBackOctets))
        hash.addData(octets);
    if (file.error() != QFile::NoError)
        return fail(storageError(file.fileName(), file.errorString()));
    if (hash.result() != m_hash.result())
        return fail(storageError(file.fileName(), std::make_error_code(std::errc::io_error)));
    m_state = State::Sealed;
    return Done();
}

Result<Delivered> Delivery::publish()
{
    if (m_failure)
        return *m_failure;
    Q_ASSERT(m_state == State::Sealed);
    Result<Delivered> delivered = moveToNew();
    if (!delivered)
        return fail(delivered.error());
    m_state = State::Over;
    if (const std::error_code error = syncFolder(m_maildir + QStringLiteral("/new"))) {
        // It might be lost, so it does not count; and being there all the same it would come twice.
        QFile::remove(delivered->file);
        return fail(storageError(delivered->file, error));
    }
    return delivered;
}

Result<Delivered> Delivery::moveToNew()
{
    std::error_code error;
    for (int attempt = 0; attempt < uniqueNameAttempts; ++attempt) {
        // Dovecot and others read the size from the name.
        const QString file = QStringLiteral("%1/new/%2,S=%3").arg(m_maildir, uniqueName()).arg(m_octets);
        error = moveToNewName(m_part->fileName(), file);
        if (!error)
            return Delivered{file, m_octets, m_hash.result()};
        if (error != std::errc::file_exists)
            break;
    }
    return storageError(m_part->fileName(), error);
}

Result<Delivered> Delivery::finish()
{
    if (const Result<Done> sealed = seal(); !sealed)
        return sealed.error();
    return publish();
}

Error Delivery::fail(const Error &error)
{
    m_failure = error;
    return error;
}

} // namespace poplar::archive
