// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/gmimehandle.h"

#include <algorithm>
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

/// glibc loads a charset from its file with the first conversion, and drops it with the last: for mail in
/// such charsets that cost more than all the rest. One conversion of each that is common stays open.
void keepCharsets()
{
    static constexpr std::array common{"iso-8859-1",   "iso-8859-2",   "iso-8859-5",   "iso-8859-15",
                                       "windows-1250", "windows-1251", "windows-1252", "koi8-r",
                                       "koi8-u",       "gb18030",      "gb2312",       "big5",
                                       "shift_jis",    "iso-2022-jp",  "euc-jp",       "euc-kr"};
    static std::array<GIConv, common.size()> kept;
    std::transform(common.begin(), common.end(), kept.begin(),
                   [](const char *charset) { return g_iconv_open("utf-8", charset); });
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
        keepCharsets();
    });
}

} // namespace poplar::mime
