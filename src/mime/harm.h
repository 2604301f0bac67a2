// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace poplar::mime {

/// What opening an attachment with the system's program may do.
enum class Harm {
    None,
    Program, ///< It runs, or makes something else run: programs, scripts, installers, shortcuts, disk images.
    /// It is shown by a browser, with its scripts, and may fetch what tells the sender that it was read: a
    /// common way to steal passwords.
    WebPage,
};

/// How many octets of the beginning harmOfContent() wants to see.
constexpr qint64 harmSample = 4096;

/// By what the message says of it. The ending decides as much as the type: systems go by either.
/// @param fileName as in Attachment::fileName.
/// @param type "application/pdf", lower case.
[[nodiscard]] Harm harmOf(const QString &fileName, const QByteArray &type);

/// By what it is, whatever it is called.
/// @param beginning its first octets, harmSample of them or all.
[[nodiscard]] Harm harmOfContent(const QString &fileName, QByteArrayView beginning);

} // namespace poplar::mime
