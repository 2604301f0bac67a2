// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/extract.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/envelopereading.h"
#include "mime/partcontent.h"
#include "mime/structure.h"

#include <QCryptographicHash>
#include <QFile>

namespace poplar::mime {

namespace {

/// Counts and hashes what is written to it.
class HashingDevice : public QIODevice {
public:
    HashingDevice() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

    [[nodiscard]] qint64 octets() const { return m_octets; }
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_hash.addData(QByteArrayView(data, size));
        m_octets += size;
        return size;
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_octets = 0;
};

bool isBareText(const ContentInfo &info)
{
    return info.isText() && info.disposition != ContentInfo::Disposition::Attachment && info.name.isEmpty();
}

/// CRLF and lone CR become LF.
QString withLineFeeds(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text.replace(u'\r', u'\n');
}

class Extraction {
public:
    Extraction(QIODevice &file, const Structure &structure)
        : m_file(file)
        , m_structure(structure)
    {
    }

    Result<Extract> read()
    {
        m_extract.envelope = envelopeOf(m_structure.header);
        // A list shows the sender where there is no author; a program asked for the author.
        if (m_structure.header[Field::From].trimmed().isEmpty())
            m_extract.envelope.from.clear();
        m_extract.damages = m_structure.damages;
        for (const Part &part : m_structure.parts) {
            if (!part.isLeaf() || part.info.isMultipart())
                continue;
            if (const Result<Done> taken = take(part); !taken)
                return taken.error();
        }
        return m_extract;
    }

private:
    Result<Done> take(const Part &part)
    {
        if (!isBareText(part.info))
            return attach(part);
        if (part.info.type == "text/plain" && !m_extract.text)
            return readText(part, m_extract.text);
        if (part.info.type == "text/html" && !m_extract.html)
            return readText(part, m_extract.html);
        return Done();
    }

    Result<Done> readText(const Part &part, std::optional<QString> &into)
    {
        const Result<QByteArray> bytes = readContent(m_file, part, limit::extractedText + 1);
        if (!bytes)
            return bytes.error();
        const Extent extent = bytes->size() > limit::extractedText ? Extent::Cut : Extent::Whole;
        const bool undeclared = part.info.charset.isEmpty() && part.info.type == "text/html";
        const QByteArray charset = undeclared ? charsetOfHtml(*bytes) : part.info.charset;
        const Decoded decoded = decodeText(bytes->left(limit::extractedText), charset, extent);
        if (extent == Extent::Cut)
            m_extract.damages |= Damage::TextCut;
        if (decoded.charset == Decoded::Charset::Guessed)
            m_extract.damages |= Damage::WrongCharset;
        into = withLineFeeds(decoded.text);
        return Done();
    }

    Result<Done> attach(const Part &part)
    {
        HashingDevice hash;
        if (const Result<Done> written = writeContent(m_file, part, hash); !written)
            return written;
        m_extract.attachments += {part.info.name, part.info.type, hash.octets(), hash.sha256()};
        return Done();
    }

    QIODevice &m_file;
    const Structure &m_structure;
    Extract m_extract;
};

} // namespace

Result<Extract> extractMessage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    const Result<Structure> structure = readStructure(file);
    if (!structure)
        return structure.error();
    return Extraction(file, *structure).read();
}

} // namespace poplar::mime
