// SPDX-License-Identifier: GPL-3.0-or-later
#include "webview/messagepage.h"

#include <QWebEngineCertificateError>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineSettings>

#include <utility>

namespace poplar::webview {

MessagePage::MessagePage(QWebEngineProfile *profile, QObject *parent)
    : QWebEnginePage(profile, parent)
{
    switchOff();
    connect(this, &QWebEnginePage::newWindowRequested, this,
            [this](const QWebEngineNewWindowRequest &request) {
                if (request.isUserInitiated())
                    Q_EMIT linkActivated(request.requestedUrl());
            });
    connect(this, &QWebEnginePage::featurePermissionRequested, this,
            [this](const QUrl &origin, Feature feature) {
                setFeaturePermission(origin, feature, PermissionDeniedByUser);
            });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::certificateError, this,
            [](QWebEngineCertificateError error) { error.rejectCertificate(); });
}

void MessagePage::switchOff()
{
    using Attribute = QWebEngineSettings::WebAttribute;
    for (const Attribute attribute : {Attribute::JavascriptEnabled,
                                      Attribute::JavascriptCanOpenWindows,
                                      Attribute::JavascriptCanAccessClipboard,
                                      Attribute::JavascriptCanPaste,
                                      Attribute::LocalStorageEnabled,
                                      Attribute::LocalContentCanAccessRemoteUrls,
                                      Attribute::LocalContentCanAccessFileUrls,
                                      Attribute::HyperlinkAuditingEnabled,
                                      Attribute::PluginsEnabled,
                                      Attribute::FullScreenSupportEnabled,
                                      Attribute::ScreenCaptureEnabled,
                                      Attribute::WebGLEnabled,
                                      Attribute::Accelerated2dCanvasEnabled,
                                      Attribute::AutoLoadIconsForPage,
                                      Attribute::TouchIconsEnabled,
                                      Attribute::FocusOnNavigationEnabled,
                                      Attribute::AllowRunningInsecureContent,
                                      Attribute::AllowGeolocationOnInsecureOrigins,
                                      Attribute::DnsPrefetchEnabled,
                                      Attribute::PdfViewerEnabled,
                                      Attribute::NavigateOnDropEnabled,
                                      Attribute::ErrorPageEnabled})
        settings()->setAttribute(attribute, false);
    settings()->setAttribute(Attribute::PlaybackRequiresUserGesture, true);
    settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
}

void MessagePage::goTo(const QUrl &home)
{
    m_home = home;
    m_isGoing = true;
    load(home);
}

void MessagePage::goAgain()
{
    m_isGoing = true;
    triggerAction(ReloadAndBypassCache);
}

bool MessagePage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    // Frames, refreshing pages and forms come here, and not to the guard.
    if (isMainFrame && type == NavigationTypeLinkClicked && !url.matches(m_home, QUrl::RemoveFragment)) {
        Q_EMIT linkActivated(url);
        return false;
    }
    const bool isWithin = type == NavigationTypeLinkClicked; // To another place of the page.
    return isMainFrame && url.matches(m_home, QUrl::RemoveFragment)
        && (isWithin || std::exchange(m_isGoing, false));
}

/// A message has nothing to say to the terminal.
void MessagePage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int,
                                           const QString &)
{
}

} // namespace poplar::webview
