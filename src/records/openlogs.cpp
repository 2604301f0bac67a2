// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/openlogs.h"

#include "base/limits.h"

#include <QMutex>
#include <QMutexLocker>
#include <QSet>

namespace poplar::records::openlogs {

namespace {

struct Paths {
    QMutex mutex;
    QSet<QString> open;
    QSet<QString> closed;
};

Paths &paths()
{
    static Paths all;
    return all;
}

} // namespace

void noteOpen(const QString &path)
{
    const QMutexLocker locker(&paths().mutex);
    paths().closed.remove(path);
    paths().open.insert(path);
}

void noteClosed(const QString &path)
{
    const QMutexLocker locker(&paths().mutex);
    paths().open.remove(path);
    if (paths().closed.size() >= limit::logFiles)
        paths().closed.clear(); // these go by the time they were written to
    paths().closed.insert(path);
}

Use useOf(const QString &path)
{
    const QMutexLocker locker(&paths().mutex);
    if (paths().open.contains(path))
        return Use::Open;
    return paths().closed.contains(path) ? Use::Closed : Use::Unknown;
}

} // namespace poplar::records::openlogs
