// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/maildirfile.h"

#include "base/contenthash.h"
#include "mailbox/headersink.h"
#include "mime/message.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace poplar::mailbox {

namespace {

constexpr qint64 block = 256 * 1024;

/// As the file's name has it.
std::optional<qint64> sizeInName(const QString &path)
{
    static const QRegularExpression size(QStringLiteral(",S=(\\d{1,18})"));
    const QRegularExpressionMatch found = size.match(QStringView(path).mid(path.lastIndexOf(u'/') + 1));
    return found.hasMatch() ? std::optional(found.capturedView(1).toLongLong()) : std::nullopt;
}

/// Takes a file block by block.
class FileReading {
public:
    void take(const QByteArray &octets)
    {
        m_hash.add(octets);
        m_octets += octets.size();
        m_lines += std::count(octets.begin(), octets.end(), '\n');
        if (!m_hasNetworkEnds) {
            const qsizetype end = octets.indexOf('\n');
            m_hasNetworkEnds = end > 0 && octets[end - 1] == '\r';
        }
        if (!m_headerOver)
            takeHeader(octets);
    }

    archive::FoundMessage result(const QString &path)
    {
        archive::FoundMessage message;
        message.delivered = {path, m_octets, m_hash.result()};
        message.octetsOnServer = *m_hasNetworkEnds ? m_octets : m_octets + m_lines;
        message.envelope = mime::readEnvelope(m_header.header());
        if (sizeInName(path).value_or(m_octets) == m_octets)
            message.headerHash = headerHash(m_header.header());
        return message;
    }

private:
    void takeHeader(QByteArray octets)
    {
        if (!*m_hasNetworkEnds)
            octets.replace("\n", "\r\n");
        // Behind the header, and in one that is larger than any that is read, nothing is of interest.
        m_headerOver = !m_header.write(octets) || m_header.bodyOctets() > 0;
    }

    ContentHash m_hash;
    HeaderSink m_header;
    qint64 m_octets = 0;
    qint64 m_lines = 0;
    std::optional<bool> m_hasNetworkEnds = std::nullopt; ///< As its first line tells.
    bool m_headerOver = false;
};

} // namespace

Result<archive::FoundMessage> readMaildirFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    FileReading reading;
    QByteArray octets;
    do {
        octets = file.read(block);
        reading.take(octets);
    } while (!octets.isEmpty());
    if (file.error() != QFile::NoError)
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    return reading.result(path);
}

} // namespace poplar::mailbox
