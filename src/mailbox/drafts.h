// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mailbox/sending.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace poplar::mailbox {

/// Drafts that are kept, one file each in a folder of the account, durable when a call returns. Blocks on the
/// disk; on the session thread. A file that cannot be read as a draft is left where it is.
class Drafts {
public:
    /// @param folder made when the first draft is kept.
    /// @param passing what lies in this folder goes with the program: a draft that names a file there gets a
    ///        copy of its own, which goes with the draft.
    explicit Drafts(QString folder, QString passing = {});

    /// Once. What it could not read is told.
    [[nodiscard]] QList<Error> load();
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// The latest first.
    [[nodiscard]] const QList<KeptDraft> &all() const { return m_drafts; }

    /// @param draft with an id, in the place of what was kept by that; without one it is given one.
    /// @param takenFrom what it was in the outbox, until takenBack().
    [[nodiscard]] Result<DraftId> keep(KeptDraft draft, std::optional<OutboxId> takenFrom = {});
    [[nodiscard]] Result<Done> discard(DraftId draft);

    /// What it was in the outbox, where it was to leave that in another run, and maybe has not.
    [[nodiscard]] std::optional<OutboxId> takenFrom(DraftId draft) const;

private:
    [[nodiscard]] QString pathOf(DraftId draft) const;
    [[nodiscard]] mime::Draft withOwnFiles(mime::Draft draft, DraftId id) const;
    void removeFilesOf(DraftId draft) const;
    void removeOrphans() const;
    [[nodiscard]] Result<Done> read(const QString &name);

    QString m_folder;
    QString m_passing;
    QList<KeptDraft> m_drafts;
    QHash<DraftId, OutboxId> m_takenFrom; ///< As it was loaded.
    quint64 m_last = 0; ///< The largest id that was given.
    bool m_isLoaded = false;
};

} // namespace poplar::mailbox
