// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/tnef.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/tnefbytes.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>
#include <utility>

namespace poplar::mime {

namespace {

constexpr quint32 signature = 0x223E9F78;

/// Attributes that are looked at: the lower half of their tags ([MS-OXTNEF] section 2.1.3.2).
namespace tag {
constexpr quint32 body = 0x800C;
constexpr quint32 fileContent = 0x800F;
constexpr quint32 fileTitle = 0x8010;
constexpr quint32 newFile = 0x9002;
constexpr quint32 messageProperties = 0x9003;
constexpr quint32 fileProperties = 0x9005;
constexpr quint32 codePage = 0x9007;
} // namespace tag

/// MAPI properties likewise ([MS-OXPROPS]).
namespace property {
constexpr quint16 subject = 0x0037;
constexpr quint16 body = 0x1000;
constexpr quint16 rtfBody = 0x1009;
constexpr quint16 htmlBody = 0x1013;
constexpr quint16 fileData = 0x3701;
constexpr quint16 fileName = 0x3704;
constexpr quint16 attachMethod = 0x3705;
constexpr quint16 longFileName = 0x3707;
constexpr quint16 mimeType = 0x370E;
} // namespace property

constexpr quint32 embeddedMessage = 5; ///< Value of property::attachMethod.
constexpr int mostTexts = 10 * limit::innerFiles;
constexpr qsizetype interfaceId = 16; ///< Octets before the content of an object.

class Unpacking {
public:
    explicit Unpacking(const QByteArray &content)
        : m_content(content)
    {
    }

    TnefContent run()
    {
        m_found.isWhole = true;
        Level top;
        unpack(m_content, top);
        m_found.text = top.text;
        m_found.html = top.html;
        const bool formatOnly = top.text.isEmpty() && top.html.isEmpty() && top.hasRtf;
        m_found.isWhole = m_found.isWhole && !formatOnly;
        return std::move(m_found);
    }

private:
    /// One message: the outermost, or one that is packed in it.
    struct Level {
        int depth = 0;
        QString subject;
        QString text;
        QByteArrayView rawText; ///< Where the text stands, if as octets.
        QByteArray html;
        bool hasRtf = false;
    };
    struct File {
        QString title;
        QString name;
        QByteArray type;
        QByteArrayView data;
        bool isMessage = false;
    };

    void unpack(QByteArrayView packed, Level &level)
    {
        TnefBytes bytes(packed);
        if (bytes.number32() != signature)
            return miss();
        bytes.number16(); // the key of no meaning
        std::optional<File> file;
        while (!bytes.isAtEnd() && !bytes.isBroken()) {
            bytes.take(1); // the level: the tags tell
            const quint32 attribute = bytes.number32() & 0xFFFF;
            const QByteArrayView data = bytes.take(bytes.number32());
            if (bytes.isBroken())
                break;
            take(attribute, data, level, file);
            if (!bytes.isAtEnd())
                bytes.number16(); // a check sum, which nobody checks
        }
        if (bytes.isBroken())
            miss();
        finish(file, level);
    }

    void take(quint32 attribute, QByteArrayView data, Level &level, std::optional<File> &file)
    {
        switch (attribute) {
        case tag::codePage:
            m_charset = codePageName(TnefBytes(data).number32());
            break;
        case tag::body:
            setText(level, decoded(data), withoutNul(data));
            break;
        case tag::messageProperties:
            takeProperties(data, [this, &level](const TnefProperty &one) { takeOf(level, one); });
            break;
        case tag::newFile:
            finish(file, level);
            file.emplace();
            break;
        case tag::fileTitle:
            if (file)
                file->title = decoded(data);
            break;
        case tag::fileContent:
            if (file)
                file->data = data;
            break;
        case tag::fileProperties:
            if (file)
                takeProperties(data, [this, &file](const TnefProperty &one) { takeOf(*file, one); });
            break;
        default:
            break;
        }
    }

    template <class Take>
    void takeProperties(QByteArrayView data, Take takeOne)
    {
        TnefProperties properties(data);
        while (const auto one = properties.next())
            takeOne(*one);
        if (properties.isBroken())
            miss();
    }

