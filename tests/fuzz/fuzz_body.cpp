// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies through Framer, against a plain reading of RFC 1939 section 3 line by line; and what DotStuffer
// makes fit for the wire comes back as it was. The input is a body.
#include "fuzzing.h"
#include "wire/dotstuffer.h"
#include "wire/framer.h"

#include <optional>

using namespace poplar;
using namespace poplar::fuzz;
using poplar::wire::DotStuffer;
using poplar::wire::Framer;

namespace {

/// What came out behind a status line.
struct Body {
    QByteArray content;
    std::optional<QByteArray> behind; ///< What follows the terminator; nothing if there was none.

    bool operator==(const Body &) const = default;
};

/// What a body means, without a thought for speed or for chunks.
Body readPlainly(QByteArrayView sent, QByteArrayView lineEnd)
{
    Body body;
    while (!sent.isEmpty()) {
        const qsizetype end = sent.indexOf(lineEnd);
        QByteArrayView line = sent.first(end < 0 ? sent.size() : end + lineEnd.size());
        sent = sent.sliced(line.size());
        const bool stuffed = line.startsWith('.');
        if (stuffed && line.size() == 1 + lineEnd.size() && end >= 0) {
            body.behind = sent.toByteArray();
            return body;
        }
        // The last line may become the terminator yet, as long as nothing else stands in it.
        if (stuffed && end < 0 && line.size() <= lineEnd.size() && lineEnd.startsWith(line.sliced(1)))
            return body;
        body.content += stuffed ? line.sliced(1) : line;
    }
    return body;
}

Body readByFramer(const QByteArray &sent, QByteArrayView lineEnd, Cut cut)
{
    Framer framer;
    Body body;
    framer.append("+OK" + lineEnd.toByteArray());
    require(framer.next().has_value(), "the status line comes first");
    framer.beginBody();
    inPieces(sent, cut, [&](const QByteArray &piece) {
        framer.append(piece);
        if (body.behind) {
            *body.behind += piece;
            return;
        }
        while (const auto next = framer.next()) {
            if (const auto *chunk = std::get_if<Framer::BodyChunk>(&*next)) {
                require(!chunk->bytes.isEmpty(), "no chunk is empty");
                body.content += chunk->bytes;
            } else {
                require(std::holds_alternative<Framer::BodyEnd>(*next), "a body has no lines");
                body.behind = piece.last(framer.pending());
                return;
            }
        }
        require(framer.pending() <= lineEnd.size(), "a body is given out as it comes");
    });
    if (body.behind)
        require(framer.mode() == Framer::Mode::Line && framer.pending() == body.behind->size(),
                "it ends there");
    return body;
}

/// CRLF at the end of each line, the last one included.
QByteArray withLineEnds(const QByteArray &text)
{
    QByteArray whole;
    for (const char c : text) {
        if (c == '\n' && !whole.endsWith('\r'))
            whole += '\r';
        whole += c;
    }
    if (!whole.isEmpty() && !whole.endsWith('\n'))
        whole += whole.endsWith('\r') ? "\n" : "\r\n";
    return whole;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = bytesOf(data, size);
    for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Pieces}) {
        for (const QByteArrayView lineEnd : {QByteArrayView("\r\n"), QByteArrayView("\n")})
            require(readByFramer(input, lineEnd, cut) == readPlainly(input, lineEnd),
                    "a body is what RFC 1939 says");

        DotStuffer stuffer;
        QByteArray stuffed;
        inPieces(input, cut, [&](const QByteArray &piece) { stuffed += stuffer.stuff(piece); });
        stuffed += stuffer.finish();
        const Body back = readByFramer(stuffed + "+OK", "\r\n", Cut::Pieces);
        require(back.content == withLineEnds(input) && back.behind == "+OK", "what is stuffed comes back");
    }
    return 0;
}
