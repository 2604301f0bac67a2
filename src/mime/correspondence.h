// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace poplar::mime {

/// What a header says about answers. Addresses that cannot be written to are left out, and so are those
/// beyond limit::recipients of a list.
struct Correspondence {
    QList<Address> to; ///< More than Envelope::to shows, as is cc.
    QList<Address> cc;
    QList<Address> replyTo;
    QList<Address> followupTo; ///< Mail-Followup-To: whom the author wants an answer to all to reach.
    QString list; ///< The address of List-Post (RFC 2369); empty if there is none, or nobody may post.
    QByteArray messageId; ///< Without angle brackets, as are those below.
    QList<QByteArray> inReplyTo;
    QList<QByteArray> references; ///< The oldest first.

    bool operator==(const Correspondence &) const = default;
};

/// Reads a header, as readEnvelope() does. Never fails.
[[nodiscard]] Correspondence readCorrespondence(QByteArrayView header);

/// A message that is answered or forwarded.
struct Original {
    QString path; ///< Its file.
    Message message;
    Correspondence correspondence;

    bool operator==(const Original &) const = default;
};

/// Reads it all from a message file. Blocks: not on the GUI thread.
/// @return Storage if the file cannot be read.
[[nodiscard]] Result<Original> readOriginal(const QString &path, const ReadingOptions &options = {});

} // namespace poplar::mime

Q_DECLARE_METATYPE(poplar::mime::Original)
