// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/contentwriting.h"
#include "mime/draft.h"
#include "mime/fieldwriting.h"
#include "mime/filename.h"
#include "mime/fileslice.h"
#include "mime/flowed.h"
#include "mime/headerrewriting.h"
#include "mime/octetfacts.h"
#include "mime/partplace.h"
#include "mime/preparation.h"
#include "mime/sentheader.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace poplar::mime {

namespace {

/// Nobody can guess it, so no content can hold it; and neither base64 nor quoted-printable has "=_".
QByteArray newBoundary()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return "=_" + QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

bool isTokenCharacter(char c)
{
    return c > ' ' && c < 127 && !QByteArrayView("()<>@,;:\\\"/[]?=").contains(c);
}

/// Of one part that holds octets: multiparts and messages have rules of their own for what may be in them.
QByteArray sentType(const QByteArray &declared)
{
    const QByteArray type = declared.toLower();
    const qsizetype slash = type.indexOf('/');
    const bool known = slash > 0 && slash + 1 < type.size() && type.size() <= limit::shownFieldName
        && std::all_of(type.begin(), type.begin() + slash, isTokenCharacter)
        && std::all_of(type.begin() + slash + 1, type.end(), isTokenCharacter);
    const bool composite = type.startsWith("multipart/") || type.startsWith("message/");
    return known && !composite ? type : QByteArray("application/octet-stream");
}

/// Encodes what is written to it.
class EncodingDevice : public QIODevice {
public:
    EncodingDevice(SentEncoding encoding, SentOctets &to)
        : m_writer(encoding, to)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

    void finish() { m_writer.finish(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_writer.add({data, size});
        return size;
    }

private:
    ContentWriter m_writer;
};

Obstacle unreadable(const QString &path, const QString &detail)
{
    return {Obstacle::Kind::Unreadable, path, detail};
}

class MessageWriter {
public:
    MessageWriter(const Draft &draft, QIODevice &to)
        : m_draft(draft)
        , m_to(to)
    {
    }

    Readiness write()
    {
        const auto header = sentHeader(m_draft);
        if (const auto *obstacle = std::get_if<Obstacle>(&header))
            return *obstacle;
        m_outgoing = std::get<SentHeader>(header).outgoing;
        m_to.write(std::get<SentHeader>(header).lines);
        if (m_draft.redirected.isEmpty())
            writeContent();
        else
            writeRedirected();
        if (m_obstacle)
            return *m_obstacle;
        m_to.endLine();
        if (m_to.failed())
            return Obstacle{Obstacle::Kind::Unwritable, {}, m_to.errorString()};
        m_outgoing.octets = m_to.octets();
        m_outgoing.needs8BitMime = m_to.hasEightBit();
        return m_outgoing;
    }

private:
    enum class Pass { Look, Write };

    void writeContent()
    {
        if (m_draft.files.size() > limit::sentFiles) {
            m_obstacle = Obstacle{Obstacle::Kind::TooManyFiles};
            return;
        }
        if (m_draft.files.isEmpty())
            return writeBody();
        for (const DraftFile &file : m_draft.files) {
            if (!m_obstacle && file.type.toLower() == "message/rfc822")
                takeFile(file, Pass::Look);
        }
        if (m_obstacle)
            return;
        if (m_bringsEightBit) // what is around it says so as well (RFC 2045 section 6.4)
            m_to.write("Content-Transfer-Encoding: 8bit\r\n");
        const QByteArray boundary = newBoundary();
        beginMultipart("multipart/mixed", boundary);
        writeBody();
        for (const DraftFile &file : m_draft.files) {
            if (m_obstacle || m_to.failed())
                return;
            m_to.write("\r\n--" + boundary + "\r\n");
            takeFile(file, Pass::Write);
        }
        m_to.write("\r\n--" + boundary + "--\r\n");
    }

    void beginMultipart(const QByteArray &type, const QByteArray &boundary)
    {
        m_to.write(contentFields({type, {}, boundary}) + "\r\n--" + boundary + "\r\n");
    }

    void writeBody()
    {
        if (m_draft.html.isEmpty() || m_draft.text.isEmpty())
            return m_draft.html.isEmpty() ? writePlain() : writeHtml();
        const QByteArray boundary = newBoundary();
        beginMultipart("multipart/alternative", boundary);
        writePlain();
        m_to.write("\r\n--" + boundary + "\r\n");
        writeHtml();
        m_to.write("\r\n--" + boundary + "--\r\n");
    }

    void writePlain() { writeText({"text/plain", "utf-8", {}, {}, true}, flowed(m_draft.text).toUtf8()); }

    void writeHtml()
    {
        QString html = m_draft.html;
        html.remove(QChar::Null).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
        writeText({"text/html", "utf-8"}, html.toUtf8());
    }

    void writeText(const PartFields &fields, const QByteArray &text)
    {
        const SentEncoding encoding = encodingFor(text);
        beginPart(fields, encodingName(encoding));
        ContentWriter writer(encoding, m_to);
        writer.add(text);
        writer.finish();
    }

    void beginPart(const PartFields &fields, const QByteArray &encoding)
    {
        m_to.write(contentFields(fields) + "Content-Transfer-Encoding: " + encoding + "\r\n\r\n");
    }

