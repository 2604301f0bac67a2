// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/capabilities.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::pop3 {

namespace {

/// A figure as announced, cut to a limit; nothing if it is none.
std::optional<qint64> figure(const QByteArray &word, qint64 most)
{
    const bool isNumber =
        !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return std::nullopt;
    bool fits = false;
    const qint64 number = word.toLongLong(&fits);
    return fits ? std::min(number, most) : most;
}

Concerns concernsOf(const QByteArrayList &words)
{
    return words.value(1).compare("USER", Qt::CaseInsensitive) == 0 ? Concerns::EachUser : Concerns::Everyone;
}

} // namespace

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

std::optional<LoginDelay> Capabilities::loginDelay() const
{
    const std::optional<QByteArrayList> words = parameters("LOGIN-DELAY");
    const auto seconds = words ? figure(words->value(0), limit::loginDelay.count()) : std::nullopt;
    if (!seconds)
        return std::nullopt;
    return LoginDelay{std::chrono::seconds(*seconds), concernsOf(*words)};
}

std::optional<Expire> Capabilities::expire() const
{
    const std::optional<QByteArrayList> words = parameters("EXPIRE");
    if (!words)
        return std::nullopt;
    if (words->value(0).compare("NEVER", Qt::CaseInsensitive) == 0)
        return Expire{std::nullopt, concernsOf(*words)};
    const std::optional<qint64> days = figure(words->value(0), limit::expireDays);
    return days ? std::optional<Expire>({static_cast<int>(*days), concernsOf(*words)}) : std::nullopt;
}

bool Capabilities::hasMechanism(QByteArrayView mechanism) const
{
    const QByteArrayList announced = parameters("SASL").value_or(QByteArrayList());
    return std::any_of(announced.begin(), announced.end(), [mechanism](const QByteArray &one) {
        return one.compare(mechanism, Qt::CaseInsensitive) == 0;
    });
}

} // namespace poplar::pop3
