// SPDX-License-Identifier: GPL-3.0-or-later
// Remote pictures as the reader meets them: what the bar says, what is loaded and when, and for whom always.
#include "../support/pixels.h"
#include "gui/htmlview.h"
#include "gui/messagepane.h"
#include "gui/privacybar.h"
#include "gui/remotemarkup.h"
#include "gui/senderspage.h"
#include "gui/theme.h"
#include "mime/message.h"
#include "support/trackingtricks.h"
#include "support/webserver.h"

#include <QBuffer>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;
using mailbox::MessageContent;
using mailbox::MessageId;

namespace {

/// A pane that may load from this machine, and its parts.
struct Reading {
    Reading()
    {
        mailbox::RemotePictures::Policy policy;
        policy.reach = mailbox::RemotePictures::Reach::Everywhere;
        remote = pane.findChild<RemoteContent *>(QStringLiteral("remoteContent"));
        remote->setPolicy(std::move(policy));
        bar = pane.findChild<PrivacyBar *>(QStringLiteral("privacyBar"));
        html = pane.findChild<HtmlView *>(QStringLiteral("messageHtml"));
        always = bar->findChild<QPushButton *>(QStringLiteral("alwaysLoad"));
        for (QPushButton *button : bar->findChildren<QPushButton *>())
            load = button == always ? load : button;
        pane.resize(700, 600);
        pane.show();
    }
    [[nodiscard]] QString said() const
    {
        QString text;
        for (const QLabel *label : bar->findChildren<QLabel *>())
            text += label->text();
        return text;
    }

    MessagePane pane;
    RemoteContent *remote;
    PrivacyBar *bar;
    HtmlView *html;
    QPushButton *load = nullptr;
    QPushButton *always;
};

} // namespace

class TestRemoteContent : public QObject {
    Q_OBJECT

private:
    MessageContent content(const QByteArray &html, const QByteArray &header = {}, int id = 1)
    {
        const QByteArray all =
            header + "From: Shop <News@Shop.example>\r\nContent-Type: text/html\r\n\r\n" + html;
        QFile file(m_folder.filePath(QStringLiteral("%1.eml").arg(id)));
        if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(all) != all.size())
            qFatal("cannot write");
        file.close();
        const Result<mime::Message> message = mime::readMessage(file.fileName());
        if (!message)
            qFatal("cannot read");
        MessageContent content;
        content.id = MessageId(id);
        content.message = *message;
        content.route = mime::readRoute(all);
        content.file = file.fileName();
        return content;
    }

    const QTemporaryDir m_folder;

