// SPDX-License-Identifier: GPL-3.0-or-later
// That the tricks are tricks: an unguarded browser falls for them. Without this a test that counts no
// requests would prove nothing. A program of its own, because the guard closes the network for the whole
// process.
#include "support/trackingtricks.h"
#include "support/webserver.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebEngineProfile>
#include <QWebEngineView>

using namespace poplar::test;

class TestTrackingControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnguardedBrowserTellsThatTheMailWasRead()
    {
        WebServer server;
        QByteArray html = trackingTricks(server.address({}));
        html.replace("http-equiv=\"refresh\"", "name=\"x\""); // Else it would leave before it is there.
        QWebEngineProfile profile;
        QWebEngineView view;
        view.setPage(new QWebEnginePage(&profile, &view));
        view.resize(600, 600);
        view.show();
        view.setHtml(QString::fromUtf8(html), QUrl(QStringLiteral("http://127.0.0.1/")));
        for (const char *path : {"/pixel.gif", "/hidden.png", "/sheet.css", "/preload.png", "/import-1.css",
                                 "/prefetch", "/svg-import.css", "/style.png", "/font.woff", "/frame",
                                 "/poster.png", "/button.png", "/cell.png", "/film.mp4", "/sound.ogg",
                                 "/scripted.png", "/srcdoc.png", "/object.html", "/form"})
            QTRY_VERIFY2_WITH_TIMEOUT(server.paths().contains(QByteArray(path)), path, 30000);
        view.setPage(nullptr);
    }
};

QTEST_MAIN(TestTrackingControl)
#include "tst_trackingcontrol.moc"
