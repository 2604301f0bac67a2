// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/draft.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <variant>

namespace poplar::mime {

/// A field of a header as it stands there. Internal to this library, as is all of this.
struct RawField {
    QByteArray name; ///< In lower case; empty for lines that are no field.
    QByteArrayView lines; ///< With folds and line ends.

    /// Unfolded, without the name; line ends and NULs are blanks.
    [[nodiscard]] QByteArray value() const;
};

/// All fields down to the first empty line or to the end.
[[nodiscard]] QList<RawField> rawFields(QByteArrayView header);

/// What is to become of a header.
struct HeaderChange {
    enum class Charset { AsIs, Ascii }; ///< Whether octets beyond ASCII may stay.
    /// Bcc, Resent-Bcc, the line that an mbox puts before a message, and a fold before the first field: it
    /// would belong to whatever is put before the header. Only for a header of mail: see isHeaderOfMail().
    enum class Secrets { Keep, Remove };
    Charset charset = Charset::AsIs;
    Secrets secrets = Secrets::Keep;
    QByteArray encoding = {}; ///< For Content-Transfer-Encoding; empty leaves it as it is.
    /// Fields to be added if they are not there, with their line ends.
    QList<QByteArray> additions = {};
};

/// The header with CRLF line ends, without NULs and lone CRs, without lines longer than limit::sentLine where
/// they can be folded, and otherwise as it was but for the changes. Or the field that cannot be changed so.
[[nodiscard]] std::variant<QByteArray, Obstacle> rewrittenHeader(QByteArrayView header,
                                                                 const HeaderChange &change);

/// Whether any field is there that mail has. A text of any kind may have lines that look like fields.
[[nodiscard]] bool isHeaderOfMail(QByteArrayView header);

/// Sender, recipients and Message-ID of a message as its header has them; those of its topmost block of
/// Resent- fields if there is one (RFC 5322 section 3.6.6). TooManyRecipients where there are.
[[nodiscard]] Readiness envelopeInHeader(QByteArrayView header);

} // namespace poplar::mime
