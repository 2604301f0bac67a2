// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/sentfolder.h"

#include "archive/localfolders.h"
#include "archive/maildirfiles.h"
#include "archive/publishing.h"
#include "archive/storageerror.h"
#include "mailbox/maildirfile.h"
#include "mime/addresslist.h"

#include <QFile>

namespace poplar::mailbox {

namespace {

constexpr qint64 copiedBlock = 256 * 1024;

/// Addresses alone: names would have to be encoded, and are known elsewhere. One on each line, since they are
/// longer than a line together.
QByteArray hiddenRecipients(const OutboxRecord &record)
{
    if (!record.draft || !record.draft->redirected.isEmpty())
        return {};
    QByteArrayList addresses;
    for (const Address &hidden : record.draft->bcc) {
        if (const std::optional<mime::WireAddress> address = mime::wireAddress(hidden.address))
            addresses += address->octets;
    }
    return addresses.isEmpty() ? QByteArray() : "Bcc: " + addresses.join(",\n ") + '\n';
}

Result<Done> copyInto(archive::Delivery &delivery, const OutboxRecord &record)
{
    QFile file(record.entry.file);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return archive::storageError(file.fileName(), file.errorString());
    if (const Result<Done> written = delivery.write(hiddenRecipients(record)); !written)
        return written;
    for (;;) {
        const QByteArray block = file.read(copiedBlock);
        if (block.isEmpty())
            break;
        if (const Result<Done> written = delivery.write(block); !written)
            return written;
    }
    if (file.error() != QFile::NoError)
        return archive::storageError(file.fileName(), file.errorString());
    return delivery.seal();
}

} // namespace

Result<QString> SentFolder::fileFor(const OutboxRecord &record, archive::Catalogue &catalogue)
{
    const Result<archive::Maildir> maildir = archive::LocalFolders(catalogue).open(FolderId::Sent);
    if (!maildir)
        return maildir.error();
    if (m_expected.contains(record.entry.id)) {
        const QString wanted = maildir->path() + QStringLiteral("/new/") + record.sentName;
        if (const std::optional<QString> there = archive::locate(catalogue.folder(), wanted))
            return *there;
    }
    m_expected += record.entry.id; // should this fail half way
    Result<std::unique_ptr<archive::Delivery>> delivery = maildir->begin(archive::ReadBack::AsItIs);
    if (!delivery)
        return delivery.error();
    delivery.value()->setName(record.sentName);
    if (const Result<Done> copied = copyInto(*delivery.value(), record); !copied)
        return copied.error();
    archive::SealedGroup group;
    group.push_back(std::move(delivery).value());
    const QList<Result<archive::Delivered>> published = archive::publish(std::move(group));
    return published.first() ? Result<QString>(published.first()->file) : published.first().error();
}

Result<qint64> SentFolder::keep(const OutboxRecord &record, archive::Catalogue &catalogue)
{
    const Result<QString> file = fileFor(record, catalogue);
    if (!file)
        return file.error();
    Result<archive::FoundMessage> message = readMaildirFile(*file);
    if (!message)
        return message.error();
    archive::Adoption adoption(catalogue);
    if (const Result<Done> begun = adoption.beginImport(); !begun)
        return begun.error();
    const Result<QList<qint64>> entries = adoption.add({message.value()});
    return entries ? Result<qint64>(entries->first()) : entries.error();
}

} // namespace poplar::mailbox
