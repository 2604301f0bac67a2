// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace poplar::gui {

/// A text to be found among the octets of a file, whatever the case of its letters. The octets may be
/// UTF-8 or, as they would be shown, Latin-1.
class SourceNeedle {
public:
    struct Match {
        qsizetype at = 0;
        qsizetype length = 0;
    };

    SourceNeedle() = default;
    explicit SourceNeedle(QStringView text);

    [[nodiscard]] bool isEmpty() const { return m_utf8.isEmpty(); }
    /// The octets that it may take.
    [[nodiscard]] qsizetype longest() const { return m_longest; }
    /// The first place that begins before `end`; it may reach beyond that.
    [[nodiscard]] std::optional<Match> first(QByteArrayView octets, qsizetype end) const;
    /// The last such place.
    [[nodiscard]] std::optional<Match> last(QByteArrayView octets, qsizetype end) const;

private:
    using Letter = QList<QByteArray>; ///< The ways to write it.
    using Word = QList<Letter>;

    [[nodiscard]] static qsizetype lengthAt(const Word &word, QByteArrayView octets, qsizetype at);
    [[nodiscard]] std::optional<Match> at(QByteArrayView octets, qsizetype place) const;

    Word m_utf8;
    Word m_latin1; ///< Empty if it cannot be written so, or is the same.
    qsizetype m_longest = 0;
    std::array<bool, 256> m_begins{}; ///< Which octets it can begin with.
};

} // namespace poplar::gui
