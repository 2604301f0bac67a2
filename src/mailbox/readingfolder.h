// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace poplar::mailbox {

/// Where messages lie that are retrieved to be read, until the program ends. Several programs may work with
/// the same account, such as the window and poplar-cli: each has a folder of its own. What one left that
/// was killed is removed by the next.
class ReadingFolder {
public:
    /// @param above holds those of all programs.
    explicit ReadingFolder(const QString &above);
    /// Removes it with all that is in it.
    ~ReadingFolder();
    Q_DISABLE_COPY_MOVE(ReadingFolder)

    /// Makes it; before, there is none. Where that is not possible, as in a read-only profile, it is made
    /// among the system's temporary files, for this user alone.
    void make();

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    void removeLeftovers();

    QDir m_above;
    QDir m_folder;
    std::unique_ptr<QTemporaryDir> m_elsewhere;
    std::unique_ptr<QLockFile> m_lock; ///< Tells the others that this program lives. Nothing before make().
};

} // namespace poplar::mailbox
