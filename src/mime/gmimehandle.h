// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmime/gmime.h>

#include <memory>

/// Ownership of what GMime and GLib give. Internal to this library: no header that others include may
/// include this one.
namespace poplar::mime {

struct ObjectUnref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
/// Owns one reference. What a `get` function returns is borrowed and must not be put here.
template <class T>
using GRef = std::unique_ptr<T, ObjectUnref>;

struct MemoryFree {
    void operator()(gpointer memory) const { g_free(memory); }
};
using GText = std::unique_ptr<char, MemoryFree>;

struct OptionsFree {
    void operator()(GMimeParserOptions *options) const { g_mime_parser_options_free(options); }
};
using ParserOptions = std::unique_ptr<GMimeParserOptions, OptionsFree>;

} // namespace poplar::mime
