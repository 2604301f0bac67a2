// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is fetched by looking at a message, in either view, whatever it tries; and after consent what was
// consented to, and nothing else. With a real web server that counts.
#include "../support/pixels.h"
#include "gui/emptystate.h"
#include "gui/htmlview.h"
#include "gui/messagepane.h"
#include "gui/originallayout.h"
#include "gui/originalview.h"
#include "gui/remotecontent.h"
#include "mime/message.h"
#include "mime/originalhtml.h"
#include "support/trackingtricks.h"
#include "support/webserver.h"

#include <QAction>
#include <QBuffer>
#include <QImage>
#include <QPluginLoader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef POPLAR_WEBVIEW
#include <QWebEngineView>
#endif

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;

class TestTracking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifdef POPLAR_WEBVIEW
        m_plugin = QStringLiteral(POPLAR_WEBVIEW);
        QPluginLoader loader(m_plugin);
        m_maker = qobject_cast<OriginalViewMaker *>(loader.instance());
        QVERIFY2(m_maker, qPrintable(loader.errorString()));
#endif
        QFile file(m_folder.filePath(QStringLiteral("mail.eml")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("From: a@example.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                   + trackingTricks(m_server.address({})));
        file.close();
        const Result<mime::Message> message = mime::readMessage(file.fileName());
        QVERIFY(message);
        m_html = message->html;
        const auto original = mime::readOriginalHtml(file.fileName(), m_html.remotePictures);
        QVERIFY(original);
        m_original = *original;
    }

    void onlyWhatIsSeenCanBeAskedFor()
    {
        QCOMPARE(m_html.remotePictures,
                 QStringList({m_server.address("/seen-1.png"), m_server.address("/seen-2.png")}));
        QCOMPARE(m_html.heldBack.pictures, 2);
        QVERIFY(m_html.heldBack.trackers >= 4);
    }

    void theReadableViewFetchesNothing()
    {
        HtmlView view;
        view.resize(600, 600);
        view.setContent(m_html);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.toPlainText().contains(u"the end"));
        (void)view.grab();
        QCoreApplication::processEvents();
        QCOMPARE(m_server.connections(), 0);
    }

    void theOriginalLayoutFetchesNothing()
    {
        if (!m_maker)
            QSKIP("built without Qt WebEngine");
        QList<QUrl> followed;
        const auto view = make(followed);
        QSignalSpy finished(view->widget(), SIGNAL(loadFinished(bool)));
        view->show(m_original, {});
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() >= 1, 30000);
        QTRY_VERIFY(shows(*view->widget(), QColor(1, 2, 3)));
        // With its pictures, then another message: what was put off has had its time.
        view->setRemotePictures({{0, png({40, 40}, Qt::magenta)}, {1, png({40, 40}, Qt::cyan)}});
        QTRY_VERIFY_WITH_TIMEOUT(shows(*view->widget(), Qt::magenta) && shows(*view->widget(), Qt::cyan),
                                 30000);
        view->show({"<!DOCTYPE html><p style='background:#040506'>another</p>", {}}, {});
        QTRY_VERIFY_WITH_TIMEOUT(shows(*view->widget(), QColor(4, 5, 6)), 30000);
        QCOMPARE(m_server.paths(), QByteArrayList());
        QCOMPARE(m_server.connections(), 0);
        QCOMPARE(followed, QList<QUrl>());
    }

    // Content-IDs and numbers are given again and again.
    void aPictureBelongsToItsMessage()
    {
        if (!m_maker)
            QSKIP("built without Qt WebEngine");
        QList<QUrl> followed;
        const auto view = make(followed);
        const QByteArray page = "<!DOCTYPE html><img src='cid:one'><img src='remote:0'>";
        view->show({page, {{"one", png({40, 40}, Qt::magenta)}}}, {{0, png({40, 40}, Qt::cyan)}});
        QTRY_VERIFY_WITH_TIMEOUT(shows(*view->widget(), Qt::magenta) && shows(*view->widget(), Qt::cyan),
                                 30000);
        view->show({page, {{"one", png({40, 40}, Qt::yellow)}}}, {{0, png({40, 40}, Qt::green)}});
        QTRY_VERIFY_WITH_TIMEOUT(shows(*view->widget(), Qt::yellow) && shows(*view->widget(), Qt::green),
                                 30000);
    }

    // The last lock alone: a browser without any other, in the same process.
    void theEngineHasNoNetworkAtAll()
    {
#ifdef POPLAR_WEBVIEW
        QList<QUrl> followed;
        const auto guarded = make(followed);
        QVERIFY(!qgetenv("QTWEBENGINE_CHROMIUM_FLAGS").contains("NOTFOUND"));
        QWebEngineView unguarded;
        QSignalSpy finished(&unguarded, &QWebEngineView::loadFinished);
        unguarded.show();
        unguarded.load(QUrl(m_server.address("/page")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QCOMPARE(finished[0][0].toBool(), false);
        QCOMPARE(m_server.connections(), 0);
#else
        QSKIP("built without Qt WebEngine");
#endif
    }

    void consentInThePaneLoadsWhatIsSeenForBothViews()
    {
        if (!m_maker)
            QSKIP("built without Qt WebEngine");
        m_server.setPicture("/seen-1.png", png({40, 40}, Qt::magenta));
        m_server.setPicture("/seen-2.png", png({40, 40}, Qt::cyan));
        OriginalLayout layout(OriginalLayout::Offer::Ready, m_plugin);
        MessagePane pane;
        pane.resize(800, 900);
        pane.setOriginalLayout(layout);
        mailbox::RemotePictures::Policy policy;
        policy.reach = mailbox::RemotePictures::Reach::Everywhere;
        auto *remote = pane.findChild<RemoteContent *>(QStringLiteral("remoteContent"));
        remote->setPolicy(std::move(policy));
        pane.show();
        pane.showContent(content(1));
        auto *original = pane.findChild<QAction *>(QStringLiteral("originalLayout"));
        QVERIFY(original->isVisible() && original->isEnabled() && !original->isChecked());
        QVERIFY(!pane.findChild<QWidget *>(QStringLiteral("originalView"))); // not before it is asked for
        original->trigger();
        QWidget *view = nullptr;
        QTRY_VERIFY((view = pane.findChild<QWidget *>(QStringLiteral("originalView"))));
        QTRY_VERIFY_WITH_TIMEOUT(shows(*view, QColor(1, 2, 3)), 30000);
        QCOMPARE(m_server.connections(), 0);
        remote->load();
        QTRY_VERIFY_WITH_TIMEOUT(shows(*view, Qt::magenta) && shows(*view, Qt::cyan), 30000);
        // For the next message it has to be chosen again, unless it was for its sender.
        pane.showContent(content(2));
        QVERIFY(!original->isChecked() && !view->isVisible());
        pane.setSenderRules({{}, {QStringLiteral("a@example.org")}});
        pane.showContent(content(3));
        QVERIFY(original->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(shows(*view, QColor(1, 2, 3)), 30000);
        QTRY_VERIFY(!shows(*view, Qt::magenta)); // the picture before it may still stand
        QByteArrayList paths = m_server.paths();
        std::sort(paths.begin(), paths.end());
        QCOMPARE(paths, (QByteArrayList{"/seen-1.png", "/seen-2.png"}));
    }

    void whereItCannotBeHadItIsNotOffered()
    {
        MessagePane pane;
        pane.show();
        pane.showContent(content(1));
        auto *original = pane.findChild<QAction *>(QStringLiteral("originalLayout"));
        QVERIFY(!original->isVisible());
        OriginalLayout absent;
        pane.setOriginalLayout(absent);
        QVERIFY(!original->isVisible());
        OriginalLayout locked(OriginalLayout::Offer::NoSandbox, QStringLiteral("/nowhere/plugin.so"));
        pane.setOriginalLayout(locked);
        QVERIFY(original->isVisible() && !original->isEnabled());
        QVERIFY(original->toolTip().contains(u"lock"));
        OriginalLayout broken(OriginalLayout::Offer::Ready, QStringLiteral("/nowhere/plugin.so"));
        pane.setOriginalLayout(broken);
        original->trigger();
        QTRY_VERIFY(pane.findChild<QWidget *>(QStringLiteral("originalText"))
                        ->findChild<EmptyState *>()
                        ->isVisible());
    }

private:
    mailbox::MessageContent content(int id) const
    {
        mailbox::MessageContent content;
        content.id = mailbox::MessageId(id);
        content.message.envelope.from = {{{}, QStringLiteral("a@example.org")}};
        content.message.html = m_html;
        content.file = m_folder.filePath(QStringLiteral("mail.eml"));
        return content;
    }

    std::unique_ptr<OriginalView> make(QList<QUrl> &followed)
    {
        auto view = m_maker->make({.linkHovered = [](const QUrl &) {},
                                   .linkActivated = [&followed](const QUrl &target) { followed += target; },
                                   .menuWanted = [](QPoint) {},
                                   .broken = [] {}});
        view->widget()->resize(600, 900);
        view->widget()->show();
        return view;
    }

    QString m_plugin;
    QTemporaryDir m_folder;
    WebServer m_server;
    mime::SafeHtml m_html;
    mime::OriginalHtml m_original;
    OriginalViewMaker *m_maker = nullptr;
};

int main(int argc, char *argv[])
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    TestTracking test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tracking.moc"
