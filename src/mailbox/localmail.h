// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/filemover.h"
#include "archive/localfolders.h"
#include "mailbox/downloads.h"
#include "mailbox/folders.h"
#include "mailbox/knownmessages.h"
#include "mailbox/values.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

namespace poplar::mailbox {

/// Folders, flags and trash of what lies on this machine. On the session thread; `Mailbox` documents the
/// calls.
///
/// What is asked for is done in that order, a slice of some hundred messages in each turn of the event loop.
/// Of a slice first the files are moved, and that is on the disk, then the catalogue remembers it, then the
/// rows show it: so a crash leaves a file where it was, or where FileFinder finds it. Flags are different:
/// the catalogue has them first, and the names of files follow (archive::EntryMark::FlagsDue), also after a
/// restart; so does a deletion from the trash, once it was begun.
class LocalMail : public QObject {
    Q_OBJECT

public:
    /// @param known must outlive this.
    LocalMail(KnownMessages &known, QObject *parent);

    /// The catalogue has been opened: goes on, a little later, with what an earlier run left undone.
    void start();
    /// Whether anything is still to be done.
    [[nodiscard]] bool isActive() const { return !m_jobs.empty(); }

    void setFlag(const QList<MessageId> &messages, Flag flag, FlagState state);
    void move(const QList<MessageId> &messages, FolderId folder);
    void restore(const QList<MessageId> &messages);
    void emptyTrash();
    void deleteFromTrash(const QList<MessageId> &messages);
    void addFolder(const QString &name);
    void renameFolder(FolderId folder, const QString &name);
    void removeFolder(FolderId folder);

    /// Messages are ordered for download: what of them has a copy is moved into the folder of the order, or
    /// out of the trash, instead.
    void takeOrder(const DownloadOrder &order);
    /// These have been delivered: they go into the folders that they were wanted for, and their names show
    /// what was said of them before.
    void onDelivered(const QList<MessageId> &messages);
    /// Puts what is Kept into the folders that it was wanted for: see KnownMessages::setWanted().
    void placeWanted();
    /// The name of this one's file shows its flags from now on, not only soon.
    void nameNow(MessageId message);
    /// Tells the folders if they are not those that were told last.
    void tellFolders();

Q_SIGNALS:
    void foldersChanged(const QList<poplar::mailbox::LocalFolder> &folders);
    /// A file lies elsewhere now. Told of each: for this thread.
    void moved(poplar::mailbox::MessageId message, const QString &from, const QString &to);
    /// As of Mailbox: of what has been shown.
    void fileMoved(poplar::mailbox::MessageId message, const QString &file);
    /// Rows have changed.
    void changed();
    void failed(const poplar::Error &error);

private:
    using Messages = QList<MessageId>;

    struct Job {
        std::function<Result<Messages>()> list; ///< What it is about, when its turn has come.
        std::function<Result<Done>(const Messages &)> work; ///< Of a slice.
        std::function<Result<Done>()> end = {}; ///< After the last, if nothing failed.
        qsizetype atOnce = 0;
        std::optional<Messages> messages = {};
        qsizetype next = 0;
    };

    /// Where a message is to go; nothing for where it was before it was thrown away.
    using Target = std::optional<FolderId>;

    [[nodiscard]] bool isRefused();
    void add(Job job);
    void goOn();
    [[nodiscard]] Result<Done> doSlice(Job &job);
    void endJob(const Result<Done> &result);

    // Slices
    [[nodiscard]] Result<Done> moveSlice(const Messages &slice, Target target);
    [[nodiscard]] Result<Done> nameSlice(const Messages &slice);
    [[nodiscard]] Result<Done> deleteSlice(const Messages &slice);
    [[nodiscard]] Result<Done> placeSlice(const Messages &slice);
    [[nodiscard]] Target destination(const archive::LocalCopy &copy, Target target) const;
    [[nodiscard]] Result<QString> maildirOf(FolderId folder);
    [[nodiscard]] std::optional<QString> fileOf(const archive::LocalCopy &copy);
    [[nodiscard]] Result<Done> note(const QList<archive::Placement> &places,
                                    const QList<archive::LocalCopy> &before);
    [[nodiscard]] Result<bool> deleteCopy(const archive::LocalCopy &copy,
                                          QList<archive::Placement> &elsewhere);
    [[nodiscard]] FolderId folderAt(const QString &file) const;

    // Lists
    [[nodiscard]] Result<Messages> copiesWith(archive::EntryMark mark) const;
    [[nodiscard]] Result<Messages> halfDeleted();
    [[nodiscard]] Result<Messages> keptIn(FolderId folder);
    [[nodiscard]] Job naming(std::function<Result<Messages>()> list);
    [[nodiscard]] Job deletion(std::function<Result<Messages>()> list);

    KnownMessages &m_known;
    std::deque<Job> m_jobs;
    std::optional<archive::FileMover> m_mover; ///< While there are jobs.
    QHash<FolderId, QString> m_maildirs; ///< Of the present job.
    std::optional<Error> m_missed; ///< What the present job left out, and why; the rest goes on.
    std::optional<QList<LocalFolder>> m_told;
    QTimer m_timer;
    QTimer m_startTimer;
};

} // namespace poplar::mailbox
