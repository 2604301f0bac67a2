// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/textfile.h"

#include <QFuture>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <memory>

namespace poplar::gui {

Writing writeFileNow(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return Writing::Failed;
    return file.commit() ? Writing::Done : Writing::Failed;
}

void writeFile(QObject *context, const QString &path, const QByteArray &content,
               const std::function<void(Writing)> &done)
{
    const auto promise = std::make_shared<QPromise<Writing>>();
    promise->future().then(context, done);
    QThreadPool::globalInstance()->start([promise, path, content] {
        promise->start();
        promise->addResult(writeFileNow(path, content));
        promise->finish();
    });
}

} // namespace poplar::gui
