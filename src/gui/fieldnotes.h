// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/headerfields.h"

#include <QList>
#include <QString>

namespace poplar::gui {

/// Fields of a header that one sentence explains.
struct FieldNotes {
    struct Field {
        QString name;
        QString value; ///< On one line, neutralised, cut to a length that can be shown.

        bool operator==(const Field &) const = default;
    };
    QString note;
    QList<Field> fields; ///< In the order of the header.

    bool operator==(const FieldNotes &) const = default;
};

/// What programs on the way mean by a field, whatever the case of its name; empty if Poplar does not know.
[[nodiscard]] QString fieldNote(const QString &name);

/// The fields of a header that are explained so, in the order of their first occurrence; what a route tells
/// already is left out. At most mostNotedFields.
[[nodiscard]] QList<FieldNotes> fieldNotes(const QList<mime::HeaderField> &fields);
constexpr int mostNotedFields = 60;

/// How far they can be believed.
[[nodiscard]] QString noteHint();

} // namespace poplar::gui
