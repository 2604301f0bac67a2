// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/contentwriting.h"
#include "mime/draft.h"
#include "mime/headerrewriting.h"
#include "mime/octetfacts.h"
#include "mime/preparing.h"
#include "mime/structure.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>

#include <optional>
#include <variant>

namespace poplar::mime {

/// What is to be changed of one part. Internal to this library, as is all of this.
struct PartChange {
    enum class Content {
        AsIs,
        Encoded, ///< Decoded, and encoded anew.
        Within, ///< A message, to be prepared itself.
    };
    Part part;
    std::optional<HeaderChange> header = {}; ///< Headers are written anew one by one: there may be many.
    Content content = Content::AsIs;
    SentEncoding encoding = SentEncoding::AsIs;
};

/// Whether a message is the one that is sent, or lies within it.
enum class WhichMessage { Whole, Within };

/// Looks at a message and says what has to be changed for a server. Reads it two times; keeps what lies
/// between parts and within contents out of memory.
class PreparationPlan {
public:
    /// @param message from its beginning.
    PreparationPlan(QIODevice &message, ServerAbility ability, WhichMessage which);

    [[nodiscard]] std::optional<Obstacle> make();

    /// In the order in which the parts stand in the file.
    [[nodiscard]] const QList<PartChange> &changes() const { return m_changes; }
    /// Whether octets beyond ASCII stay in a header that is not changed.
    [[nodiscard]] bool keepsUtf8Header() const { return m_keepsUtf8Header; }

private:
    enum class Seal { Open, Closed }; ///< Whether a signature covers it.
    struct Look; ///< A part as it is.

    std::optional<Obstacle> visit(int number, Seal seal);
    [[nodiscard]] std::optional<Obstacle> checkSealed(const Part &sealing) const;
    [[nodiscard]] bool isRefused(const OctetFacts &facts) const;
    [[nodiscard]] std::variant<Look, Obstacle> lookAt(const Part &part) const;
    [[nodiscard]] std::variant<PartChange, Obstacle> contentChange(const Look &look, Seal seal) const;
    [[nodiscard]] std::variant<std::optional<HeaderChange>, Obstacle>
    headerChange(const Look &look, Seal seal, qsizetype index);
    [[nodiscard]] QByteArray labelFor(const Look &look, qsizetype index) const;
    [[nodiscard]] QList<QByteArray> additionsFor(const Look &look, qsizetype index) const;
    [[nodiscard]] bool isUnfit(const Look &look) const;

    QIODevice &m_message;
    const ServerAbility m_ability;
    const WhichMessage m_which;
    Structure m_structure;
    QList<PartChange> m_changes;
    bool m_keepsUtf8Header = false;
};

/// The header of a message with its empty line, or why it cannot be had.
[[nodiscard]] std::variant<QByteArray, Obstacle> headerOfMessage(QIODevice &message);

} // namespace poplar::mime
