// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/textfile.h"

#include "gui/onpool.h"

#include <QSaveFile>

namespace poplar::gui {

Writing writeFileNow(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return Writing::Failed;
    return file.commit() ? Writing::Done : Writing::Failed;
}

void writeFile(QObject *context, const QString &path, const QByteArray &content,
               const std::function<void(const Writing &)> &done)
{
    runOnPool<Writing>(
        context, [path, content] { return writeFileNow(path, content); }, done);
}

} // namespace poplar::gui
