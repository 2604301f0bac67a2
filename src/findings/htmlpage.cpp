// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/htmlpage.h"

#include "wire/displaytext.h"

namespace poplar::findings {

QString htmlHead(const HtmlPage &page)
{
    const QString language = page.language.isEmpty()
        ? QString()
        : QStringLiteral(" lang=\"") + htmlText(page.language) + QStringLiteral("\"");
    return QStringLiteral("<!DOCTYPE html>\n<html") + language
        + QStringLiteral("><head><meta charset=\"utf-8\">\n<meta http-equiv=\""
                         "Content-Security-Policy\" content=\"default-src 'none'; style-src "
                         "'unsafe-inline'\">\n<title>")
        + htmlText(page.title)
        + QStringLiteral("</title>\n<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;"
                         "line-height:1.4;overflow-wrap:anywhere}li{margin:0.3em 0}")
        + page.style + QStringLiteral("</style>\n</head><body>\n");
}

QString htmlEnd()
{
    return QStringLiteral("</body></html>\n");
}

QString htmlText(const QString &text)
{
    return wire::displayText(text).toHtmlEscaped();
}

} // namespace poplar::findings
