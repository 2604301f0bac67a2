// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/namefinder.h"
#include "wire/secretguard.h"

#include <QHash>
#include <QList>
#include <QString>

#include <array>

namespace poplar::records {

/// Replaces what tells who somebody is, or which server it was, by pseudonyms: the same thing has the same
/// one as long as this object lives, whatever the way in which it is written: thingOf() tells. What looks
/// like a pseudonym already gets one.
///
/// | what                                   | becomes                |
/// | mail addresses, Message-IDs            | user1@host1.example    |
/// | user names that know() was told of     | user1                  |
/// | names of hosts, with a dot or known    | host1.example          |
/// | IP addresses of either kind            | ip1                    |
/// | what cannot be seen through            | opaque1                |
///
/// The last are long runs of letters and digits (base64, hexadecimal, unique-ids), fingerprints,
/// percent-encoded text and encoded words of header fields: any of the others may be in them. Names of people
/// in free text are not recognised. Pure; takes time in proportion to the text.
class Pseudonyms {
public:
    using Kind = NameKind;

    /// This is a name, wherever it occurs: also within a word, if it has four letters or more.
    /// A mail address is taken apart, "*." before the name of a host is no part of it. What is empty is left
    /// out.
    void know(Kind kind, const QString &name);

    /// The text with everything replaced.
    [[nodiscard]] QString replaced(const QString &text);

    /// The pseudonym of one such thing.
    [[nodiscard]] QString of(Kind kind, const QString &name);

private:
    void know(const KnownName &known);

    QList<KnownName> m_known; ///< The longest first.
    wire::SecretGuard m_hidden; ///< Knows them in base64 and the like.
    QHash<QString, QString> m_given; ///< By a sign of the kind, and the name.
    std::array<int, 4> m_counts{}; ///< Of each kind.
};

} // namespace poplar::records
