// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/correspondence.h"
#include "mime/draft.h"

#include <QList>
#include <QString>

namespace poplar::mime {

/// Who answers, and in what words.
struct Answering {
    /// All addresses of the user, the one to write from by default first. A message is answered from the one
    /// it was sent to, and goes to none of them.
    QList<Address> own;
    /// The line that says whose words follow ("On … wrote:"), or before a forwarded text the lines that tell
    /// its header; translated, LF line ends. Empty for none.
    QString attribution = {};

    bool operator==(const Answering &) const = default;
};

/// Drafts of answers. Pure: nothing is read. The text is that of Original::message, quoted without its
/// signature, at most limit::quotedText of it.

/// To who is named in Reply-To, or else to the author. An answer to oneself goes to whom the message went.
[[nodiscard]] Draft reply(const Original &original, const Answering &how);

/// To all who got the message, or to whom Mail-Followup-To names; to the mailing list that it came by, even
/// if nothing but List-Post names it.
[[nodiscard]] Draft replyAll(const Original &original, const Answering &how);

/// To the mailing list alone (List-Post), else as reply().
[[nodiscard]] Draft replyToList(const Original &original, const Answering &how);

/// The text of the message, unquoted, behind the attribution; its attachments go with it.
[[nodiscard]] Draft forwardInline(const Original &original, const Answering &how);

/// The message itself as an attachment, as it stands.
[[nodiscard]] Draft forwardAttached(const Original &original, const Answering &how);

/// The message itself, sent on under its author's name (RFC 5322 section 3.6.6). Subject and text are for
/// showing only.
[[nodiscard]] Draft redirect(const Original &original, const Answering &how);

/// A text with "> " before each line, without the signature that it ends in.
[[nodiscard]] QString quoted(const QString &text);

} // namespace poplar::mime
