// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/extensions.h"

#include <algorithm>
#include <limits>

namespace poplar::smtp {

namespace {

/// "AUTH=LOGIN PLAIN" in the way of the RFC.
QByteArray withoutEqualSign(const QByteArray &line)
{
    if (line.size() > 4 && line[4] == '=' && line.first(4).compare("AUTH", Qt::CaseInsensitive) == 0)
        return ("AUTH " + line.mid(5)).simplified();
    return line;
}

bool isNumber(const QByteArray &word)
{
    return !word.isEmpty()
        && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Extensions::Extensions(const Reply &ehlo)
{
    m_name = ehlo.lines.value(0).split(' ').value(0);
    for (const QByteArray &line : ehlo.lines.mid(1)) {
        if (const QByteArray trimmed = line.simplified(); !trimmed.isEmpty())
            m_lines += trimmed;
    }
}

std::optional<QByteArrayList> Extensions::parameters(QByteArrayView keyword) const
{
    for (const QByteArray &line : m_lines) {
        QByteArrayList words = withoutEqualSign(line).split(' ');
        if (words.takeFirst().compare(keyword, Qt::CaseInsensitive) == 0)
            return words;
    }
    return std::nullopt;
}

bool Extensions::has(QByteArrayView keyword) const
{
    return parameters(keyword).has_value();
}

QByteArrayList Extensions::mechanisms() const
{
    QByteArrayList all;
    for (const QByteArray &line : m_lines) {
        QByteArrayList words = withoutEqualSign(line).split(' ');
        if (words.takeFirst().compare("AUTH", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &word : words) {
            if (const QByteArray name = word.toUpper(); !all.contains(name))
                all += name;
        }
    }
    return all;
}

bool Extensions::hasMechanism(QByteArrayView mechanism) const
{
    return mechanisms().contains(mechanism.toByteArray().toUpper());
}

std::optional<qint64> Extensions::sizeLimit() const
{
    const QByteArray word = parameters("SIZE").value_or(QByteArrayList()).value(0);
    if (!isNumber(word))
        return std::nullopt;
    bool fits = false;
    const qint64 octets = word.toLongLong(&fits);
    // 0 stands for no fixed limit (RFC 1870 section 4).
    return octets == 0 && fits ? std::nullopt
                               : std::optional(fits ? octets : std::numeric_limits<qint64>::max());
}

} // namespace poplar::smtp
