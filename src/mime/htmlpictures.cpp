// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmlpictures.h"

#include "base/limits.h"
#include "mime/htmlelements.h"

#include <QUrl>

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qsizetype longestDescription = 200; ///< In characters.
constexpr int widestPicture = 640; ///< In pixels.
constexpr double pixelSize = 3; ///< Up to so many pixels a picture is there to be fetched, not seen.

bool isRemote(const QString &target)
{
    const QString url = target.trimmed().toLower();
    return url.startsWith(u"http:") || url.startsWith(u"https:") || url.startsWith(u"//")
        || url.startsWith(u"ftp:");
}

/// The first address in a list of the same picture in several sizes.
QString firstCandidate(const QString &sourceSet)
{
    const QString address = sourceSet.trimmed().section(u' ', 0, 0, QString::SectionSkipEmpty);
    return address.endsWith(u',') ? address.chopped(1) : address;
}

bool namesRemote(const QString &sourceSet)
{
    const QStringList candidates = sourceSet.split(u',');
    return std::any_of(candidates.begin(), candidates.end(), isRemote);
}

std::optional<double> sideOf(const GumboElement &image, const CssProperties &properties, const char *side)
{
    const std::optional<double> styled = cssPixels(properties.value(QLatin1StringView(side)));
    if (styled)
        return styled;
    bool isNumber = false;
    QString text = attribute(image, side).trimmed();
    if (text.endsWith(u"px", Qt::CaseInsensitive))
        text.chop(2);
    const double number = text.toDouble(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

/// The sides as attributes, where they are known and sensible.
QString sides(std::optional<double> width, std::optional<double> height)
{
    QString attributes;
    double scale = 1;
    if (width && *width > widestPicture)
        scale = widestPicture / *width;
    if (width && *width >= 1)
        attributes += QStringLiteral(" width=\"%1\"").arg(int(*width * scale));
    if (height && *height >= 1 && *height * scale <= 4 * widestPicture)
        attributes += QStringLiteral(" height=\"%1\"").arg(int(*height * scale));
    return attributes;
}

/// Of "data:image/png;base64,…": nothing else is a picture.
QByteArray dataOf(const QString &target)
{
    const qsizetype comma = target.indexOf(u',');
    if (comma < 0 || comma > 200)
        return {};
    const QString head = target.left(comma).toLower();
    if (!head.startsWith(u"data:image/") || !head.endsWith(u";base64") || head.contains(u"svg"))
        return {};
    return QByteArray::fromBase64(target.mid(comma + 1).toLatin1());
}

} // namespace

QString pictureAddress(const QString &target)
{
    const QString trimmed = target.trimmed();
    const QUrl url(trimmed.startsWith(u"//") ? QStringLiteral("https:") + trimmed : trimmed,
                   QUrl::TolerantMode);
    const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    const QByteArray address = url.toEncoded(QUrl::RemoveFragment);
    return address.size() <= limit::linkTarget ? QString::fromLatin1(address) : QString();
}

QString sourceOf(const GumboElement &image)
{
    const QString source = attribute(image, "src").trimmed();
    return source.isEmpty() ? firstCandidate(attribute(image, "srcset")) : source;
}

HtmlPictures::Place HtmlPictures::placeOf(const GumboElement &image, const CssProperties &properties,
                                          bool isHidden)
{
    const QString target = sourceOf(image);
    const QString alt = attribute(image, "alt").simplified().left(longestDescription);
    const auto width = sideOf(image, properties, "width");
    const auto height = sideOf(image, properties, "height");
    const QString attributes = sides(width, height)
        + (alt.isEmpty() ? QString() : QStringLiteral(" alt=\"%1\"").arg(alt.toHtmlEscaped()));
    if (isRemote(target)) {
        const bool isPixel = isHidden || (width && *width <= pixelSize) || (height && *height <= pixelSize);
        ++(isPixel ? m_heldBack.trackers : m_heldBack.pictures);
        return {isPixel ? QString() : elsewhere(pictureAddress(target), attributes), {}};
    }
    // It was meant for larger screens; what the message carries will do.
    m_heldBack.others += namesRemote(attribute(image, "srcset")) ? 1 : 0;
    if (isHidden)
        return {};
    if (target.startsWith(u"cid:", Qt::CaseInsensitive))
        return {inside({QUrl::fromPercentEncoding(target.mid(4).toUtf8()).toUtf8(), {}}, attributes), {}};
    if (const QByteArray data = dataOf(target); !data.isEmpty())
        return {inside({{}, data}, attributes), {}};
    return {{}, alt};
}

QString HtmlPictures::elsewhere(const QString &address, const QString &attributes)
{
    qsizetype number = m_remote.indexOf(address);
    if (number < 0 && !address.isEmpty() && m_remote.size() < limit::remotePictures) {
        number = m_remote.size();
        m_remote += address;
    }
    if (number < 0)
        return QStringLiteral("<img src=\"held:\"%1>").arg(attributes);
    return QStringLiteral("<img src=\"remote:%1\"%2>").arg(number).arg(attributes);
}

QString HtmlPictures::inside(RewrittenHtml::Picture picture, const QString &attributes)
{
    m_octets += picture.bytes.size();
    if (m_taken.size() >= limit::shownPictures || m_octets > limit::pictureOctets)
        return {};
    const auto same = std::find_if(m_taken.begin(), m_taken.end(), [&picture](const auto &one) {
        return !picture.contentId.isEmpty() && one.contentId == picture.contentId;
    });
    const qsizetype number = same - m_taken.begin();
    if (same == m_taken.end())
        m_taken += std::move(picture);
    return QStringLiteral("<img src=\"picture:%1\"%2>").arg(number).arg(attributes);
}

void HtmlPictures::noteHead(const GumboElement &head)
{
    for (unsigned i = 0; i < head.children.length; ++i) {
        const auto &child = *static_cast<const GumboNode *>(head.children.data[i]);
        if (child.type == GUMBO_NODE_ELEMENT)
            noteBackground(child.v.element, {});
    }
}

void HtmlPictures::noteBackground(const GumboElement &element, const CssProperties &properties)
{
    bool fetches = isRemote(attribute(element, "background")) || isRemote(attribute(element, "poster"))
        || isRemote(attribute(element, "data"));
    for (const char *name : {"background", "background-image", "list-style", "list-style-image", "content"}) {
        const QString value = properties.value(QLatin1StringView(name));
        fetches = fetches || (value.contains(u"url(") && (value.contains(u"http") || value.contains(u"//")));
    }
    switch (element.tag) {
    case GUMBO_TAG_LINK:
        fetches = fetches || isRemote(attribute(element, "href"));
        break;
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_INPUT:
        fetches = fetches || isRemote(attribute(element, "src")) || namesRemote(attribute(element, "srcset"));
        break;
    default:
        break;
    }
    m_heldBack.others += fetches ? 1 : 0;
}

} // namespace poplar::mime
