// SPDX-License-Identifier: GPL-3.0-or-later
#include "replyscanner.h"

#include <cstring>

namespace poplar::bench {

namespace {

constexpr std::string_view ending = "\r\n.\r\n";

/// The end of the ending in a piece, or npos. A dot is rare, "\r\n" is not: it is looked for first.
std::size_t endIn(std::string_view bytes)
{
    for (std::size_t at = 2; at + 3 <= bytes.size(); ++at) {
        const void *dot = std::memchr(bytes.data() + at, '.', bytes.size() - 2 - at);
        if (!dot)
            return std::string_view::npos;
        at = static_cast<std::size_t>(static_cast<const char *>(dot) - bytes.data());
        if (std::memcmp(bytes.data() + at - 2, ending.data(), ending.size()) == 0)
            return at + 3;
    }
    return std::string_view::npos;
}

} // namespace

std::size_t ReplyScanner::take(std::string_view bytes, Shape shape)
{
    if (m_place == Place::Complete) {
        m_place = Place::Status;
        m_status.clear();
    }
    return m_place == Place::Status ? takeStatus(bytes, shape) : takeBody(bytes);
}

std::size_t ReplyScanner::takeStatus(std::string_view bytes, Shape shape)
{
    const std::size_t end = bytes.find('\n');
    m_status += bytes.substr(0, end == std::string_view::npos ? end : end + 1);
    if (end == std::string_view::npos)
        return bytes.size();
    const bool hasBody = shape == Shape::Body && m_status.starts_with("+OK");
    m_place = hasBody ? Place::Body : Place::Complete;
    m_tail = "\r\n"; // the status line's own: an empty body ends with ".\r\n"
    return end + 1;
}

std::size_t ReplyScanner::takeBody(std::string_view bytes)
{
    // Across the seam first, then within.
    const std::size_t kept = m_tail.size();
    m_tail += bytes.substr(0, ending.size() - 1);
    std::size_t end = endIn(m_tail);
    if (end != std::string_view::npos) {
        m_place = Place::Complete;
        pass(bytes.substr(0, end - kept));
        return end - kept;
    }
    end = endIn(bytes);
    if (end != std::string_view::npos) {
        m_place = Place::Complete;
        pass(bytes.substr(0, end));
        return end;
    }
    if (bytes.size() >= ending.size() - 1)
        m_tail = bytes.substr(bytes.size() - (ending.size() - 1));
    else if (m_tail.size() >= ending.size())
        m_tail.erase(0, m_tail.size() - (ending.size() - 1));
    pass(bytes);
    return bytes.size();
}

void ReplyScanner::pass(std::string_view bytes)
{
    if (m_body)
        m_body(bytes);
}

} // namespace poplar::bench
