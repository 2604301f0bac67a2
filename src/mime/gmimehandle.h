// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmime/gmime.h>

#include <memory>

/// Ownership of what GMime and GLib give. Internal to this library: only its .cpp files include this.
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

struct DateUnref {
    void operator()(GDateTime *date) const { g_date_time_unref(date); }
};
using GDate = std::unique_ptr<GDateTime, DateUnref>;

/// Makes GMime ready; any thread, any number of times. Every function that calls GMime calls it first.
void prepareGMime();

} // namespace poplar::mime
