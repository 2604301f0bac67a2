// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace poplar::archive {

/// Makes a message fit for an mbox file, in which each line "From …" begins another message: one '>' comes
/// before a line that is "From …" with any number of '>' before it. That is the dialect "mboxrd"
/// (https://www.loc.gov/preservation/digital/formats/fdd/fdd000385.shtml), the only one that can be reversed.
/// The octets come in pieces of any size, and next to nothing of them is kept.
class MboxQuoting {
public:
    /// @return what can be said of the octets so far.
    [[nodiscard]] QByteArray feed(QByteArrayView octets);
    /// @return what was held back. The next octets begin a message.
    [[nodiscard]] QByteArray end();

private:
    enum class At { Quotes, Word, Line };

    At m_at = At::Quotes;
    qsizetype m_matched = 0; ///< Of "From ".
};

/// Takes such a '>' away again.
class MboxUnquoting {
public:
    /// As of MboxQuoting.
    [[nodiscard]] QByteArray feed(QByteArrayView octets);
    [[nodiscard]] QByteArray end();

private:
    enum class At { Quotes, Word, Line };

    void giveBack(QByteArray &made);

    At m_at = At::Quotes;
    bool m_hasQuote = false; ///< One '>' is held back,
    qsizetype m_matched = 0; ///< and so much of "From " behind it.
};

} // namespace poplar::archive
