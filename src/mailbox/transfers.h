// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "archive/adoption.h"
#include "archive/exporter.h"
#include "archive/importer.h"
#include "archive/knowncontents.h"
#include "mailbox/transfervalues.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSemaphore>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace poplar::mailbox {

class KnownMessages;
class LocalMail;

/// Exports and imports mail: what blocks on a disk does so on a thread of its own, what is known changes on
/// the session thread. One transfer at a time. `Mailbox` documents the calls.
class Transfers : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own.
    /// @param known outlives this, and so does `localMail`.
    Transfers(QString folder, KnownMessages &known, LocalMail &localMail, QObject *parent);
    ~Transfers() override;

    /// Before the end: stops what is under way, and blocks until it has, which is soon, and until what has
    /// come in is noted.
    void settleNow();

    void exportMail(const ExportOrder &order);
    void importMail(const ImportOrder &order);
    void stop();
    /// @param files empty for the usual ones.
    void findUniqueIds(const QStringList &files, const accounts::Account &account);
    void importUniqueIds(const QList<UniqueIdSection> &sections);

Q_SIGNALS:
    /// At most once in 50 ms.
    void progressed(const poplar::mailbox::TransferProgress &progress);
    void finished(const poplar::mailbox::TransferReport &report);
    /// These have a copy now.
    void imported(const QList<qint64> &entries);
    void rowsTouched();
    void uniqueIdsFound(const poplar::mailbox::UniqueIdSurvey &survey);
    void uniqueIdsImported(const poplar::mailbox::UniqueIdReport &report);

private:
    /// Where an import goes, and what is there.
    struct Target {
        archive::Maildir maildir;
        std::shared_ptr<archive::KnownContents> contents;
        std::shared_ptr<archive::Unnoted> unnoted;
    };
    /// Messages of an import that are on the disk, and read once more for the catalogue.
    struct Batch {
        QList<archive::FoundMessage> messages;
        QList<archive::MailFlags> flags;
    };

    /// @return whether it may begin; else that has been told.
    [[nodiscard]] bool begin(TransferReport::Kind kind);
    void refuse(TransferReport::Kind kind, const Error &error);
    [[nodiscard]] QList<MessageId> messagesOf(const ExportOrder &order) const;
    [[nodiscard]] Result<Target> prepareImport(FolderId folder);
    [[nodiscard]] archive::TransferWatch watch(qint64 messagesInAll);
    /// Runs on the pool; what it returns is told on the session thread.
    void run(const std::function<TransferReport()> &job);
    void hand(const QList<archive::ImportedMessage> &messages);
    void adopt(const Batch &batch);
    void end(TransferReport report);
    void rememberUniqueIds(QSet<QByteArray> ids, const QSet<QByteArray> &ofGetmail,
                           const std::optional<Error> &failure);

    const QString m_folder;
    KnownMessages &m_known;
    LocalMail &m_localMail;
    std::unique_ptr<archive::Adoption> m_adoption; ///< While an import goes on.
    std::optional<Error> m_unnoted; ///< Why the catalogue could not take what came.
    bool m_isActive = false;
    std::atomic<bool> m_isStopped = false;
    QElapsedTimer m_clock; ///< Since the last progress; used on the pool.
    QSemaphore m_room; ///< For batches that the session thread has not seen yet.
    QThreadPool m_disk; ///< Of one thread.
};

} // namespace poplar::mailbox
