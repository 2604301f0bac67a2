// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/normalforms.h"
#include "wire/secretguard.h"

#include <QList>

namespace poplar::records {

/// A name that is one although it does not look like that.
struct KnownName {
    QString text; ///< As it is written, in one of its ways.
    NamedThing thing;
    NameKind kind = NameKind::User;
};

/// A place of a text with a name in it.
struct FoundName {
    qsizetype begin = 0;
    qsizetype end = 0; ///< Behind it.
    NameKind kind = NameKind::Opaque;
    QString name; ///< As it is written there, or as it is known.
};

/// Finds names in a text, whatever is around them. One kind is looked for after the other; what was found is
/// left out of the text for those that follow, so that no place has two. Pure; takes time in proportion to
/// the text. docs/log.md tells what is found.
class NameFinder {
public:
    /// @param text in NFC.
    /// @param names the longest first.
    /// @param hidden knows them in base64 and the like.
    NameFinder(const QString &text, const QList<KnownName> &names, const wire::SecretGuard &hidden);

    /// In the order of the text; they do not overlap.
    [[nodiscard]] QList<FoundName> found() const;

private:
    void take(const QList<FoundName> &names);
    enum class Which {
        Whole, ///< No part of longer names.
        Within, ///< Also parts of them.
        WithinBySigns, ///< The same, of those known names only that contain what no host does.
        BehindAt, ///< Of these, those behind the sign of a mail address, whose domain would end too early.
    };
    [[nodiscard]] QList<FoundName> known(Which which) const;
    [[nodiscard]] QList<FoundName> hidingKnown() const;

    QString m_rest; ///< The text with all that was found blanked out.
    const QList<KnownName> &m_known;
    const wire::SecretGuard &m_hidden;
    QList<FoundName> m_found;
};

} // namespace poplar::records
