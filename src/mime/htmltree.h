// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gumbo.h>

#include <QByteArray>
#include <QDeadlineTimer>

#include <cstddef>
#include <memory>

namespace poplar::mime {

class HtmlMemory;

/// Nested elements that are followed. Nobody writes so many, and gumbo takes quadratic time for them.
constexpr int deepestElement = 400;

/// The part of an HTML text, in UTF-8, before more elements are open than that.
[[nodiscard]] QByteArray cutWhereTooDeep(const QByteArray &html);

/// HTML parsed by gumbo in bounded memory (limit::htmlMemory) and time. A page of a
/// few kilobytes can be made to need gigabytes: the standard reopens unclosed elements in every paragraph.
/// Internal to this library.
class HtmlTree {
public:
    /// @param utf8 must outlive it.
    HtmlTree(const QByteArray &utf8, QDeadlineTimer deadline);
    ~HtmlTree();
    HtmlTree(const HtmlTree &) = delete;
    HtmlTree &operator=(const HtmlTree &) = delete;

    /// Null if the memory or the time did not suffice.
    [[nodiscard]] const GumboNode *root() const { return m_root; }

private:
    std::unique_ptr<HtmlMemory> m_memory;
    const GumboNode *m_root = nullptr;
};

} // namespace poplar::mime
