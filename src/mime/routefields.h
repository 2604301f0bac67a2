// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace poplar::mime {

/// Fields of one name, raw but unfolded, in the order of the header. Internal to this library.
struct FieldRow {
    QList<QByteArray> values;
    int leftOut = 0; ///< Those beyond the limit.
};

/// The fields that tell the way of a message.
struct RouteFields {
    FieldRow received;
    FieldRow results;
    FieldRow spf; ///< Received-SPF.
    FieldRow arcResults;
    FieldRow signatures;

    /// As Fields::of() reads: a value is cut at limit::headerField, NULs become blanks.
    [[nodiscard]] static RouteFields of(QByteArrayView header);
};

} // namespace poplar::mime
