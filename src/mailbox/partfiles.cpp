// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/partfiles.h"

#include "mime/filename.h"
#include "mime/message.h"

#include <QFileInfo>

namespace poplar::mailbox {

namespace {

constexpr int namesTried = 1000; ///< Where a folder has a file of each name before.
constexpr QFile::Permissions forOpening = QFile::ReadOwner;
constexpr QFile::Permissions forCopying = QFile::Permissions(QFile::ReadOwner) | QFile::WriteOwner;

Error storageErrorOf(const QString &name, const QFile &file)
{
    return {ErrorKind::Storage, {}, {}, {}, name + QStringLiteral(": ") + file.errorString()};
}

Result<mime::Harm> harmOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageErrorOf(path, file);
    return mime::harmOfContent(QFileInfo(path).fileName(), file.read(mime::harmSample));
}

Result<mime::Harm> writeExtracted(const QString &messageFile, const ExtractOrder &order, const QString &path)
{
    // What is there is whole: savePart() makes nothing else.
    if (!QFile::exists(path)) {
        QDir().mkpath(QFileInfo(path).path());
        if (const Result<Done> written = mime::savePart(messageFile, order.part.part, path); !written)
            return written.error();
    }
    QFile::setPermissions(path, order.purpose == ExtractOrder::For::Opening ? forOpening : forCopying);
    return harmOfFile(path);
}

/// Takes a name that is free, by an empty file, so that no other program can take it meanwhile.
Result<QString> freePath(const QString &folder, const QString &fileName)
{
    for (int number = 1; number <= namesTried; ++number) {
        const QString path = QDir(folder).filePath(mime::numberedFileName(fileName, number));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return path;
        if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
            return storageErrorOf(fileName, file);
    }
    return Error{ErrorKind::Storage, {}, {}, {}, fileName};
}

Result<QString> saveUnderFreeName(const QString &messageFile, const NamedPart &part, const QString &folder)
{
    const Result<QString> path = freePath(folder, part.fileName);
    if (!path)
        return path;
    if (const Result<Done> written = mime::savePart(messageFile, part.part, *path); !written) {
        QFile::remove(*path);
        return written.error();
    }
    return path;
}

} // namespace

PartFiles::PartFiles(const QString &folder, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_pool(pool)
{
}

PartFiles::~PartFiles()
{
    m_pool.waitForDone();
}

void PartFiles::prepare()
{
    m_folder.make();
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// A folder for each, because other parts may have the same name.
QString PartFiles::pathFor(const ExtractOrder &order) const
{
    const auto purpose = order.purpose == ExtractOrder::For::Opening ? u'r' : u'w';
    return m_folder.filePath(QStringLiteral("%1-%2%3/%4")
                                 .arg(quint64(order.message))
                                 .arg(order.part.part)
                                 .arg(QChar(purpose), order.part.fileName));
}

void PartFiles::extract(const ExtractOrder &order, const QString &messageFile)
{
    const QString path = pathFor(order);
    QList<ExtractOrder> &waiting = m_underWay[path];
    waiting += order;
    if (waiting.size() > 1)
        return;
    m_pool.start([this, order, messageFile, path] {
        const Result<mime::Harm> harm = writeExtracted(messageFile, order, path);
        QMetaObject::invokeMethod(
            this, [this, path, harm] { answer(path, harm); }, Qt::QueuedConnection);
    });
}

void PartFiles::answer(const QString &path, const Result<mime::Harm> &harm)
{
    const QList<ExtractOrder> orders = m_underWay.take(path);
    if (!harm)
        Q_EMIT failed(orders.first().message, harm.error());
    for (const ExtractOrder &order : orders)
        Q_EMIT extracted(harm ? Extracted{order.number, path, *harm} : Extracted{order.number, {}, {}});
}

void PartFiles::preview(const PreviewOrder &order, const QString &messageFile)
{
    m_pool.start([this, order, messageFile] {
        PreviewedPart answer{order.number, {}};
        const Result<mime::PartPreview> preview = mime::readPartPreview(messageFile, order.part, order.kind);
        if (preview)
            answer.preview = *preview;
        QMetaObject::invokeMethod(
            this, [this, answer] { Q_EMIT previewed(answer); }, Qt::QueuedConnection);
    });
}

void PartFiles::save(MessageId message, const QList<NamedPart> &parts, const QString &folder,
                     const QString &messageFile)
{
    m_pool.start([this, message, parts, folder, messageFile] {
        SavedParts saved{message, folder, {}, 0};
        std::optional<Error> first;
        for (const NamedPart &part : parts) {
            const Result<QString> path = saveUnderFreeName(messageFile, part, folder);
            if (path)
                saved.files += *path;
            else if (++saved.failed == 1)
                first = path.error();
        }
        QMetaObject::invokeMethod(
            this,
            [this, saved, first] {
                if (first)
                    Q_EMIT failed(saved.message, *first);
                Q_EMIT this->saved(saved);
            },
            Qt::QueuedConnection);
    });
}

} // namespace poplar::mailbox
