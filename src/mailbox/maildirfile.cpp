// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/maildirfile.h"

#include "base/contenthash.h"
#include "mailbox/headersink.h"
#include "mime/headerfields.h"
#include "mime/message.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace poplar::mailbox {

namespace {

constexpr qint64 block = 256 * 1024;
constexpr qint64 headerBlock = 16 * 1024; ///< Most headers are shorter.

/// As the file's name has it.
std::optional<qint64> sizeInName(const QString &path)
{
    static const QRegularExpression size(QStringLiteral(",S=(\\d{1,18})"));
    const QRegularExpressionMatch found = size.match(QStringView(path).mid(path.lastIndexOf(u'/') + 1));
    return found.hasMatch() ? std::optional(found.capturedView(1).toLongLong()) : std::nullopt;
}

/// The header, as it comes out of a file.
class HeaderReading {
public:
    [[nodiscard]] bool isOver() const { return m_isTooLarge || m_sink.isWhole(); }

    void take(const QByteArray &octets)
    {
        if (!isOver())
            m_isTooLarge = !m_sink.write(octets);
    }

    [[nodiscard]] const QByteArray &header() const { return m_sink.header(); }

    /// @param octets the size of the file.
    [[nodiscard]] FileHeader result(const QString &path, qint64 octets) const
    {
        FileHeader header{mime::readEnvelope(m_sink.header()), {}};
        if (!m_isTooLarge && sizeInName(path).value_or(octets) == octets)
            header.hash = headerHash(m_sink.header());
        return header;
    }

private:
    HeaderSink m_sink;
    bool m_isTooLarge = false;
};

/// Takes a file block by block.
class FileReading {
public:
    void take(const QByteArray &octets)
    {
        m_header.take(octets);
        m_hash.add(octets);
        m_octets += octets.size();
        m_lines += std::count(octets.begin(), octets.end(), '\n');
        if (!m_hasNetworkEnds)
            lookForLineEnd(octets);
    }

    archive::FoundMessage result(const QString &path)
    {
        const FileHeader header = m_header.result(path, m_octets);
        archive::FoundMessage message;
        message.delivered = {path, m_octets, m_hash.result()};
        message.octetsOnServer = m_hasNetworkEnds.value_or(false) ? m_octets : m_octets + m_lines;
        message.envelope = header.envelope;
        message.headerHash = header.hash;
        return message;
    }

private:
    void lookForLineEnd(const QByteArray &octets)
    {
        if (const qsizetype end = octets.indexOf('\n'); end >= 0)
            m_hasNetworkEnds = end > 0 ? octets[end - 1] == '\r' : m_endsInCr;
        m_endsInCr = octets.endsWith('\r');
    }

    HeaderReading m_header;
    ContentHash m_hash;
    qint64 m_octets = 0;
    qint64 m_lines = 0;
    std::optional<bool> m_hasNetworkEnds = std::nullopt; ///< As its first line tells.
    bool m_endsInCr = false; ///< What has been read so far.
};

/// Calls @p take with one block after the other.
template <class Take>
Result<Done> readBlocks(const QString &path, qint64 size, Take take)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    QByteArray octets;
    do {
        octets = file.read(size);
    } while (take(octets) && !octets.isEmpty());
    if (file.error() != QFile::NoError)
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    return Done();
}

} // namespace

Result<FileHeader> readFileHeader(const QString &path)
{
    HeaderReading reading;
    const Result<Done> read = readBlocks(path, headerBlock, [&reading](const QByteArray &octets) {
        reading.take(octets);
        return !reading.isOver();
    });
    if (!read)
        return read.error();
    return reading.result(path, QFileInfo(path).size());
}

Result<QHash<QString, QStringList>> readFileFields(const QString &path, const QSet<QString> &names)
{
    HeaderReading reading;
    const Result<Done> read = readBlocks(path, headerBlock, [&reading](const QByteArray &octets) {
        reading.take(octets);
        return !reading.isOver();
    });
    if (!read)
        return read.error();
    return mime::readFieldValues(reading.header(), names);
}

Result<archive::FoundMessage> readMaildirFile(const QString &path)
{
    FileReading reading;
    const Result<Done> read = readBlocks(path, block, [&reading](const QByteArray &octets) {
        reading.take(octets);
        return true;
    });
    if (!read)
        return read.error();
    return reading.result(path);
}

} // namespace poplar::mailbox
