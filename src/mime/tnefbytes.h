// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace poplar::mime {

/// Little-endian numbers and runs of octets, one behind the other; what lies beyond the end is nothing.
class TnefBytes {
public:
    /// Must outlive it.
    explicit TnefBytes(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    quint16 number16();
    quint32 number32();
    QByteArrayView take(quint64 octets);

    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }
    /// Something was wanted beyond the end.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    QByteArrayView m_rest;
    bool m_isBroken = false;
};

/// A property of a message or of a file ([MS-OXTNEF] section 2.1.3.4).
struct TnefProperty {
    quint16 type = 0;
    quint16 id = 0;
    QByteArrayView value; ///< The first, where there are several.

    [[nodiscard]] bool isUnicode() const { return type == 0x001F; }
    [[nodiscard]] bool isObject() const { return type == 0x000D; }
};

/// A list of them.
class TnefProperties {
public:
    explicit TnefProperties(QByteArrayView list);

    /// Nothing at the end, or where the list is broken. Properties that a program made up have the id 0.
    [[nodiscard]] std::optional<TnefProperty> next();
    [[nodiscard]] bool isBroken() const { return m_bytes.isBroken() || m_isUnknown; }

private:
    void skipName();
    [[nodiscard]] QByteArrayView value(quint16 type);

    TnefBytes m_bytes;
    quint32 m_left;
    bool m_isUnknown = false; ///< A type of unknown length: what follows cannot be found.
};

/// What iconv calls a code page of Windows; empty if it has none.
[[nodiscard]] QByteArray codePageName(quint32 codePage);

} // namespace poplar::mime
