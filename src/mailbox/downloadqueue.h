// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/downloads.h"
#include "mailbox/transferrate.h"

#include <QHash>
#include <QSet>

#include <map>

namespace poplar::mailbox {

/// What is to be downloaded into the account's own Maildir, in which order, and what became of it. It says
/// what is next; a Fetcher fetches it. Pure: no clock, no disk.
///
/// A failed message stays in it until it is tried again or cancelled.
class DownloadQueue {
public:
    struct Entry {
        MessageId message{};
        qint64 octets = 0; ///< As listed; 0 if unknown.
        std::optional<Error> failed = {}; ///< Why it could not be had, if it could not.
    };

    /// What is wanted as the catalogue has it, in its order, as far as it is in the list: what was wanted
    /// before and is not among these is no longer wanted. What is under way stays so.
    void restore(const QList<Entry> &entries);
    /// Wants these behind the others.
    /// @return those that were not wanted already.
    QList<MessageId> order(const QList<Entry> &entries);

    /// The next one to be fetched.
    [[nodiscard]] std::optional<MessageId> take();
    /// So many octets of it have come.
    void received(MessageId message, qint64 octets, TransferRate::Time now);
    /// It is on disk, and the catalogue knows.
    void kept(MessageId message);
    void failed(MessageId message, const Error &error);
    /// It was taken and has not been fetched: it waits again, in its place.
    void takenBack(MessageId message);
    /// Likewise everything that was taken.
    void takenBack();

    /// @return those of them that were taken: their fetching must be ended.
    QList<MessageId> cancel(const QList<MessageId> &messages);
    /// Wants what failed once more, behind the others.
    /// @return it.
    QList<MessageId> retry(const QList<MessageId> &messages);

    /// Nothing is next until resume(). A queue without work forgets the pause.
    void pause();
    void resume() { m_isPaused = false; }
    /// It is another program's: nothing in it is done here, whatever comes into it and whoever resumes it.
    void hold() { m_isHeld = true; }
    [[nodiscard]] bool isPaused() const { return m_isPaused || m_isHeld; }

    /// It waits, or is being fetched.
    [[nodiscard]] bool wants(MessageId message) const;
    /// The user does not want it, or it failed, in this run: no rule orders it again.
    [[nodiscard]] bool isDeclined(MessageId message) const;
    /// Something may be taken.
    [[nodiscard]] bool hasNext() const { return !isPaused() && !m_waiting.empty(); }
    /// Something waits or is being fetched.
    [[nodiscard]] bool hasWork() const { return !m_waiting.empty() || !m_taken.isEmpty(); }
    [[nodiscard]] const QSet<MessageId> &taken() const { return m_taken; }
    [[nodiscard]] QList<MessageId> failures() const;
    /// All that are wanted or failed.
    [[nodiscard]] QList<MessageId> messages() const;

    /// What changed since it was told last, each once, in the order of the queue, at most so many.
    [[nodiscard]] QList<Download> takeChanges(qsizetype most);
    [[nodiscard]] bool hasChanges() const { return !m_changed.empty(); }
    /// @param hasSession there is a session, or there will be one without the user's doing.
    [[nodiscard]] DownloadStatus status(bool hasSession, TransferRate::Time now) const;

private:
    using State = Download::State;

    struct Item {
        State state = State::Waiting;
        qint64 rank = 0; ///< Its place in the order.
        qint64 octets = 0;
        qint64 received = 0;
        std::optional<Error> error;
    };

    void enqueue(MessageId message, Item &item);
    void set(MessageId message, Item &item, State state);
    void count(const Item &item, int sign);
    void forgetDone();

    QHash<MessageId, Item> m_items;
    std::map<qint64, MessageId> m_waiting; ///< By rank.
    QSet<MessageId> m_taken;
    std::map<qint64, MessageId> m_changed; ///< By rank; not told yet.
    QSet<MessageId> m_declined;
    DownloadStatus m_counts; ///< Of all items.
    TransferRate m_rate;
    qint64 m_lastRank = 0;
    bool m_isPaused = false;
    bool m_isHeld = false;
};

} // namespace poplar::mailbox
