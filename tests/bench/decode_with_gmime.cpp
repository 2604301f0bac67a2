// SPDX-License-Identifier: GPL-3.0-or-later
// The same by GMime alone, as its documentation has it: decode_with_gmime FOLDER. Parses each message,
// decodes the texts into memory and UTF-8, and the other parts into nothing.
#include "figures.h"

#include <fcntl.h>
#include <gmime/gmime.h>

#include <cstdio>
#include <filesystem>

namespace {

struct Decoded {
    gint64 characters = 0;
    gint64 attached = 0;
};

gint64 contentOf(GMimePart *part, GMimeStream *into)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    return content ? g_mime_data_wrapper_write_to_stream(content, into) : 0;
}

void readPart(GMimeObject *, GMimeObject *object, gpointer user)
{
    auto *decoded = static_cast<Decoded *>(user);
    if (GMIME_IS_TEXT_PART(object)) {
        char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
        decoded->characters += text ? g_utf8_strlen(text, -1) : 0;
        g_free(text);
    } else if (GMIME_IS_PART(object)) {
        GMimeStream *nothing = g_mime_stream_null_new();
        decoded->attached += contentOf(GMIME_PART(object), nothing);
        g_object_unref(nothing);
    }
}

bool readFile(const std::string &path, Decoded *decoded)
{
    GMimeStream *stream = g_mime_stream_fs_open(path.c_str(), O_RDONLY, 0, nullptr);
    if (!stream)
        return false;
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, nullptr);
    if (message)
        g_mime_message_foreach(message, readPart, decoded);
    const bool isRead = message != nullptr;
    if (message)
        g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
    return isRead;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: decode_with_gmime FOLDER\n");
        return 64;
    }
    g_mime_init();
    poplar::bench::Figures figures;
    figures.start();
    Decoded decoded;
    int messages = 0;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1])) {
        if (!readFile(entry.path().string(), &decoded))
            return 66;
        ++messages;
    }
    figures.stop();
    figures.set("messages", messages);
    figures.set("characters", double(decoded.characters));
    figures.set("attached", double(decoded.attached));
    figures.print();
}
