// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QMetaType>
#include <QString>

#include <memory>

class QDebug;

namespace poplar {

/// Bytes that must not be seen: a password or a token.
///
/// It cannot be printed, compared or converted by accident; `wireBytes()` is the only door. Copies
/// share one buffer, which is overwritten when the last of them goes.
class Secret {
public:
    Secret() = default;
    /// Takes the UTF-8 form (RFC 6856 section 3 asks for it).
    explicit Secret(const QString &text);
    explicit Secret(QByteArrayView bytes);
    explicit Secret(const QByteArray &bytes)
        : Secret(QByteArrayView(bytes))
    {
    }

    [[nodiscard]] bool isEmpty() const;
    /// The bytes themselves. They live as long as this object; do not keep a copy.
    [[nodiscard]] QByteArrayView wireBytes() const;

    bool operator==(const Secret &) const = delete;
    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    std::shared_ptr<const QByteArray> m_bytes;
};

} // namespace poplar

Q_DECLARE_METATYPE(poplar::Secret)
