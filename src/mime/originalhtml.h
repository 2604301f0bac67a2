// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace poplar::mime {

/// The HTML of a message as its author wrote it, for a browser that is kept from everything. Nothing in it is
/// safe: it may hold scripts, forms and addresses of any kind.
struct OriginalHtml {
    QByteArray page; ///< UTF-8, whatever it says itself; empty if the message has no HTML.
    QHash<QByteArray, QByteArray> pictures; ///< That the message carries, by Content-ID; files in any format.

    bool operator==(const OriginalHtml &) const = default;
};

/// Reads it from a message file. Of several texts one behind the other all are there, of alternatives the
/// last. Where a picture stands at one of @p remotePictures, its address becomes "remote:N"; nothing else is
/// changed, but that no other size of that picture is offered. Bounded by limit::shownText and
/// limit::pictureOctets. Blocks: not on the GUI thread.
/// @param remotePictures as SafeHtml has them, in their order.
/// @param charset as in ReadingOptions.
/// @return Storage if the file cannot be read.
[[nodiscard]] Result<OriginalHtml> readOriginalHtml(const QString &path, const QStringList &remotePictures,
                                                    const QByteArray &charset = {});

} // namespace poplar::mime
