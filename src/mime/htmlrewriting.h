// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/charset.h"
#include "mime/htmldocument.h"
#include "mime/message.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace poplar::mime {

/// HTML as it may be shown. See SafeHtml, which it becomes once the pictures are at hand.
struct RewrittenHtml {
    /// A picture that the message carries itself.
    struct Picture {
        QByteArray contentId; ///< Of its part, without angle brackets; empty if it stands in the HTML.
        QByteArray bytes; ///< Of a picture that stands in the HTML ("data:").
    };

    QString markup;
    QList<Picture> pictures; ///< Number N is "picture:N" in the markup.
    QStringList remotePictures; ///< Where the others are: number N is "remote:N".
    HeldBack heldBack;
    Extent extent = Extent::Whole; ///< Cut: there is more than the limits let us show.
};

/// Rewrites the HTML of a mail by an allow-list. Only elements, attributes and properties remain that can do
/// nothing but look; style sheets become properties of the elements; what nobody was to see goes; links
/// remain where they lead to the web or to a mail address; pictures remain where the message carries them.
/// What would have to be fetched is counted and left out, but for the addresses of pictures. Bounded by
/// limit::shownHtml, and so that QTextDocument can lay it out in some tenths of a second (TablePlan,
/// HtmlWriter, limit::htmlRows, limit::htmlCells). Blocks: not on the GUI thread.
[[nodiscard]] RewrittenHtml rewriteHtml(const HtmlDocument &document);

} // namespace poplar::mime