    void takeOf(Level &level, const TnefProperty &one)
    {
        if (one.id == property::subject)
            level.subject = textOf(one);
        else if (one.id == property::body)
            setText(level, textOf(one), one.isUnicode() ? QByteArrayView() : withoutNul(one.value));
        else if (one.id == property::htmlBody && level.depth == 0)
            level.html =
                one.value.first(std::min<qsizetype>(one.value.size(), limit::shownText)).toByteArray();
        else if (one.id == property::rtfBody)
            level.hasRtf = true;
    }

    void takeOf(File &file, const TnefProperty &one)
    {
        if (one.id == property::longFileName)
            file.name = textOf(one);
        else if (one.id == property::fileName && file.name.isEmpty())
            file.name = textOf(one);
        else if (one.id == property::mimeType)
            file.type = withoutNul(one.value).toByteArray().toLower();
        else if (one.id == property::attachMethod)
            file.isMessage = TnefBytes(one.value).number32() == embeddedMessage;
        else if (one.id == property::fileData && one.value.size() > interfaceId)
            file.data = one.isObject() ? one.value.sliced(interfaceId) : one.value;
    }

    void finish(std::optional<File> &file, const Level &level)
    {
        if (!file)
            return;
        const File done = *std::exchange(file, std::nullopt);
        if (done.isMessage)
            unpackWithin(done, level);
        else
            add(done.name.isEmpty() ? done.title : done.name, done.type, done.data);
    }

    /// A message within the message: its text becomes a file beside its files.
    void unpackWithin(const File &file, const Level &outer)
    {
        if (outer.depth >= limit::tnefDepth)
            return miss();
        Level level;
        level.depth = outer.depth + 1;
        unpack(file.data, level);
        const QString name = level.subject.isEmpty() ? file.title : level.subject;
        if (!level.rawText.isEmpty())
            add(QString(name).replace(u'/', u'_') + QStringLiteral(".txt"), "text/plain", level.rawText);
        else if (!level.text.isEmpty() || level.hasRtf)
            miss();
    }

    void add(const QString &name, const QByteArray &type, QByteArrayView data)
    {
        if (m_found.files.size() >= limit::innerFiles)
            return miss();
        InnerFile file;
        file.name = name;
        file.type = type.contains('/') ? type : typeOfFile(name);
        file.octets = data.size();
        file.begin = data.isEmpty() ? 0 : data.data() - m_content.constData();
        file.end = file.begin + file.octets;
        m_found.files += file;
    }

    static void setText(Level &level, const QString &text, QByteArrayView raw)
    {
        if (text.isEmpty())
            return;
        level.text = text;
        level.rawText = raw;
    }

    [[nodiscard]] QString textOf(const TnefProperty &one)
    {
        if (!one.isUnicode())
            return decoded(one.value);
        const qsizetype units = std::min<qsizetype>(one.value.size(), limit::shownText) / 2;
        const QString text = QStringDecoder(QStringDecoder::Utf16LE).decode(one.value.first(units * 2));
        return text.left(text.indexOf(QChar(QChar::Null)));
    }

    [[nodiscard]] QString decoded(QByteArrayView raw)
    {
        if (++m_decoded > mostTexts)
            return {};
        const QByteArrayView text = withoutNul(raw);
        const bool cut = text.size() > limit::shownText;
        return decodeText(text.first(cut ? limit::shownText : text.size()).toByteArray(), m_charset,
                          cut ? Extent::Cut : Extent::Whole)
            .text;
    }

    static QByteArrayView withoutNul(QByteArrayView text)
    {
        const qsizetype end = text.indexOf('\0');
        return end < 0 ? text : text.first(end);
    }

    void miss() { m_found.isWhole = false; }

    const QByteArray &m_content;
    TnefContent m_found;
    QByteArray m_charset;
    int m_decoded = 0; ///< Texts: looking what they are written in takes its time.
};

} // namespace

bool isTnef(const ContentInfo &info)
{
    return info.type == "application/ms-tnef" || info.type == "application/vnd.ms-tnef"
        || info.name.compare(u"winmail.dat", Qt::CaseInsensitive) == 0;
}

TnefContent readTnef(const QByteArray &content)
{
    return Unpacking(content).run();
}

} // namespace poplar::mime
