// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/cssdeclarations.h"
#include "mime/htmlrewriting.h"

#include <gumbo.h>

#include <QStringList>

namespace poplar::mime {

/// Where a picture can be fetched, written in one way only: http or https, with a host and without user or
/// fragment; empty if there is no such place. Internal to this library.
[[nodiscard]] QString pictureAddress(const QString &target);

/// Where an image element wants its picture from; empty if it does not say.
[[nodiscard]] QString sourceOf(const GumboElement &image);

/// The pictures of an HTML mail: those that the message carries are shown, those that would have to be
/// fetched are counted, and their addresses gathered unless nobody was to see them. Internal to this library.
class HtmlPictures {
public:
    /// What stands where a picture was to be; both may be empty.
    struct Place {
        QString markup;
        QString words; ///< If there is no markup.
    };
    /// @param isHidden whether nobody was to see it: then it can only have been there to be fetched.
    [[nodiscard]] Place placeOf(const GumboElement &image, const CssProperties &properties, bool isHidden);
    /// Counts what the style sheets and scripts of a head would have fetched.
    void noteHead(const GumboElement &head);
    /// Counts what any other element would have fetched: grounds, style sheets, frames, films.
    void noteBackground(const GumboElement &element, const CssProperties &properties);

    [[nodiscard]] const QList<RewrittenHtml::Picture> &taken() const { return m_taken; }
    /// Where the others are.
    [[nodiscard]] const QStringList &remote() const { return m_remote; }
    [[nodiscard]] const HeldBack &heldBack() const { return m_heldBack; }

private:
    [[nodiscard]] QString inside(RewrittenHtml::Picture picture, const QString &attributes);
    [[nodiscard]] QString elsewhere(const QString &address, const QString &attributes);

    QList<RewrittenHtml::Picture> m_taken;
    qint64 m_octets = 0; ///< Of those that stand in the HTML.
    QStringList m_remote;
    HeldBack m_heldBack;
};

} // namespace poplar::mime