    void takeFile(const DraftFile &file, Pass pass)
    {
        QFile source(file.path);
        if (!source.open(QIODevice::ReadOnly)) {
            m_obstacle = unreadable(file.path, source.errorString());
            return;
        }
        if (!file.part)
            return takeWhole(file, source, pass);
        const Result<PlaceInMessage> place = placeIn(source, *file.part);
        if (!place) {
            m_obstacle = place.error().kind == ErrorKind::Malformed
                ? Obstacle{Obstacle::Kind::NoSuchPart, file.path}
                : unreadable(file.path, place.error().detail);
            return;
        }
        const Part &part = place->part;
        const bool plain = !place->inner && part.info.encoding == ContentInfo::Encoding::Identity;
        if (plain && file.type == "message/rfc822") {
            FileSlice slice(source, part.begin, part.end);
            return takeWhole(file, slice, pass);
        }
        if (pass == Pass::Look)
            return;
        EncodingDevice encoder(SentEncoding::Base64, m_to);
        beginPart(fieldsOf(file), "base64");
        if (const Result<Done> written = writePlace(source, *place, encoder); !written)
            m_obstacle = unreadable(file.path, written.error().detail);
        encoder.finish();
    }

    /// Mostly all are parts of one message, which is looked through once.
    Result<PlaceInMessage> placeIn(QFile &source, int part)
    {
        if (m_structured != source.fileName()) {
            Result<Structure> structure = readStructure(source);
            if (!structure)
                return structure.error();
            m_structure = std::move(structure).value();
            m_structured = source.fileName();
        }
        return placeOf(part, source, m_structure);
    }

    PartFields fieldsOf(const DraftFile &file)
    {
        const QString name = file.name.isEmpty() ? QFileInfo(file.path).fileName() : file.name;
        const QByteArray type = sentType(file.type);
        return {type, {}, {}, m_names.safe(name, file.type.startsWith("message/") ? file.type : type)};
    }

    /// A message goes as it stands (RFC 2046 section 5.2.1), unless it holds what no server takes.
    void takeWhole(const DraftFile &file, QIODevice &source, Pass pass)
    {
        const bool isMessage = file.type.toLower() == "message/rfc822";
        const auto seen = isMessage ? factsOf(source, 0, source.size()) : OctetFacts();
        if (!seen) {
            m_obstacle = unreadable(file.path, source.errorString());
            return;
        }
        const bool stands =
            isMessage && !seen->hasNul && !seen->hasLoneCr && seen->longestLine <= limit::sentLine;
        m_bringsEightBit |= stands && seen->hasEightBit;
        if (pass == Pass::Look)
            return;
        PartFields fields = fieldsOf(file);
        const SentEncoding encoding = stands ? SentEncoding::AsIs : SentEncoding::Base64;
        if (stands)
            fields.type = "message/rfc822";
        beginPart(fields, stands && seen->hasEightBit ? "8bit" : encodingName(encoding));
        copy(file.path, source, encoding);
    }

    void copy(const QString &path, QIODevice &source, SentEncoding encoding, qint64 from = 0)
    {
        ContentWriter writer(encoding, m_to);
        source.seek(from);
        std::array<char, 64 * 1024> block{};
        qint64 count = 0;
        while (!m_to.failed() && (count = source.read(block.data(), qint64(block.size()))) > 0)
            writer.add({block.data(), count});
        if (count < 0)
            m_obstacle = unreadable(path, source.errorString());
        writer.finish();
    }

    void writeRedirected()
    {
        QFile source(m_draft.redirected);
        if (!source.open(QIODevice::ReadOnly)) {
            m_obstacle = unreadable(m_draft.redirected, source.errorString());
            return;
        }
        const auto header = headerOfMessage(source);
        if (const auto *obstacle = std::get_if<Obstacle>(&header)) {
            m_obstacle = Obstacle{obstacle->kind, m_draft.redirected, obstacle->detail};
            return;
        }
        const QByteArray &read = std::get<QByteArray>(header);
        const auto kept = rewrittenHeader(read, {.secrets = HeaderChange::Secrets::Remove});
        m_to.write(std::get<QByteArray>(kept)); // only what had to be ASCII could be an obstacle
        m_outgoing.needsSmtpUtf8 |= m_to.hasEightBit();
        copy(m_draft.redirected, source, SentEncoding::AsIs, read.size());
    }

    const Draft &m_draft;
    SentOctets m_to;
    FileNames m_names;
    bool m_bringsEightBit = false; ///< A file goes as it stands that holds octets beyond ASCII.
    QString m_structured; ///< The file that m_structure is of.
    Structure m_structure;
    Outgoing m_outgoing;
    std::optional<Obstacle> m_obstacle;
};

} // namespace

Readiness writeMessage(const Draft &draft, QIODevice &to)
{
    return MessageWriter(draft, to).write();
}

Readiness writeMessage(const Draft &draft, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Obstacle{Obstacle::Kind::Unwritable, {}, file.errorString()};
    Readiness written = writeMessage(draft, file);
    if (std::holds_alternative<Outgoing>(written) && !file.commit())
        return Obstacle{Obstacle::Kind::Unwritable, {}, file.errorString()};
    return written;
}

} // namespace poplar::mime
