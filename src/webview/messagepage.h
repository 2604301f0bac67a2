// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWebEnginePage>

namespace poplar::webview {

/// The second and the third lock: it goes nowhere, opens nothing, and all that can be switched off is.
class MessagePage : public QWebEnginePage {
    Q_OBJECT

public:
    explicit MessagePage(QWebEngineProfile *profile, QObject *parent = nullptr);

    /// Goes to a place: the only one that may be gone to.
    void goTo(const QUrl &home);
    /// The same once more.
    void goAgain();

Q_SIGNALS:
    void linkActivated(const QUrl &target);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
                                  const QString &source) override;

private:
    void switchOff();

    QUrl m_home;
    bool m_isGoing = false; ///< We asked for it; a page may not do so itself.
};

} // namespace poplar::webview
