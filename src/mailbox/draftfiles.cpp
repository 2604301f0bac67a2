// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/draftfiles.h"

#include "archive/maildirfiles.h"

#include <QFileInfo>

namespace poplar::mailbox {

namespace {

bool canBeRead(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isReadable();
}

bool isOfMaildir(const QString &path)
{
    const QString within = QFileInfo(QFileInfo(path).path()).fileName();
    return within == QStringLiteral("cur") || within == QStringLiteral("new");
}

void find(QString &path, archive::FileFinder &finder)
{
    if (path.isEmpty() || canBeRead(path) || !isOfMaildir(path))
        return;
    if (const std::optional<QString> found = finder.find(path))
        path = *found;
}

} // namespace

mime::Draft withFilesFound(mime::Draft draft, const QString &folder)
{
    archive::FileFinder finder(folder);
    find(draft.redirected, finder);
    for (mime::DraftFile &file : draft.files)
        find(file.path, finder);
    return draft;
}

std::optional<QString> missingFile(const mime::Draft &draft)
{
    if (!draft.redirected.isEmpty() && !canBeRead(draft.redirected))
        return draft.redirected;
    for (const mime::DraftFile &file : draft.files) {
        if (!canBeRead(file.path))
            return file.path;
    }
    return std::nullopt;
}

} // namespace poplar::mailbox
