// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gumbo.h>

#include <QString>

namespace poplar::mime {

/// What HTML elements mean for their text. Internal to this library.

/// The value of an attribute; empty if it is not there.
[[nodiscard]] QString attribute(const GumboElement &element, const char *name);

/// Whether nobody would see it: not a text element, or hidden by its own attributes.
[[nodiscard]] bool isInvisible(const GumboElement &element);

/// Whether it stands on lines of its own, and how far from others.
enum class Block { No, Line, Paragraph };
[[nodiscard]] Block blockOf(GumboTag tag);

} // namespace poplar::mime
