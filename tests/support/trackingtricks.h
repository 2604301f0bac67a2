// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

namespace poplar::test {

/// The HTML of a mail that tries everything that is known to tell its sender that it was read. Each trick
/// asks for a path of its own, so that a hit has a name. Two pictures are meant to be seen: /seen-1.png and
/// /seen-2.png.
/// @param web "http://127.0.0.1:…", without a slash.
inline QByteArray trackingTricks(const QString &web)
{
    QFile file(QStringLiteral(POPLAR_SOURCE_DIR "/tests/support/trackingtricks.html"));
    if (!file.open(QFile::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll().replace("W/", web.toUtf8() + '/');
}

} // namespace poplar::test
