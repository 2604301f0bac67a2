// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>

#include <functional>
#include <optional>

namespace poplar::mime {

/// What is in octets that SMTP may not carry as it is. Internal to this library.
struct OctetFacts {
    bool hasEightBit = false;
    bool hasNul = false;
    bool hasLoneCr = false; ///< RFC 5321 section 2.3.8: never to be sent.
    qint64 longestLine = 0; ///< Without its line end.

    bool operator==(const OctetFacts &) const = default;
};

[[nodiscard]] bool hasOctetsBeyondAscii(QByteArrayView octets);

/// Looks at octets as they come.
class OctetScan {
public:
    void add(QByteArrayView block);
    /// To be asked once, at the end.
    [[nodiscard]] OctetFacts facts();

private:
    void addWithinLine(QByteArrayView octets);

    OctetFacts m_facts;
    qint64 m_line = 0;
    bool m_endsInCr = false;
};

/// Gives a stretch of a file block by block.
/// @return whether it could be read.
[[nodiscard]] bool eachBlockOf(QIODevice &file, qint64 begin, qint64 end,
                               const std::function<void(QByteArrayView)> &take);

/// A stretch of a file as a whole; less of it, if it cannot be read.
[[nodiscard]] QByteArray stretchOf(QIODevice &file, qint64 begin, qint64 end);

/// Nothing if it cannot be read.
[[nodiscard]] std::optional<OctetFacts> factsOf(QIODevice &file, qint64 begin, qint64 end);

} // namespace poplar::mime
