// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/unnoted.h"

#include "archive/maildirfiles.h"
#include "base/contenthash.h"

#include <QFile>
#include <QFileInfo>

namespace poplar::archive {

namespace {

constexpr qint64 blockSize = 256 * 1024;

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return {};
    ContentHash hash;
    QByteArray block(blockSize, Qt::Uninitialized);
    qint64 count = 0;
    while ((count = file.read(block.data(), block.size())) > 0)
        hash.add(QByteArrayView(block).first(count));
    return count < 0 ? QByteArray() : hash.result();
}

} // namespace

Unnoted::Unnoted(QString maildir, QSet<QString> noted)
    : m_maildir(std::move(maildir))
    , m_noted(std::move(noted))
{
}

std::optional<QString> Unnoted::take(qint64 octets, const QByteArray &sha256)
{
    if (!std::exchange(m_isListed, true))
        list();
    for (auto found = m_byOctets.constFind(octets); found != m_byOctets.cend() && found.key() == octets;
         ++found) {
        if (digestOf(*found) != sha256)
            continue;
        const QString file = *found;
        m_byOctets.erase(found);
        return file;
    }
    return std::nullopt;
}

void Unnoted::list()
{
    const Result<QStringList> files = mailFiles(m_maildir);
    if (!files)
        return; // whoever delivers here will be told why
    for (const QString &file : *files) {
        if (!m_noted.contains(uniquePart(file)))
            m_byOctets.insert(QFileInfo(file).size(), file);
    }
    m_noted.clear();
}

} // namespace poplar::archive
