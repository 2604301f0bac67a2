// SPDX-License-Identifier: GPL-3.0-or-later
#include "webview/requestguard.h"

#include <QUrl>

namespace poplar::webview {

void RequestGuard::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const QString scheme = info.requestUrl().scheme();
    const bool isOurs = scheme == QLatin1StringView(pageScheme) || scheme == QLatin1StringView(partScheme)
        || scheme == QLatin1StringView(remoteScheme) || scheme == u"data";
    info.block(!isOurs || info.requestMethod() != "GET");
}

} // namespace poplar::webview
