// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/originalhtml.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/htmlelements.h"
#include "mime/htmlpictures.h"
#include "mime/htmltree.h"
#include "mime/partcontent.h"
#include "mime/structure.h"

#include <QFile>
#include <QMap>

#include <optional>

namespace poplar::mime {

namespace {

/// Puts "remote:N" in the place of addresses, where they stand in the text.
class Readdressing {
public:
    Readdressing(const QByteArray &html, const QStringList &addresses)
        : m_html(html)
        , m_addresses(addresses)
    {
    }

    [[nodiscard]] QByteArray done()
    {
        const QByteArray part = cutWhereTooDeep(m_html);
        const HtmlTree tree(part, QDeadlineTimer(limit::htmlReading));
        m_begin = part.constData();
        m_end = m_begin + part.size();
        if (tree.root())
            look(*tree.root(), 0);
        QByteArray changed;
        qsizetype at = 0;
        for (auto change = m_changes.cbegin(); change != m_changes.cend(); ++change) {
            changed += m_html.sliced(at, change.key() - at) + change->value;
            at = change.key() + change->length;
        }
        return changed + m_html.sliced(at);
    }

private:
    struct Change {
        qsizetype length = 0;
        QByteArray value;
    };

    void look(const GumboNode &node, int depth)
    {
        const bool isDocument = node.type == GUMBO_NODE_DOCUMENT;
        const bool isElement = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
        if ((!isDocument && !isElement) || depth > deepestElement)
            return;
        if (isElement && node.v.element.tag == GUMBO_TAG_IMG)
            image(node.v.element);
        if (isElement && node.v.element.tag == GUMBO_TAG_SOURCE)
            change(node.v.element, "srcset", QByteArray());
        const GumboVector &children = isDocument ? node.v.document.children : node.v.element.children;
        for (unsigned i = 0; i < children.length; ++i)
            look(*static_cast<const GumboNode *>(children.data[i]), depth + 1);
    }

    void image(const GumboElement &element)
    {
        const bool hasSource = !attribute(element, "src").trimmed().isEmpty();
        const qsizetype number = m_addresses.indexOf(pictureAddress(sourceOf(element)));
        if (hasSource)
            change(element, "srcset", QByteArray());
        if (number >= 0)
            change(element, hasSource ? "src" : "srcset", "remote:" + QByteArray::number(number));
    }

    void change(const GumboElement &element, const char *name, const QByteArray &value)
    {
        const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
        const char *at = found ? found->original_value.data : nullptr;
        if (at && at >= m_begin && at + found->original_value.length <= m_end)
            m_changes.insert(at - m_begin, {qsizetype(found->original_value.length), '"' + value + '"'});
    }

    const QByteArray &m_html;
    const QStringList &m_addresses;
    const char *m_begin = nullptr; ///< Of what was parsed.
    const char *m_end = nullptr;
    QMap<qsizetype, Change> m_changes; ///< By place.
};

class Original {
public:
    Original(QIODevice &file, const Structure &structure, const QStringList &remotePictures,
             const QByteArray &charset)
        : m_file(file)
        , m_structure(structure)
        , m_remote(remotePictures)
        , m_charset(charset)
    {
    }

    [[nodiscard]] Result<OriginalHtml> read()
    {
        const QByteArray page = htmlOf(0);
        OriginalHtml original{Readdressing(page, m_remote).done(), {}};
        if (!page.isEmpty())
            original.pictures = pictures();
        if (m_error)
            return *m_error;
        return original;
    }

private:
    [[nodiscard]] QByteArray htmlOf(int number)
    {
        const Part &part = m_structure.parts[number];
        if (part.isLeaf())
            return part.info.type == "text/html" && !part.info.isSetApart() ? decoded(part) : QByteArray();
        QByteArray html;
        for (const int child : part.children) {
            const QByteArray one = html.size() > limit::shownText ? QByteArray() : htmlOf(child);
            const bool isAlternative = part.info.type == "multipart/alternative";
            html = one.isEmpty() ? html : isAlternative ? one : html + one;
        }
        return html;
    }

    [[nodiscard]] QByteArray decoded(const Part &part)
    {
        const QByteArray bytes = content(part, limit::shownText);
        const QByteArray declared = part.info.charset.isEmpty() ? charsetOfHtml(bytes) : part.info.charset;
        const QByteArray charset = m_charset.isEmpty() ? declared : m_charset;
        const Extent extent = bytes.size() < limit::shownText ? Extent::Whole : Extent::Cut;
        return decodeText(bytes, charset, extent).text.toUtf8();
    }

    [[nodiscard]] QHash<QByteArray, QByteArray> pictures()
    {
        QHash<QByteArray, QByteArray> found;
        qint64 octets = 0;
        for (const Part &part : m_structure.parts) {
            const ContentInfo &info = part.info;
            const bool counts = part.isLeaf() && info.type.startsWith("image/") && !info.type.contains("svg");
            if (!counts || info.contentId.isEmpty() || octets >= limit::pictureOctets
                || found.contains(info.contentId))
                continue;
            const QByteArray bytes = content(part, limit::pictureOctets - octets);
            octets += bytes.size();
            found.insert(info.contentId, bytes);
        }
        return found;
    }

    [[nodiscard]] QByteArray content(const Part &part, qint64 atMost)
    {
        const Result<QByteArray> bytes = readContent(m_file, part, atMost);
        if (bytes)
            return *bytes;
        if (!m_error)
            m_error = bytes.error();
        return {};
    }

    QIODevice &m_file;
    const Structure &m_structure;
    const QStringList &m_remote;
    const QByteArray &m_charset; ///< Chosen by the reader; empty if it was not.
    std::optional<Error> m_error; ///< The first one.
};

} // namespace

Result<OriginalHtml> readOriginalHtml(const QString &path, const QStringList &remotePictures,
                                      const QByteArray &charset)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    const Result<Structure> structure = readStructure(file);
    if (!structure)
        return structure.error();
    return Original(file, *structure, remotePictures, charset).read();
}

} // namespace poplar::mime
