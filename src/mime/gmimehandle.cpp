// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/gmimehandle.h"

#include <array>
#include <mutex>

namespace poplar::mime {

namespace {

/// GMime registers its types at their first use, and without a lock.
void registerTypes()
{
    for (const GType type : {internet_address_mailbox_get_type(), internet_address_group_get_type(),
                             internet_address_list_get_type(), g_mime_content_type_get_type(),
                             g_mime_content_disposition_get_type(), g_mime_param_get_type(),
                             g_mime_param_list_get_type(), g_mime_filter_basic_get_type()})
        g_type_class_ref(type); // kept for the life of the process
}

} // namespace

void prepareGMime()
{
    static std::once_flag once;
    std::call_once(once, [] {
        g_mime_init();
        // For encoded words whose charset is unknown or wrong. Read only from here on.
        static std::array<const char *, 4> charsets{"utf-8", "windows-1251", "iso-8859-1", nullptr};
        g_mime_parser_options_set_fallback_charsets(g_mime_parser_options_get_default(), charsets.data());
        registerTypes();
    });
}

} // namespace poplar::mime
