// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/delivery.h"

#include "archive/storageerror.h"
#include "archive/uniquename.h"
#include "archive/unnoted.h"

#include <algorithm>

namespace poplar::archive {

namespace {

constexpr qsizetype pendingOctets = 64 * 1024; ///< Written at once; chunks may be a few octets.
constexpr qint64 readBackOctets = 256 * 1024; ///< At a time.

} // namespace

Delivery::Delivery(const QString &maildir, const Volume &volume, std::unique_ptr<QFile> part,
                   ReadBack readBack)
    : m_maildir(maildir)
    , m_volume(volume)
    , m_readBack(readBack)
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

Result<Done> Delivery::append(QByteArrayView octets)
{
    if (m_failure)
        return *m_failure;
    m_pending += octets;
    m_hash.add(octets);
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
    m_part->close();
    if (m_part->error() != QFile::NoError)
        return fail(storageError(m_part->fileName(), m_part->errorString()));
    m_sha256 = m_hash.result();
    m_pending = {};
    m_state = State::Sealed;
    return Done();
}

void Delivery::sync()
{
    if (const std::error_code error = syncFile(m_part->fileName()))
        fail(storageError(m_part->fileName(), error));
}

void Delivery::beginReadingBack()
{
    if (m_failure || m_part->isOpen())
        return;
    if (!m_part->open(QFile::ReadOnly | QFile::Unbuffered))
        fail(storageError(m_part->fileName(), m_part->errorString()));
    else if (m_readBack == ReadBack::FromDisk)
        readAnew(*m_part);
}

Result<Done> Delivery::readBack()
{
    QFile &file = *m_part;
    ContentHash hash;
    QByteArray octets(std::min(m_octets + 1, readBackOctets), Qt::Uninitialized);
    qint64 count = 0;
    while ((count = file.read(octets.data(), octets.size())) > 0)
        hash.add(QByteArrayView(octets).first(count));
    const QString failure = file.errorString();
    file.close();
    if (count < 0)
        return fail(storageError(file.fileName(), failure));
    if (hash.result() != m_sha256)
        return fail(storageError(file.fileName(), std::make_error_code(std::errc::io_error)));
    return Done();
}

Result<Delivered> Delivery::show(Unnoted *unnoted)
{
    beginReadingBack();
    if (m_failure)
        return *m_failure;
    Q_ASSERT(m_state == State::Sealed);
    if (const Result<Done> same = readBack(); !same)
        return same.error();
    if (const auto file = unnoted ? unnoted->take(m_octets, m_sha256) : std::nullopt)
        return Delivered{*file, m_octets, m_sha256, true}; // what was written now is removed
    Result<Delivered> delivered = moveToNew();
    if (!delivered)
        return fail(delivered.error());
    m_state = State::Over;
    return delivered;
}

Result<Delivered> Delivery::moveToNew()
{
    std::error_code error;
    for (int attempt = 0; attempt < uniqueNameAttempts; ++attempt) {
        // Dovecot and others read the size from the name.
        const QString name = m_name.isEmpty() ? uniqueName() : m_name;
        const QString file = QStringLiteral("%1/new/%2,S=%3").arg(m_maildir, name).arg(m_octets);
        error = moveToNewName(m_part->fileName(), file);
        if (!error)
            return Delivered{file, m_octets, m_sha256};
        if (error != std::errc::file_exists)
            break;
    }
    return storageError(m_part->fileName(), error);
}

Error Delivery::fail(const Error &error)
{
    m_failure = error;
    return error;
}

} // namespace poplar::archive
