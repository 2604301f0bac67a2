// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/readingfolder.h"

#include <QUuid>

namespace poplar::mailbox {

namespace {

/// Held as long as the program lives; one of a program that was killed can be taken.
std::unique_ptr<QLockFile> lockOf(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(folder + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // however long it lives
    return lock;
}

} // namespace

ReadingFolder::ReadingFolder(const QString &above)
    : m_above(above)
    , m_folder(m_above.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces)))
{
}

ReadingFolder::~ReadingFolder()
{
    if (m_lock)
        m_folder.removeRecursively();
}

void ReadingFolder::make()
{
    m_above.mkpath(QStringLiteral("."));
    removeLeftovers();
    m_lock = lockOf(m_folder.path());
    // Before there is a folder that another program could take for a leftover.
    if (m_lock->tryLock() && m_folder.mkpath(QStringLiteral(".")))
        return;
    m_lock.reset();
    m_elsewhere = std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("poplar-XXXXXX")));
    if (m_elsewhere->isValid())
        m_folder.setPath(m_elsewhere->path());
}

void ReadingFolder::removeLeftovers()
{
    for (const QFileInfo &folder : m_above.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto lock = lockOf(folder.filePath());
        if (lock->tryLock())
            QDir(folder.filePath()).removeRecursively();
    }
    // Of earlier Poplars, which had all in one folder.
    for (const QFileInfo &file :
         m_above.entryInfoList({QStringLiteral("*.eml"), QStringLiteral("*.top")}, QDir::Files))
        QFile::remove(file.filePath());
}

} // namespace poplar::mailbox
