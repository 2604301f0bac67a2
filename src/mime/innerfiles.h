// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mime/structure.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QString>

#include <optional>

namespace poplar::mime {

/// A file that stands within the content of a part: uuencoded in a text, or packed in a winmail.dat.
struct InnerFile {
    enum class Encoding { Identity, Uuencode };

    QString name; ///< As sent, decoded, not safe as a file name; may be empty.
    QByteArray type; ///< As its name tells.
    qint64 begin = 0; ///< Where it stands, in octets of the part's decoded content…
    qint64 end = 0; ///< …and the octet behind it.
    qint64 octets = 0; ///< Once decoded.
    Encoding encoding = Encoding::Identity;

    bool operator==(const InnerFile &) const = default;
};

/// What Attachment::part says.
struct PartNumber {
    int part = 0;
    std::optional<int> inner; ///< Of the files within that part.
};

/// The number of a file within a part: beyond those of all parts, which limit::mimeParts bounds. It says
/// where the file is found, so that nothing needs to be remembered.
[[nodiscard]] int innerNumber(int part, int inner);
/// The other way round, for what is not negative.
[[nodiscard]] PartNumber partNumber(int number);

/// The type that a file of this name has as a rule.
[[nodiscard]] QByteArray typeOfFile(const QString &name);

/// The files within a part, in the order in which innerNumber() counts them. Storage if the file cannot be
/// read.
[[nodiscard]] Result<QList<InnerFile>> innerFilesOf(QIODevice &message, const Part &part);

/// Writes one of them, streaming. Storage.
[[nodiscard]] Result<Done> writeInnerFile(QIODevice &message, const Part &part, const InnerFile &file,
                                          QIODevice &to);

} // namespace poplar::mime
