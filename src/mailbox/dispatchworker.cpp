// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/dispatchworker.h"

#include "mailbox/draftfiles.h"
#include "mime/addresslist.h"

#include <QCoreApplication>
#include <QDir>

#include <utility>

namespace poplar::mailbox {

namespace {

/// As it is to be sent once more: who has the message already does not get it again.
mime::Draft draftForTheRest(const OutboxRecord &record)
{
    mime::Draft draft = *record.draft;
    for (const RecipientState &one : record.entry.recipients) {
        if (one.fate != RecipientState::Fate::Sent)
            continue;
        for (QList<Address> *list : {&draft.to, &draft.cc, &draft.bcc}) {
            list->removeIf([&one](const Address &address) {
                const std::optional<mime::WireAddress> wire = mime::wireAddress(address.address);
                return wire && QString::fromUtf8(wire->octets) == one.address;
            });
        }
    }
    return draft;
}

/// Of a file without which a message cannot be made a draft again.
Error lackOf(const QString &file)
{
    return Error{ErrorKind::NotAllowed, {}, "DRAFT-FILE", {}, file};
}

} // namespace

DispatchWorker::DispatchWorker(const QString &folder, KnownMessages &known, QThreadPool &pool, Hands hands,
                               QObject *parent)
    : QObject(parent)
    , m_hands(std::move(hands))
    , m_folder(folder)
    , m_known(known)
    , m_pool(pool)
    , m_outbox(QDir(folder).filePath(QStringLiteral("outbox")))
    , m_run(m_outbox, pool, handsOfRun(), this)
    , m_drafts(QDir(folder).filePath(QStringLiteral("drafts")),
               QDir(folder).filePath(QStringLiteral("reading")))
    , m_originals(pool, m_hands.originals, this)
    , m_people(known, pool, this)
{
}

DispatchWorker::~DispatchWorker()
{
    m_isEnding = true;
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

OutboxRun::Hands DispatchWorker::handsOfRun()
{
    OutboxRun::Hands hands;
    hands.account = m_hands.account;
    hands.changeAccount = m_hands.changeAccount;
    hands.secretOfMaildrop = m_hands.secretOfMaildrop;
    hands.keepCopy = [this](const OutboxRecord &record) { return keepCopy(record); };
    return hands;
}

Result<Done> DispatchWorker::keepCopy(const OutboxRecord &record)
{
    m_hands.openCatalogue();
    if (!m_known.isDurable())
        return Error{ErrorKind::Storage, {}, "NOT-DURABLE", {}, {}};
    const Result<qint64> entry = m_sent.keep(record, *m_known.catalogue());
    if (!entry)
        return entry.error();
    const Result<Done> shown = m_known.showAdopted({*entry});
    m_hands.shown({*entry});
    return shown;
}

// --- Loading ------------------------------------------------------------------------------------

void DispatchWorker::load()
{
    if (m_isLeft || std::exchange(m_isLoaded, true))
        return;
    const QList<Error> damaged = m_drafts.load();
    for (const Error &error : damaged)
        report(error);
    openOutbox();
    reconcile();
    Q_EMIT draftsChanged(m_drafts.all());
    m_run.start();
}

OutboxRun &DispatchWorker::loadedRun()
{
    load();
    return m_run;
}

void DispatchWorker::openOutbox()
{
    const Result<QList<Error>> opened = m_outbox.open();
    if (!opened) {
        m_closed = opened.error();
        return report(opened.error());
    }
    for (const Error &error : *opened)
        report(error);
    for (const OutboxRecord &record : m_outbox.records())
        m_sent.expect(record.entry.id);
}

/// What went from the drafts into the outbox, or back, when the program was ended, may be in both.
void DispatchWorker::reconcile()
{
    for (const OutboxRecord &record : m_outbox.records()) {
        if (record.keptDraft)
            dropDraft(*record.keptDraft);
    }
    const QList<KeptDraft> drafts = m_drafts.all();
    for (const KeptDraft &draft : drafts) {
        const std::optional<OutboxId> from = m_drafts.takenFrom(draft.id);
        if (const OutboxRecord *record = from ? m_outbox.find(*from) : nullptr)
            holdBack(*record, draft);
    }
}

/// It was taken back. It goes, unless it holds what the draft lacks: then its writer decides.
void DispatchWorker::holdBack(const OutboxRecord &taken, const KeptDraft &draft)
{
    OutboxRecord record = taken;
    if (const std::optional<QString> missing = missingFile(withFilesFound(draft.draft, m_folder))) {
        record.entry.state = OutboxEntry::State::Returned;
        record.entry.error = lackOf(*missing);
    } else {
        record.isDiscarded = true;
    }
    if (const Result<Done> put = m_outbox.put(record); !put)
        report(put.error());
}

// --- Into the outbox ----------------------------------------------------------------------------

void DispatchWorker::send(const SendOrder &order)
{
    write(order.ticket, [order, folder = m_folder](const QString &part) {
        SendOrder found = order;
        found.draft = withFilesFound(order.draft, folder);
        return writeForOutbox(found, part);
    });
}

void DispatchWorker::sendFile(const SendFileOrder &order)
{
    write(order.ticket, [order](const QString &part) { return copyForOutbox(order, part); });
}

void DispatchWorker::write(quint64 ticket, const std::function<Written(const QString &part)> &write)
{
    load();
    if (!m_outbox.isOpen())
        return Q_EMIT queued({ticket, m_closed.value_or(Error{ErrorKind::NotAllowed, {}, {}, {}, {}})});
    const QString part = m_outbox.newPart();
    m_pool.start([this, ticket, part, write] {
        const Written written = write(part);
        QMetaObject::invokeMethod(
            this, [this, ticket, part, written] { onWritten(ticket, part, written); }, Qt::QueuedConnection);
    });
}

void DispatchWorker::onWritten(quint64 ticket, const QString &part, const Written &written)
{
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&written))
        return Q_EMIT queued({ticket, *obstacle});
    if (const auto *error = std::get_if<Error>(&written))
        return Q_EMIT queued({ticket, *error});
    OutboxRecord record = std::get<OutboxRecord>(written);
    record.entry.next = QDateTime::currentDateTimeUtc();
    const std::optional<DraftId> draft = record.keptDraft;
    const Result<OutboxId> id = m_outbox.add(record, part);
    if (!id) {
        QFile::remove(part);
        return Q_EMIT queued({ticket, id.error()});
    }
    Q_EMIT queued({ticket, *id});
    // Rather seen twice for a moment than not at all.
    if (!m_isEnding)
        m_run.onAdded();
    if (draft)
        dropDraft(*draft);
}

