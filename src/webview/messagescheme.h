// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/originalhtml.h"

#include <QUrl>
#include <QWebEngineUrlSchemeHandler>

class QWebEngineProfile;

namespace poplar::webview {

/// Serves one message under our schemes, and nothing else: no file, whatever path is asked for.
class MessageScheme : public QWebEngineUrlSchemeHandler {
    Q_OBJECT

public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    /// Once, before the engine starts.
    static void registerSchemes();
    void install(QWebEngineProfile &profile);

    /// @return where it can be read until the next one is set.
    [[nodiscard]] QUrl setMessage(const mime::OriginalHtml &html);
    void setRemotePictures(const QHash<int, QByteArray> &pictures) { m_remote = pictures; }
    [[nodiscard]] QUrl address() const;

    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    void reply(QWebEngineUrlRequestJob *job, const QByteArray &type, const QByteArray &bytes);
    [[nodiscard]] QByteArray pictureFor(const QUrl &url) const;

    mime::OriginalHtml m_html;
    QHash<int, QByteArray> m_remote;
    int m_number = 0; ///< Of the message, counted.
};

} // namespace poplar::webview
