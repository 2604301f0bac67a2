// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling/ownwords.h"

#include "spelling/words.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace poplar::spelling {
namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

} // namespace

OwnWords::OwnWords(QString path)
    : m_path(std::move(path))
{
}

void OwnWords::load()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList lines = QString::fromUtf8(file.read(largestFile)).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        m_words.insert(plainWord(line.trimmed()));
}

bool OwnWords::has(const QString &word) const
{
    const QString plain = plainWord(word);
    return m_words.contains(plain) || m_words.contains(plain.toLower());
}

Result<Done> OwnWords::add(const QString &word)
{
    m_words.insert(plainWord(word));
    QStringList words = m_words.values();
    std::sort(words.begin(), words.end());
    QSaveFile file(m_path);
    const QByteArray text = words.join(u'\n').toUtf8() + '\n';
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return Done{};
    Error error;
    error.kind = ErrorKind::Storage;
    error.detail = file.errorString();
    return error;
}

} // namespace poplar::spelling
