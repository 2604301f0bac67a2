// SPDX-License-Identifier: GPL-3.0-or-later
#include "webview/messagescheme.h"

#include "webview/requestguard.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QWebEngineProfile>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>

namespace poplar::webview {

namespace {

/// The fourth lock: the engine's own policy. Pictures and styles are all that a message is shown with.
constexpr char policy[] =
    "\xEF\xBB\xBF%1<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src "
    "'none'; img-src cid: remote: data:; style-src 'unsafe-inline'; font-src data:; script-src 'none'; "
    "connect-src 'none'; frame-src 'none'; object-src 'none'; media-src 'none'; manifest-src 'none'; "
    "worker-src 'none'; prefetch-src 'none'; base-uri 'none'; form-action 'none'\"><meta name=\"referrer\" "
    "content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light\">";

/// What stands first decides how the engine lays out the page, and may stay first.
QByteArray guarded(const QByteArray &page)
{
    static const QRegularExpression doctype(QStringLiteral("^[ \\t\\r\\n\\f]*(<!doctype[^<>]*>)"),
                                            QRegularExpression::CaseInsensitiveOption);
    // Anything before it but what HTML takes for blanks would end the head, and the policy counts there only.
    const qsizetype mark = page.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const QString beginning = QString::fromUtf8(page.mid(mark, 1000));
    const auto first = doctype.match(beginning);
    return QByteArray(policy).replace("%1", first.captured(1).toUtf8())
        + page.sliced(mark + first.captured(0).toUtf8().size());
}

} // namespace

void MessageScheme::registerSchemes()
{
    for (const char *name : {pageScheme, partScheme, remoteScheme}) {
        if (!QWebEngineUrlScheme::schemeByName(name).name().isEmpty())
            continue;
        QWebEngineUrlScheme scheme(name);
        scheme.setSyntax(QWebEngineUrlScheme::Syntax::Path);
        QWebEngineUrlScheme::registerScheme(scheme);
    }
}

void MessageScheme::install(QWebEngineProfile &profile)
{
    for (const char *name : {pageScheme, partScheme, remoteScheme})
        profile.installUrlSchemeHandler(name, this);
}

QUrl MessageScheme::address() const
{
    return QUrl(QStringLiteral("mail:/%1").arg(m_number));
}

QUrl MessageScheme::setMessage(const mime::OriginalHtml &html)
{
    m_html = html;
    m_remote.clear();
    ++m_number;
    return address();
}

void MessageScheme::requestStarted(QWebEngineUrlRequestJob *job)
{
    const QUrl url = job->requestUrl();
    if (job->requestMethod() != "GET") {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
    } else if (url.scheme() == QLatin1StringView(pageScheme)) {
        if (url == address())
            reply(job, "text/html", guarded(m_html.page));
        else
            job->fail(QWebEngineUrlRequestJob::RequestDenied);
    } else if (const QByteArray picture = pictureFor(url); !picture.isEmpty()) {
        reply(job, "image/png", picture); // The engine looks for itself what kind it is.
    } else {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
    }
}

QByteArray MessageScheme::pictureFor(const QUrl &url) const
{
    const QByteArray name = QByteArray::fromPercentEncoding(url.toEncoded().mid(url.scheme().size() + 1));
    if (url.scheme() == QLatin1StringView(partScheme))
        return m_html.pictures.value(name);
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    return isNumber ? m_remote.value(number) : QByteArray();
}

void MessageScheme::reply(QWebEngineUrlRequestJob *job, const QByteArray &type, const QByteArray &bytes)
{
    auto *content = new QBuffer(job);
    content->setData(bytes);
    job->reply(type, content);
}

} // namespace poplar::webview
