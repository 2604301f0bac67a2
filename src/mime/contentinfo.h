// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/fields.h"

#include <QByteArray>
#include <QString>

namespace poplar::mime {

/// What the Content- fields say of a part (RFC 2045, RFC 2183), decoded.
struct ContentInfo {
    /// Other: a word that RFC 2183 does not know.
    enum class Disposition { Unstated, Inline, Attachment, Other };
    enum class Encoding { Identity, Base64, QuotedPrintable, Uuencode };
    enum class Flow { Fixed, Flowed, FlowedDelSp }; ///< RFC 3676

    QByteArray type; ///< "text/plain", lower case.
    QByteArray charset; ///< As declared; empty if it is not.
    QByteArray boundary;
    QByteArray contentId; ///< Without angle brackets; empty if there is none.
    QString name; ///< As sent, decoded, not safe as a file name; may be empty.
    Disposition disposition = Disposition::Unstated;
    Encoding encoding = Encoding::Identity;
    Flow flow = Flow::Fixed;

    [[nodiscard]] bool isMultipart() const { return type.startsWith("multipart/"); }
    /// RFC 2183 section 2.8: what is unknown is treated as an attachment.
    [[nodiscard]] bool isSetApart() const
    {
        return disposition == Disposition::Attachment || disposition == Disposition::Other;
    }
    [[nodiscard]] bool isText() const { return type.startsWith("text/"); }
};

/// @param defaultType counts where there is no Content-Type, or none that can be read.
[[nodiscard]] ContentInfo contentInfo(const Fields &fields, const QByteArray &defaultType);

} // namespace poplar::mime
