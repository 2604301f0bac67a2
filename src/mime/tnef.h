// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/contentinfo.h"
#include "mime/innerfiles.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace poplar::mime {

/// What Outlook packs into a winmail.dat (Microsoft's [MS-OXTNEF]), as far as it is of use to a reader.
struct TnefContent {
    QString text; ///< Of the body; empty if there is none.
    QByteArray html; ///< The same as HTML, not decoded.
    QList<InnerFile> files; ///< At most limit::innerFiles. Those of messages within it as well.
    bool isWhole = false; ///< All of it could be read, and nothing was left out that a reader would miss.
};

[[nodiscard]] bool isTnef(const ContentInfo &info);

/// Takes a winmail.dat apart, as far as it goes. (libytnef is not used for it: it leaks memory on damaged
/// files, prints its complaints, gives up the whole for one property, and copies it all.) Never fails, reads
/// nothing outside of it, and takes time and memory linear in its size.
[[nodiscard]] TnefContent readTnef(const QByteArray &content);

} // namespace poplar::mime
