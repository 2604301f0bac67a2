// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace poplar {

/// A value that may be there, as std::optional, but shared by its copies and as small as a pointer: for
/// what is kept a hundred thousand times and mostly empty or copied. It cannot be changed, only replaced.
template <typename T>
class SharedOptional {
public:
    SharedOptional() = default;
    SharedOptional(T value)
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }
    SharedOptional(std::nullopt_t) {}

    [[nodiscard]] bool has_value() const { return m_value != nullptr; }
    explicit operator bool() const { return has_value(); }
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value.get(); }
    [[nodiscard]] T value_or(T other) const { return m_value ? *m_value : std::move(other); }
    void reset() { m_value.reset(); }

    friend bool operator==(const SharedOptional &left, const SharedOptional &right)
    {
        return left.m_value == right.m_value
            || (left.m_value && right.m_value && *left.m_value == *right.m_value);
    }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace poplar