void DispatchWorker::discard(OutboxId message)
{
    loadedRun().discard(message);
}

void DispatchWorker::takeBack(OutboxId message)
{
    load();
    const OutboxRecord *record = m_outbox.find(message);
    if (!record || record->isDiscarded || m_run.isUnderWay(message))
        return;
    // Another program wrote it.
    if (!record->draft)
        return report(Error{ErrorKind::NotAllowed, {}, "NO-DRAFT", {}, {}});
    KeptDraft kept;
    kept.draft = withFilesFound(draftForTheRest(*record), m_folder);
    // Then the message in the outbox is the only copy there is.
    if (const std::optional<QString> missing = missingFile(kept.draft))
        return report(lackOf(*missing));
    kept.to = mime::formatAddressList(kept.draft.to);
    kept.cc = mime::formatAddressList(kept.draft.cc);
    kept.bcc = mime::formatAddressList(kept.draft.bcc);
    kept.notice = record->notice;
    const Result<DraftId> id = m_drafts.keep(kept, message);
    if (!id)
        return report(id.error());
    discard(message);
    Q_EMIT draftsChanged(m_drafts.all());
    Q_EMIT takenBack(m_drafts.all().first());
}

// --- Drafts -------------------------------------------------------------------------------------

void DispatchWorker::keepDraft(quint64 ticket, const KeptDraft &draft)
{
    load();
    const Result<DraftId> id = m_drafts.keep(draft);
    if (!id)
        return Q_EMIT draftKept({ticket, id.error()});
    Q_EMIT draftKept({ticket, *id});
    Q_EMIT draftsChanged(m_drafts.all());
}

void DispatchWorker::discardDraft(DraftId draft)
{
    load();
    dropDraft(draft);
}

void DispatchWorker::dropDraft(DraftId draft)
{
    if (const Result<Done> dropped = m_drafts.discard(draft); !dropped)
        return report(dropped.error());
    Q_EMIT draftsChanged(m_drafts.all());
}

void DispatchWorker::report(const Error &error)
{
    Problem problem;
    problem.error = error;
    problem.during = Problem::During::Saving;
    problem.service = Service::Submission;
    Q_EMIT this->problem(problem);
}

} // namespace poplar::mailbox
