// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/structure.h"

#include "base/limits.h"
#include "mime/linereader.h"

namespace poplar::mime {

namespace {

bool isBlank(QByteArrayView line)
{
    return line == "\n" || line == "\r\n";
}

enum class BoundaryLine { No, Opens, Closes };

/// RFC 2046 section 5.1.1; blanks may follow.
BoundaryLine match(QByteArrayView line, const QByteArray &boundary)
{
    if (line.size() < boundary.size() + 2 || line.sliced(2, boundary.size()) != boundary)
        return BoundaryLine::No;
    QByteArrayView rest = line.sliced(2 + boundary.size());
    const bool closes = rest.startsWith("--");
    if (closes)
        rest = rest.sliced(2);
    if (!rest.trimmed().isEmpty())
        return BoundaryLine::No;
    return closes ? BoundaryLine::Closes : BoundaryLine::Opens;
}

class Scanner {
public:
    explicit Scanner(QIODevice &device)
        : m_device(device)
        , m_lines(device)
    {
    }

    Result<Structure> scan()
    {
        m_structure.parts.emplaceBack();
        while (!m_full) {
            const auto piece = m_lines.next();
            if (!piece)
                break;
            take(*piece);
        }
        if (m_lines.failed())
            return Error{ErrorKind::Storage, {}, {}, {}, m_device.errorString()};
        finish();
        return m_structure;
    }

private:
    struct Open {
        int part = 0;
        QByteArray boundary;
    };
    enum class State { Header, Content, BetweenParts };

    void take(const LinePiece &piece)
    {
        if (piece.startsLine && piece.bytes.startsWith("--") && takeBoundary(piece))
            return;
        if (m_state == State::Header)
            takeHeader(piece);
        else if (m_state == State::Content)
            rememberLineBreak(piece);
    }

    /// The line break before a boundary belongs to the boundary.
    void rememberLineBreak(const LinePiece &piece)
    {
        const bool crlf = piece.bytes.endsWith("\r\n") || (piece.bytes == "\n" && m_endsInCr);
        m_lineBreak = crlf ? 2 : piece.bytes.endsWith('\n') ? 1 : 0;
        m_endsInCr = piece.bytes.endsWith('\r');
    }

    void takeHeader(const LinePiece &piece)
    {
        const bool first = m_header.isEmpty() && piece.startsLine;
        if (piece.startsLine && isBlank(piece.bytes))
            return beginContent(piece.at + piece.bytes.size());
        // A part without a header of its own whose empty line was forgotten as well.
        if (first && m_current > 0 && !isFieldLine(piece.bytes)) {
            m_structure.damages |= Damage::Malformed;
            beginContent(piece.at);
            return rememberLineBreak(piece);
        }
        const qint64 most = m_current == 0 ? limit::topHeader : limit::headerField;
        if (m_header.size() + piece.bytes.size() <= most)
            m_header += piece.bytes;
        else
            m_structure.damages |= Damage::Malformed;
    }

    /// The header ends here; decides what the part is.
    void beginContent(qint64 at)
    {
        m_state = State::Content;
        m_lineBreak = 0;
        Part &part = m_structure.parts[m_current];
        part.begin = part.end = at;
        const Fields fields = m_current == 0 ? wholeHeader(part) : Fields::of(m_header);
        m_header.clear();
        part.info = contentInfo(fields, m_defaultType);
        if (!part.info.isMultipart())
            return;
        if (part.info.boundary.isEmpty() || part.info.boundary.size() > LineReader::assured - 16) {
            m_structure.damages |= Damage::Malformed;
            part.info.type = "text/plain";
        } else if (m_open.size() >= limit::mimeDepth) {
            m_structure.damages |= Damage::TooDeep;
        } else {
            m_open += Open{m_current, part.info.boundary};
        }
    }

    /// The fields of the message itself. Where it begins with something else and holds no field at all,
    /// everything is content.
    Fields wholeHeader(Part &part)
    {
        const bool starts = isFieldLine(m_header) || m_header.startsWith("From ");
        m_structure.header = Fields::of(m_header);
        if (!starts)
            m_structure.damages |= Damage::NoHeader;
        if (!m_header.isEmpty() && !starts && m_structure.header.isEmpty())
            part.begin = 0;
        return m_structure.header;
    }

    bool takeBoundary(const LinePiece &piece)
    {
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            const BoundaryLine line = match(piece.bytes, m_open[i].boundary);
            if (line == BoundaryLine::No)
                continue;
            endContent(piece.at);
            closeInner(i);
            if (line == BoundaryLine::Closes)
                close();
            else
                addPart(piece);
            return true;
        }
        return false;
    }

    /// What is open ends before the line that stands there.
    void endContent(qint64 at)
    {
        if (m_state == State::Header)
            beginContent(at);
        Part &part = m_structure.parts[m_current];
        if (m_state == State::Content)
            part.end = std::max(part.begin, at - m_lineBreak);
        m_state = State::BetweenParts;
    }

    /// Multiparts within the one whose boundary came have no end of their own.
    void closeInner(qsizetype keep)
    {
        while (m_open.size() > keep + 1) {
            m_structure.damages |= Damage::Truncated;
            close();
        }
    }

    void close()
    {
        Part &part = m_structure.parts[m_open.takeLast().part];
        if (!part.isLeaf())
            return;
        // Its boundary never came: what stands there is shown rather than lost.
        m_structure.damages |= Damage::Malformed;
        part.info.type = "text/plain";
    }

    void addPart(const LinePiece &boundary)
    {
        if (m_structure.parts.size() >= limit::mimeParts) {
            m_structure.damages |= Damage::TooDeep;
            m_full = true;
            m_open.clear();
            return;
        }
        Part &parent = m_structure.parts[m_open.back().part];
        m_current = int(m_structure.parts.size());
        m_defaultType = parent.info.type == "multipart/digest" ? "message/rfc822" : "text/plain";
        parent.children += m_current;
        m_structure.parts.emplaceBack();
        Part &part = m_structure.parts.back();
        part.begin = part.end = boundary.at;
        part.header = boundary.at + boundary.bytes.size();
        m_state = State::Header;
    }

    void finish()
    {
        if (m_full)
            return;
        m_lineBreak = 0;
        endContent(m_lines.position());
        if (!m_open.isEmpty())
            m_structure.damages |= Damage::Truncated;
        while (!m_open.isEmpty())
            close();
    }

    QIODevice &m_device;
    LineReader m_lines;
    Structure m_structure;
    QList<Open> m_open; ///< Multiparts whose end has not come, the innermost last.
    State m_state = State::Header;
    int m_current = 0; ///< The part that is being read.
    QByteArray m_header; ///< Of that part, as far as read.
    QByteArray m_defaultType = "text/plain";
    qint64 m_lineBreak = 0; ///< Length of the last one.
    bool m_endsInCr = false; ///< The last piece does; its LF may follow in the next.
    bool m_full = false; ///< No more parts are taken.
};

} // namespace

Result<Structure> readStructure(QIODevice &device)
{
    return Scanner(device).scan();
}

} // namespace poplar::mime
