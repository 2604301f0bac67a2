// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/capabilities.h"

#include "base/limits.h"

namespace poplar::pop3 {

Capabilities::Capabilities(const QByteArray &listing)
{
    for (const QByteArray &line : listing.split('\n')) {
        if (m_lines.size() == limit::capabilityLines)
            break;
        if (const QByteArray trimmed = line.simplified(); !trimmed.isEmpty())
            m_lines += trimmed;
    }
}

std::optional<QByteArrayList> Capabilities::parameters(QByteArrayView name) const
{
    for (const QByteArray &line : m_lines) {
        QByteArrayList words = line.split(' ');
        if (words.takeFirst().compare(name, Qt::CaseInsensitive) == 0)
            return words;
    }
    return std::nullopt;
}

bool Capabilities::has(QByteArrayView name) const
{
    return parameters(name).has_value();
}

} // namespace poplar::pop3
