// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/localmail.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace poplar::mailbox {

/// Finds the local folders into which rules sort messages, by their names, and makes those that are not there
/// yet. On the session thread.
class RuleMoves : public QObject {
    Q_OBJECT

public:
    /// Sorts messages into a folder: what has no copy is downloaded into it.
    using Sort = std::function<void(const QList<MessageId> &, FolderId)>;

    RuleMoves(LocalMail &localMail, Sort sort, QObject *parent);

    void move(const QList<MessageId> &messages, const QString &folder);

private:
    void goOn();
    [[nodiscard]] std::optional<FolderId> folderNamed(const QString &name) const;

    LocalMail &m_localMail;
    Sort m_sort;
    QList<LocalFolder> m_folders;
    QHash<QString, QList<MessageId>> m_waiting; ///< By folders that are being made.
};

} // namespace poplar::mailbox
