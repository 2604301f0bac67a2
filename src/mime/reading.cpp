// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/headers.h"
#include "mime/message.h"
#include "mime/partcontent.h"
#include "mime/structure.h"

#include <QFile>
#include <QSaveFile>

namespace poplar::mime {

namespace {

/// An open message file and what GMime made of it. The parsed message reads its parts from the file, so
/// both live together.
struct Parsed {
    GRef<GMimeStream> stream;
    GRef<GMimeMessage> message;
    Damages damages;
};

Damages damageOf(GMimeParserWarning warning)
{
    switch (warning) {
    case GMIME_WARN_TRUNCATED_MESSAGE:
        return Damage::Truncated;
    case GMIME_CRIT_NESTING_OVERFLOW:
        return Damage::TooDeep;
    case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY:
    case GMIME_CRIT_PART_WITHOUT_HEADERS_OR_CONTENT:
    case GMIME_WARN_MALFORMED_MULTIPART:
        return Damage::Malformed;
    default:
        return {};
    }
}

void onWarning(gint64, GMimeParserWarning warning, const gchar *, gpointer damages)
{
    *static_cast<Damages *>(damages) |= damageOf(warning);
}

GRef<GMimeMessage> parse(GMimeStream *stream, Damages &damages)
{
    const ParserOptions options = makeParserOptions();
    g_mime_parser_options_set_warning_callback(options.get(), &onWarning, &damages);
    const GRef<GMimeParser> parser(g_mime_parser_new_with_stream(stream));
    g_mime_parser_set_persist_stream(parser.get(), TRUE);
    return GRef<GMimeMessage>(g_mime_parser_construct_message(parser.get(), options.get()));
}

/// The file behind a header line of ours, for messages that begin with none.
GRef<GMimeStream> repaired(GMimeStream *file)
{
    static const QByteArray line("X-Poplar-Repaired: 1\n\n");
    GMimeStream *joined = g_mime_stream_cat_new();
    const GRef<GMimeStream> header(g_mime_stream_mem_new_with_buffer(line.constData(), size_t(line.size())));
    g_mime_stream_reset(file);
    g_mime_stream_cat_add_source(GMIME_STREAM_CAT(joined), header.get());
    g_mime_stream_cat_add_source(GMIME_STREAM_CAT(joined), file);
    return GRef<GMimeStream>(joined);
}

Result<Parsed> parseFile(const QString &path)
{
    prepareGMime();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    GError *failure = nullptr;
    Parsed parsed;
    parsed.stream.reset(g_mime_stream_file_open(QFile::encodeName(path).constData(), "rb", &failure));
    if (!parsed.stream) {
        const QString why = QString::fromUtf8(failure ? failure->message : "");
        g_clear_error(&failure);
        return Error{ErrorKind::Storage, {}, {}, {}, why};
    }
    parsed.message = parse(parsed.stream.get(), parsed.damages);
    if (!parsed.message) {
        parsed.damages = Damage::NoHeader;
        parsed.stream = repaired(parsed.stream.get());
        parsed.message = parse(parsed.stream.get(), parsed.damages);
    }
    if (!parsed.message)
        return Error{ErrorKind::Malformed, {}, {}, {}, {}};
    return parsed;
}

} // namespace

Result<Message> readMessage(const QString &path)
{
    const Result<Parsed> parsed = parseFile(path);
    if (!parsed)
        return parsed.error();
    Message message;
    message.envelope = envelopeOf(parsed->message.get());
    message.damages = parsed->damages;
    Structure().read(parsed->message.get(), message);
    return message;
}

Result<Done> savePart(const QString &messagePath, int part, const QString &path)
{
    const Result<Parsed> parsed = parseFile(messagePath);
    if (!parsed)
        return parsed.error();
    GMimeObject *leaf = Structure::find(parsed->message.get(), part);
    if (!leaf)
        return Error{ErrorKind::Malformed, {}, {}, {}, {}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    if (const Result<Done> written = writeContent(leaf, file); !written)
        return written;
    if (!file.commit())
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    return Done();
}

} // namespace poplar::mime
