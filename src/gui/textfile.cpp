// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/textfile.h"

#include "gui/onpool.h"

#include <QSaveFile>

namespace poplar::gui {

namespace {

Writing writeNow(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return Writing::Failed;
    return file.commit() ? Writing::Done : Writing::Failed;
}

} // namespace

void writeFile(QObject *context, const QString &path, const QByteArray &content,
               const std::function<void(const Writing &)> &done)
{
    runOnPool<Writing>(
        context, [path, content] { return writeNow(path, content); }, done);
}

} // namespace poplar::gui
