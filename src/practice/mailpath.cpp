// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/mailpath.h"

#include <algorithm>

namespace poplar::practice {

namespace {

constexpr qsizetype localPartOctets = 64; // RFC 5321 section 4.5.3.1.1
constexpr qsizetype domainOctets = 255; // section 4.5.3.1.2

bool isControl(char c)
{
    return uchar(c) < 0x20 || c == 0x7f;
}

/// Where the path that begins with "<" ends: brackets within quotes are no end.
qsizetype endOfPath(const QByteArray &text)
{
    bool isQuoted = false;
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (isQuoted && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            isQuoted = !isQuoted;
        else if (text[at] == '>' && !isQuoted)
            return at;
    }
    return -1;
}

} // namespace

std::optional<MailPath> MailPath::read(const QByteArray &argument, const QByteArray &keyword)
{
    if (argument.first(std::min(keyword.size(), argument.size())).toUpper() != keyword)
        return std::nullopt;
    QByteArray rest = argument.mid(keyword.size());
    if (rest.startsWith(' '))
        rest.remove(0, 1);
    const qsizetype end = rest.startsWith('<') ? endOfPath(rest) : -1;
    if (end < 0)
        return std::nullopt;
    MailPath path{rest.mid(1, end - 1), {}};
    rest = rest.mid(end + 1);
    if (!rest.isEmpty() && !rest.startsWith(' '))
        return std::nullopt;
    for (const QByteArray &word : rest.split(' ')) {
        const qsizetype equals = word.indexOf('=');
        if (!word.isEmpty())
            path.parameters += equals < 0 ? word.toUpper() : word.first(equals).toUpper() + word.mid(equals);
    }
    return path;
}

bool MailPath::isAscii() const
{
    return std::all_of(address.begin(), address.end(), [](char c) { return uchar(c) < 0x80; });
}

bool isHostName(const QByteArray &text)
{
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("-._:[]").contains(c);
    };
    return !text.isEmpty() && text.size() <= domainOctets && std::all_of(text.begin(), text.end(), fits);
}

bool isAddress(const QByteArray &text)
{
    const qsizetype at = text.lastIndexOf('@');
    if (at < 1 || at > localPartOctets || text.size() - at - 1 > domainOctets)
        return false;
    const QByteArray local = text.first(at);
    const bool isQuoted = local.size() > 2 && local.startsWith('"') && local.endsWith('"');
    const auto breaksLocal = [isQuoted](char c) {
        return isControl(c) || (!isQuoted && QByteArrayView(" <>\",;()").contains(c));
    };
    const QByteArray domain = text.mid(at + 1);
    const auto breaksDomain = [](char c) {
        return isControl(c) || QByteArrayView(" <>\",;()\\").contains(c);
    };
    return !domain.isEmpty() && !domain.startsWith('.')
        && std::none_of(local.begin(), local.end(), breaksLocal)
        && std::none_of(domain.begin(), domain.end(), breaksDomain);
}

bool isPracticeDomain(const QByteArray &domain)
{
    static const QByteArrayList reserved = {"localhost",   "example", "example.org",      "example.com",
                                            "example.net", "test",    "xn--80akhbyknj4f", "испытание"};
    const QByteArray asked = domain.toLower();
    return std::any_of(reserved.begin(), reserved.end(),
                       [&asked](const QByteArray &one) { return asked == one || asked.endsWith('.' + one); });
}

} // namespace poplar::practice
