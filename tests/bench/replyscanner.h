// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace poplar::bench {

/// Finds where replies begin and end, by looking for their last line only; nothing is taken apart.
class ReplyScanner {
public:
    enum class Shape { Status, Body };

    /// @param body gets what comes of a body, dots stuffed, in pieces; may be empty.
    explicit ReplyScanner(std::function<void(std::string_view)> body)
        : m_body(std::move(body))
    {
    }

    /// Looks at more bytes.
    /// @param shape of the reply that is awaited.
    /// @return how many of them belong to that reply; isComplete() tells whether that was all of it.
    [[nodiscard]] std::size_t take(std::string_view bytes, Shape shape);
    /// The reply is whole; the next take() is for the next one.
    [[nodiscard]] bool isComplete() const { return m_place == Place::Complete; }
    /// Of the reply so far.
    [[nodiscard]] const std::string &status() const { return m_status; }

private:
    enum class Place { Status, Body, Complete };

    std::size_t takeStatus(std::string_view bytes, Shape shape);
    std::size_t takeBody(std::string_view bytes);
    void pass(std::string_view bytes);

    std::function<void(std::string_view)> m_body;
    Place m_place = Place::Complete;
    std::string m_status;
    std::string m_tail; ///< The last bytes of a piece that may begin the end.
};

} // namespace poplar::bench
