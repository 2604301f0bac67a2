// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rulemoves.h"

#include "base/foldernames.h"

#include <algorithm>

namespace poplar::mailbox {

RuleMoves::RuleMoves(LocalMail &localMail, Sort sort, QObject *parent)
    : QObject(parent)
    , m_localMail(localMail)
    , m_sort(std::move(sort))
{
    connect(&m_localMail, &LocalMail::foldersChanged, this, [this](const QList<LocalFolder> &folders) {
        m_folders = folders;
        goOn();
    });
    // That is told; what comes for the folder later tries once more.
    connect(&m_localMail, &LocalMail::failed, this, [this](const Error &error) {
        m_waiting.removeIf([&error](const auto &one) {
            return error.detail == one.key()
                || error.detail.contains(QStringLiteral("/.") + encodedFolderName(one.key()));
        });
    });
}

void RuleMoves::move(const QList<MessageId> &messages, const QString &folder)
{
    if (const std::optional<FolderId> known = folderNamed(folder))
        return m_sort(messages, *known);
    const bool isNew = !m_waiting.contains(folder);
    m_waiting[folder] += messages;
    // Whatever comes of the folder, they come here, also if the program ends before it is made.
    m_sort(messages, FolderId::Archive);
    if (isNew)
        m_localMail.addFolder(folder);
}

std::optional<FolderId> RuleMoves::folderNamed(const QString &name) const
{
    const auto found = std::find_if(m_folders.begin(), m_folders.end(), [&name](const LocalFolder &folder) {
        return foldedFolderName(folder.name) == foldedFolderName(name);
    });
    return found == m_folders.end() ? std::nullopt : std::optional(found->id);
}

void RuleMoves::goOn()
{
    const QHash<QString, QList<MessageId>> waiting = m_waiting;
    for (auto one = waiting.cbegin(); one != waiting.cend(); ++one) {
        const std::optional<FolderId> folder = folderNamed(one.key());
        if (!folder)
            continue;
        m_waiting.remove(one.key());
        m_sort(one.value(), *folder);
    }
}

} // namespace poplar::mailbox
