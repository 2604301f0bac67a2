// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace poplar::mime {

/// One field of a header, as it stands there.
struct HeaderField {
    QString name; ///< As sent. Empty for a line that is no field: it is shown, not hidden.
    QString value; ///< Unfolded, with encoded words (RFC 2047) decoded, in one line.
    QByteArray raw; ///< As received, with its folds, without the line break at its end.
    bool isCut = false; ///< The value is longer than limit::shownField, or the name than its limit.
    bool isLastRead = false; ///< More follow, beyond limit::shownFields or limit::shownHeader.

    bool operator==(const HeaderField &) const = default;
};

/// Every field of a header in the order of occurrence, down to the first empty line or to the end, which
/// may lie anywhere. Lines may end in CRLF or LF. Never fails.
[[nodiscard]] QList<HeaderField> readHeaderFields(QByteArrayView header);

/// The values of the fields of these names, decoded as HeaderField::value and as far; by name, and each name
/// is there, also without a field. Only these are decoded, so that it takes a tenth of the time.
/// @param names in lower case.
[[nodiscard]] QHash<QString, QStringList> readFieldValues(QByteArrayView header, const QSet<QString> &names);

} // namespace poplar::mime
