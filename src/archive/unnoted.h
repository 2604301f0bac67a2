// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMultiHash>
#include <QSet>
#include <QString>

#include <optional>

namespace poplar::archive {

/// Messages in a Maildir that no catalogue remembers: those of a program that was killed after it had shown
/// them to mail programs, and before it could note that. Such a message comes from the server once more, and
/// would then lie there twice.
class Unnoted {
public:
    /// @param maildir absolute.
    /// @param noted the uniquePart() of each file that is remembered.
    Unnoted(QString maildir, QSet<QString> noted);

    /// Looks for a message with just this content; each is found once. The Maildir is listed at the first
    /// call, and files are read if their length is right: it blocks on the disk. On one thread at a time.
    /// @return its file.
    [[nodiscard]] std::optional<QString> take(qint64 octets, const QByteArray &sha256);

private:
    void list();

    QString m_maildir;
    QSet<QString> m_noted;
    bool m_isListed = false;
    QMultiHash<qint64, QString> m_byOctets;
};

} // namespace poplar::archive
