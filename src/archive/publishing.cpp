// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/publishing.h"

#include "archive/durable.h"
#include "archive/storageerror.h"

#include <QFile>
#include <QHash>

#include <algorithm>

namespace poplar::archive {

namespace {

/// From so many files on, syncing the whole file system is cheaper than each of them.
constexpr size_t worthVolumeSync = 4;

/// So many messages are read back at once: each has a file open.
constexpr size_t readAtOnce = 32;

/// @return whether nothing more is to be done for their contents
bool syncVolumes(const SealedGroup &group)
{
    QHash<QString, Volume> volumes;
    for (const auto &delivery : group)
        volumes.insert(delivery->maildir(), delivery->volume());
    return std::none_of(volumes.cbegin(), volumes.cend(),
                        [](const Volume &volume) { return bool(volume.sync()); });
}

void syncContents(const SealedGroup &group)
{
    // An error of the whole says not whose it is.
    if (group.size() >= worthVolumeSync && syncVolumes(group))
        return;
    for (const auto &delivery : group)
        delivery->sync();
}

/// The names in each of the folders.
QHash<QString, std::error_code> syncNames(const SealedGroup &group)
{
    QHash<QString, std::error_code> errors;
    for (const auto &delivery : group) {
        if (!errors.contains(delivery->maildir()))
            errors.insert(delivery->maildir(), syncFolder(delivery->maildir() + QStringLiteral("/new")));
    }
    return errors;
}

} // namespace

QList<Result<Delivered>> publish(SealedGroup group, const UnnotedIn &unnoted)
{
    syncContents(group);
    QList<Result<Delivered>> results;
    results.reserve(qsizetype(group.size()));
    for (size_t i = 0, reading = 0; i < group.size(); ++i) {
        while (reading < std::min(group.size(), i + readAtOnce))
            group[reading++]->beginReadingBack();
        results += group[i]->show(unnoted.value(group[i]->maildir()).get());
    }
    const QHash<QString, std::error_code> errors = syncNames(group);
    for (qsizetype i = 0; i < results.size(); ++i) {
        const std::error_code error = errors.value(group[size_t(i)]->maildir());
        if (!error || !results[i])
            continue;
        // It might be lost, so it does not count; and being there all the same it would come twice.
        const QString file = results[i]->file;
        if (!results[i]->wasThere)
            QFile::remove(file);
        results[i] = storageError(file, error);
    }
    return results;
}

} // namespace poplar::archive
