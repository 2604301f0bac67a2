// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace poplar::mime {

/// Makes names of attachments fit and safe to be names of files, on every system: no folders, no
/// control or bidi characters, no reserved names, at most 255 octets in UTF-8, each name once.
class FileNames {
public:
    /// @param name as the message has it; may be anything.
    /// @param type of the content, for a name where there is none.
    [[nodiscard]] QString safe(const QString &name, const QByteArray &type);

private:
    QSet<QString> m_taken; ///< Lower case: some file systems do not tell cases apart.
};

} // namespace poplar::mime
