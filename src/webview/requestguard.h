// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWebEngineUrlRequestInterceptor>

namespace poplar::webview {

/// Schemes of our own. What they stand for is handed over by the window; none of them leads anywhere.
constexpr char pageScheme[] = "mail"; ///< "mail:/N", the message itself.
constexpr char partScheme[] = "cid"; ///< A picture that it carries (RFC 2392).
constexpr char remoteScheme[] = "remote"; ///< "remote:N", a picture that was fetched for it.

/// The first lock: what the engine wants to load is refused, whatever it is, unless it is ours or lies in the
/// page itself.
class RequestGuard : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT

public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;
};

} // namespace poplar::webview