private Q_SLOTS:
    void nothingIsLoadedBeforeItIsAskedForAndThenWhatIsSeen()
    {
        WebServer server;
        server.setPicture("/seen-1.png", png({40, 40}, Qt::magenta));
        server.setPicture("/seen-2.png", png({40, 40}, Qt::cyan));
        Reading reading;
        reading.pane.showContent(content(trackingTricks(server.address({}))));
        QVERIFY(reading.bar->isVisible() && reading.load->isVisible());
        QVERIFY2(reading.said().contains(u"2 remote picture"), qPrintable(reading.said()));
        QVERIFY(!shows(*reading.html, Qt::magenta));
        QCOMPARE(server.connections(), 0);

        reading.load->click();
        QVERIFY2(reading.said().contains(u"Loading"), qPrintable(reading.said()));
        QTRY_VERIFY(shows(*reading.html, Qt::magenta) && shows(*reading.html, Qt::cyan));
        QByteArrayList paths = server.paths();
        std::sort(paths.begin(), paths.end());
        QCOMPARE(paths, (QByteArrayList{"/seen-1.png", "/seen-2.png"}));
        QTRY_VERIFY2(reading.said().contains(u"2 remote picture(s) were loaded"), qPrintable(reading.said()));
        QVERIFY(reading.said().contains(u"stay unloaded"));
        QVERIFY(!reading.load->isVisible());
    }

    void whatCouldNotBeLoadedIsToldAndTriedAgain()
    {
        WebServer server;
        server.setPicture("/a.png", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        Reading reading;
        reading.pane.showContent(
            content("<p>x<img src='" + server.address("/a.png").toLatin1() + "' alt='A chart'>"));
        QVERIFY(reading.html->toPlainText().contains(u"[A chart]"));
        reading.load->click();
        QTRY_VERIFY2(reading.said().contains(u"1 picture(s) could not be loaded"),
                     qPrintable(reading.said()));
        QVERIFY(reading.html->toPlainText().contains(u"[A chart]"));
        server.setPicture("/a.png", png({40, 40}, Qt::magenta));
        reading.load->click();
        QTRY_VERIFY(shows(*reading.html, Qt::magenta));
        QVERIFY(!reading.html->toPlainText().contains(u"A chart"));
    }

    void leavingTheMessageEndsTheLoading()
    {
        WebServer server;
        server.set("/a.png", {"200 OK", "Content-Length: 9\r\n", "x", WebServer::Then::Hang});
        Reading reading;
        reading.pane.showContent(content("x<img src='" + server.address("/a.png").toLatin1() + "'>"));
        reading.load->click();
        QTRY_COMPARE(server.paths().size(), 1);
        reading.pane.showContent(content("y<img src='" + server.address("/b.png").toLatin1() + "'>", {}, 2));
        QVERIFY2(reading.said().contains(u"were not loaded"), qPrintable(reading.said()));
        QCOMPARE(reading.remote->state().stage, RemoteState::Stage::Held);
        reading.load->click();
        QTRY_COMPARE(reading.remote->state().failed, 1);
        QCOMPARE(server.paths(), (QByteArrayList{"/a.png", "/b.png"}));
    }

    void aSenderIsRemembered()
    {
        WebServer server;
        server.setPicture("/a.png", png({40, 40}, Qt::magenta));
        const QByteArray html = "x<img src='" + server.address("/a.png").toLatin1() + "'>";
        Reading reading;
        QList<SenderRules> changed;
        connect(&reading.pane, &MessagePane::senderRulesChanged, this,
                [&changed](const SenderRules &rules) { changed += rules; });
        reading.pane.showContent(content(html));
        reading.always->click();
        QTRY_VERIFY(shows(*reading.html, Qt::magenta));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0].pictures, QStringList{QStringLiteral("news@shop.example")});
        reading.pane.showContent(content(html, {}, 2));
        QTRY_COMPARE(server.paths().size(), 2);
        QTRY_VERIFY(shows(*reading.html, Qt::magenta));
        // Taken back in the settings.
        reading.pane.setSenderRules({});
        reading.pane.showContent(content(html, {}, 3));
        QVERIFY(reading.always->isVisible());
        QCOMPARE(reading.remote->state().stage, RemoteState::Stage::Held);
    }

    void aSenderThatMayBeForgedIsNotBelieved()
    {
        WebServer server;
        Reading reading;
        reading.pane.setSenderRules({{QStringLiteral("news@shop.example")}, {}});
        const QByteArray html = "x<img src='" + server.address("/a.png").toLatin1() + "'>";
        reading.pane.showContent(content(
            html, "Authentication-Results: mx.home.example; dmarc=fail header.from=shop.example\r\n"));
        QVERIFY2(reading.said().contains(u"not proven"), qPrintable(reading.said()));
        QVERIFY(reading.load->isVisible() && !reading.always->isVisible());
        QCOMPARE(reading.remote->state().stage, RemoteState::Stage::Held);
        reading.pane.showContent(content(
            html, "Authentication-Results: mx.home.example; dmarc=pass header.from=shop.example\r\n", 2));
        QTRY_COMPARE(server.paths().size(), 1);
    }

    void theBarFollowsTheTheme()
    {
        Reading reading;
        reading.pane.showContent(content("<img src='https://pictures.example.org/a'>"));
        reading.pane.setPalette(darkPalette());
        QCOMPARE(reading.bar->palette().color(QPalette::Window), themeColours(darkPalette()).infoGround);
        reading.pane.setPalette(lightPalette());
        QCOMPARE(reading.bar->palette().color(QPalette::Window), themeColours(lightPalette()).infoGround);
    }

    void readingItInAnotherWayFetchesNothingAnew()
    {
        WebServer server;
        server.setPicture("/a.png", png({40, 40}, Qt::magenta));
        Reading reading;
        const MessageContent one = content("x<img src='" + server.address("/a.png").toLatin1() + "'>");
        reading.pane.showContent(one);
        reading.load->click();
        QTRY_VERIFY(shows(*reading.html, Qt::magenta));
        reading.pane.showContent(one);
        QTRY_VERIFY(shows(*reading.html, Qt::magenta));
        QCOMPARE(server.paths().size(), 1);
    }

    void aMessageWithinAnotherHasNoRule()
    {
        Reading reading;
        reading.pane.setSenderRules({{QStringLiteral("news@shop.example")}, {}});
        MessageContent within =
            content("<img src='https://pictures.example.org/a'>",
                    "Authentication-Results: mx.home.example; dmarc=pass header.from=shop.example\r\n");
        within.partOf = MessageContent::Place{MessageId(7), 1};
        reading.pane.showContent(within);
        QCOMPARE(reading.remote->state().stage, RemoteState::Stage::Held);
        QVERIFY(!reading.always->isVisible() && reading.load->isVisible());
    }

    void withSeveralAuthorsThereIsNoRule()
    {
        Reading reading;
        MessageContent two = content("<img src='https://pictures.example.org/a'>");
        two.message.envelope.from += Address{{}, QStringLiteral("news@shop.example")};
        reading.pane.setSenderRules({{QStringLiteral("news@shop.example")}, {}});
        reading.pane.showContent(two);
        QVERIFY(!reading.always->isVisible() && reading.load->isVisible());
        QCOMPARE(reading.remote->state().stage, RemoteState::Stage::Held);
    }

    void whatIsThereTakesItsPlaceInTheMarkup()
    {
        mime::SafeHtml html;
        html.markup =
            QStringLiteral("<img src=\"picture:0\"><img src=\"remote:0\" width=\"9\" alt=\"a &amp; b\">"
                           "<img src=\"remote:1\"><img src=\"held:\" alt=\"c\"><img src=\"remote:0\">");
        html.pictures = {"own"};
        const mime::SafeHtml none = withRemotePictures(html, {});
        QCOMPARE(none.markup,
                 QStringLiteral("<img src=\"picture:0\">[a &amp; b]<img src=\"held:\">[c]"
                                "<img src=\"held:\">"));
        const mime::SafeHtml one = withRemotePictures(html, {{0, "there"}});
        QCOMPARE(one.markup,
                 QStringLiteral("<img src=\"picture:0\"><img src=\"picture:1\" width=\"9\" alt=\"a &amp; b\">"
                                "<img src=\"held:\">[c]<img src=\"picture:1\">"));
        QCOMPARE(one.pictures, (QList<QByteArray>{"own", "there"}));
    }

    void rulesAreKeptAndTakenBack()
    {
        QSettings file(m_folder.filePath(QStringLiteral("poplar.ini")), QSettings::IniFormat);
        QCOMPARE(loadSenderRules(file), SenderRules());
        SenderRules rules;
        rules.pictures = with(with({}, QStringLiteral("B@x.example")), QStringLiteral("a@x.example"));
        rules.original = with({}, QStringLiteral("c@x.example"));
        QCOMPARE(rules.pictures, QStringList({QStringLiteral("a@x.example"), QStringLiteral("b@x.example")}));
        saveSenderRules(file, rules);
        QCOMPARE(loadSenderRules(file), rules);
        SendersPage page(rules);
        QVERIFY(!page.isChanged());
        auto *list = page.findChild<QListWidget *>(QStringLiteral("pictureSenders"));
        auto *remove = page.findChild<QPushButton *>(QStringLiteral("pictureSendersRemove"));
        QVERIFY(!remove->isEnabled());
        list->setCurrentRow(1);
        remove->click();
        QCOMPARE(page.rules().pictures, QStringList{QStringLiteral("a@x.example")});
        QVERIFY(page.isChanged());
        QCOMPARE(without(rules.original, QStringLiteral("C@x.example")), QStringList());
    }
};

QTEST_MAIN(TestRemoteContent)
#include "tst_remotecontent.moc"
