// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/transfers.h"

#include "archive/localfolders.h"
#include "base/contenthash.h"
#include "base/limits.h"
#include "mailbox/exportname.h"
#include "mailbox/knownmessages.h"
#include "mailbox/localmail.h"
#include "mailbox/maildirfile.h"

#include <QCoreApplication>

#include <chrono>
#include <utility>

namespace poplar::mailbox {

namespace {

constexpr std::chrono::milliseconds progressPause{50};
constexpr int batchesAhead = 2; ///< Handed over and not noted yet.
constexpr int allOfThem = 1000; ///< More than ever wait.

/// What an export has to know of a message before its file is looked for.
struct Kept {
    QString file;
    SharedOptional<Envelope> envelope;
    archive::MailFlags flags;
};

QList<archive::ExportItem> itemsOf(const QList<Kept> &messages)
{
    QList<archive::ExportItem> items;
    items.reserve(messages.size());
    for (const Kept &message : messages) {
        const Envelope envelope = message.envelope.value_or(Envelope());
        archive::ExportItem item;
        item.file = message.file;
        item.name = exportName(envelope);
        item.sender = envelope.from.isEmpty() ? QByteArray() : envelope.from.constFirst().address.toUtf8();
        item.date = envelope.date;
        item.flags = message.flags;
        items += item;
    }
    return items;
}

archive::MailFlags flagsOf(Marks marks)
{
    archive::MailFlags flags;
    flags.setFlag(archive::MailFlag::Seen, marks.testFlag(Mark::Seen));
    flags.setFlag(archive::MailFlag::Starred, marks.testFlag(Mark::Starred));
    return flags;
}

TransferReport reportOf(const archive::Exported &exported)
{
    TransferReport report;
    report.kind = TransferReport::Kind::Export;
    report.target = exported.target;
    report.messages = exported.messages;
    report.octets = exported.octets;
    report.failed = exported.failed;
    report.failures = exported.failures;
    report.stopped = exported.stopped;
    return report;
}

TransferReport reportOf(const archive::Imported &imported)
{
    TransferReport report;
    report.kind = TransferReport::Kind::Import;
    report.messages = imported.messages;
    report.octets = imported.octets;
    report.alreadyHere = imported.alreadyHere;
    report.failed = imported.failed;
    report.failures = imported.failures;
    report.cut = imported.cut;
    report.stopped = imported.stopped;
    return report;
}

} // namespace

Transfers::Transfers(QString folder, KnownMessages &known, LocalMail &localMail, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_known(known)
    , m_localMail(localMail)
{
    m_disk.setMaxThreadCount(1);
}

Transfers::~Transfers()
{
    settleNow();
}

void Transfers::settleNow()
{
    m_isStopped = true;
    m_room.release(allOfThem);
    m_disk.waitForDone();
    // What is on the disk and was not noted would come a second time.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

bool Transfers::begin(TransferReport::Kind kind)
{
    if (m_isActive) {
        refuse(kind, Error{ErrorKind::NotAllowed, {}, "TRANSFER-UNDER-WAY", {}, {}});
        return false;
    }
    // What comes in must be remembered.
    if (kind == TransferReport::Kind::Import ? !m_known.isDurable() : !m_known.isOpen()) {
        refuse(kind, Error{ErrorKind::Storage, {}, {}, {}, m_folder});
        return false;
    }
    m_isActive = true;
    m_isStopped = false;
    m_unnoted.reset();
    m_clock.start();
    return true;
}

void Transfers::refuse(TransferReport::Kind kind, const Error &error)
{
    TransferReport report;
    report.kind = kind;
    report.stopped = error;
    QMetaObject::invokeMethod(
        this, [this, report] { Q_EMIT finished(report); }, Qt::QueuedConnection);
}

void Transfers::stop()
{
    m_isStopped = true;
}

archive::TransferWatch Transfers::watch(qint64 messagesInAll)
{
    return [this, messagesInAll](const archive::TransferProgress &progress) {
        if (m_isStopped)
            return archive::TransferNext::Stop;
        if (m_clock.hasExpired(progressPause.count())) {
            m_clock.restart();
            const TransferProgress told{progress.messages, messagesInAll, progress.octets,
                                        progress.octetsInAll};
            QMetaObject::invokeMethod(
                this, [this, told] { Q_EMIT progressed(told); }, Qt::QueuedConnection);
        }
        return archive::TransferNext::GoOn;
    };
}

void Transfers::run(const std::function<TransferReport()> &job)
{
    m_disk.start([this, job] {
        const TransferReport report = job();
        ContentHash::leaveThread();
        QMetaObject::invokeMethod(
            this, [this, report] { end(report); }, Qt::QueuedConnection);
    });
}

void Transfers::end(TransferReport report)
{
    m_isActive = false;
    m_adoption.reset();
    if (m_unnoted)
        report.stopped = m_unnoted;
    Q_EMIT finished(report);
}

QList<MessageId> Transfers::messagesOf(const ExportOrder &order) const
{
    if (order.which == ExportOrder::Which::Named)
        return order.messages;
    QList<MessageId> messages;
    for (const MessageRow &row : m_known.rows().rows()) {
        if (row.marks.testFlag(Mark::Kept))
            messages += row.id;
    }
    return messages;
}

void Transfers::exportMail(const ExportOrder &order)
{
    if (!begin(TransferReport::Kind::Export))
        return;
    const QList<MessageId> messages = messagesOf(order);
    const Result<QList<archive::LocalCopy>> copies = m_known.copiesOf(messages);
    if (!copies) {
        m_isActive = false;
        return refuse(TransferReport::Kind::Export, copies.error());
    }
    QList<Kept> kept;
    kept.reserve(copies->size());
    for (const archive::LocalCopy &copy : *copies) {
        if (const MessageRow *row = m_known.rows().find(MessageId(copy.id)))
            kept += {copy.file, row->envelope, flagsOf(row->marks)};
    }
    const qint64 onServerOnly = messages.size() - kept.size();
    run([this, kept, order, onServerOnly, watch = watch(kept.size())] {
        archive::Exporter exporter(m_folder, order.format, order.target);
        TransferReport report = reportOf(exporter.run(itemsOf(kept), watch));
        report.onServerOnly = onServerOnly;
        return report;
    });
}

Result<Transfers::Target> Transfers::prepareImport(FolderId folder)
{
    archive::Catalogue &catalogue = *m_known.catalogue();
    const Result<archive::Maildir> maildir = archive::LocalFolders(catalogue).open(folder);
    if (!maildir)
        return maildir.error();
    const Result<archive::KnownContents> contents = archive::KnownContents::of(catalogue);
    if (!contents)
        return contents.error();
    const Result<QSet<QString>> noted = catalogue.keptNames();
    if (!noted)
        return noted.error();
    m_adoption = std::make_unique<archive::Adoption>(catalogue);
    if (const Result<Done> begun = m_adoption->beginImport(); !begun)
        return begun.error();
    return Target{*maildir, std::make_shared<archive::KnownContents>(*contents),
                  std::make_shared<archive::Unnoted>(maildir->path(), *noted)};
}

void Transfers::importMail(const ImportOrder &order)
{
    constexpr auto kind = TransferReport::Kind::Import;
    if (!begin(kind))
        return;
    const Result<Target> target = prepareImport(order.folder);
    if (!target) {
        m_isActive = false;
        return refuse(kind, target.error());
    }
    m_room.acquire(m_room.available());
    m_room.release(batchesAhead);
    run([this, order, into = *target, watch = watch(0)] {
        archive::Importer importer(
            into.maildir, [&into](const QByteArray &sha256) { return into.contents->has(sha256); },
            into.unnoted);
        return reportOf(importer.run(order.paths, watch, [this](const auto &messages) { hand(messages); }));
    });
}

/// On the pool.
void Transfers::hand(const QList<archive::ImportedMessage> &messages)
{
    Batch batch;
    for (const archive::ImportedMessage &message : messages) {
        Result<archive::FoundMessage> found = readMaildirFile(message.delivered.file);
        if (!found)
            continue; // a rebuild finds it
        batch.messages += std::move(found).value();
        batch.flags += message.flags;
    }
    m_room.acquire();
    QMetaObject::invokeMethod(
        this, [this, batch] { adopt(batch); }, Qt::QueuedConnection);
}

void Transfers::adopt(const Batch &batch)
{
    m_room.release();
    Result<QList<qint64>> added = m_adoption->add(batch.messages);
    if (const Result<Done> shown = added ? m_known.showAdopted(*added) : added.error(); !shown) {
        m_unnoted = shown.error();
        m_isStopped = true;
        return;
    }
    QList<MessageId> seen;
    QList<MessageId> starred;
    for (qsizetype i = 0; i < added->size(); ++i) {
        const MessageId message{quint64(added->at(i))};
        if (batch.flags[i].testFlag(archive::MailFlag::Seen))
            seen += message;
        if (batch.flags[i].testFlag(archive::MailFlag::Starred))
            starred += message;
    }
    if (!seen.isEmpty())
        m_localMail.setFlag(seen, Flag::Seen, FlagState::Set);
    if (!starred.isEmpty())
        m_localMail.setFlag(starred, Flag::Starred, FlagState::Set);
    Q_EMIT imported(*added);
    Q_EMIT rowsTouched();
}

} // namespace poplar::mailbox
