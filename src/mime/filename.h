// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace poplar::mime {

/// The name with a number before its extension ("a (2).pdf"), at most limit::fileName octets in UTF-8.
/// @param number 1 stands for none.
[[nodiscard]] QString numberedFileName(const QString &name, int number);

/// Makes names of attachments fit and safe to be names of files, on every system: no folders, no
/// control or bidi characters, no reserved names, at most limit::fileName octets in UTF-8,
/// each name once.
class FileNames {
public:
    /// @param name as the message has it; may be anything.
    /// @param type of the content, for a name where there is none.
    [[nodiscard]] QString safe(const QString &name, const QByteArray &type);

private:
    /// Names that were given, and how often they were asked for. Lower case: some file systems do not
    /// tell cases apart.
    QHash<QString, int> m_numbers;
};

} // namespace poplar::mime
