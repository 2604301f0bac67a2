// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "gui/mainwindow.h"
#include "practice/server.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;

/// The whole window against the practice server: real sockets, real TLS, real files.
class MainWindowTest : public QObject {
    Q_OBJECT

private:
    struct World {
        QTemporaryDir folder;
        accounts::Profile profile{folder.path()};
        bool prepared = bool(profile.prepare());
        QSettings settings{profile.settingsFile(), QSettings::IniFormat};
        accounts::AccountStore accounts{profile.settingsFile()};
        practice::Server server;
    };
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<World> m_world;
    std::unique_ptr<MainWindow> m_window;

    std::optional<PracticeMailbox> practice()
    {
        accounts::Account account;
        account.host = QStringLiteral("127.0.0.1");
        account.port = m_world->server.port();
        account.user = QString::fromLatin1(practice::Server::user);
        account.trustedDigests = {m_world->server.certificateDigest()};
        return PracticeMailbox{account, Secret(QByteArrayView(practice::Server::password))};
    }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(Surroundings{.profile = m_world->profile,
                                                             .settings = m_world->settings,
                                                             .accounts = m_world->accounts,
                                                             .passwords = nullptr,
                                                             .theme = *m_theme,
                                                             .startPractice = [this] { return practice(); }});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    QTreeView *list() const { return m_window->findChild<QTreeView *>(QStringLiteral("messageList")); }
    QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name));
    }
    int rows() const { return list()->model() ? list()->model()->rowCount() : 0; }
    QModelIndex tickOf(int row) const { return list()->model()->index(row, MessageListModel::TickColumn); }
    bool isTicked(int row) const
    {
        return tickOf(row).data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    }
    void tickFirst()
    {
        list()->model()->setData(tickOf(0), Qt::Checked, Qt::CheckStateRole);
        QTRY_VERIFY(isTicked(0));
        QTRY_VERIFY(action("leaveAction")->isEnabled());
    }
    QDialog *dialog() const
    {
        const auto dialogs = m_window->findChildren<QDialog *>();
        for (QDialog *one : dialogs) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        if (!m_theme)
            m_theme = std::make_unique<Theme>();
        m_world = std::make_unique<World>();
        QVERIFY(m_world->prepared);
        QVERIFY(m_world->server.start());
        openWindow();
    }
    void cleanup()
    {
        m_window.reset();
        m_world.reset();
    }

    void withoutAccountItWelcomes()
    {
        auto *pages = m_window->findChild<QStackedWidget *>(QStringLiteral("pages"));
        QCOMPARE(pages->currentWidget()->objectName(), QStringLiteral("firstRunPage"));
        QVERIFY(!action("checkAction")->isEnabled());
    }

    void thePracticeMailboxOpensWithoutAQuestion()
    {
        action("practiceAction")->trigger();
        QTRY_VERIFY(rows() > 10);
        QTRY_VERIFY(action("leaveAction")->isEnabled());
        QVERIFY(!dialog());
    }

    void closingWithTicksAsksAndStayingKeepsTheWindow()
    {
        action("practiceAction")->trigger();
        QTRY_VERIFY(rows() > 10);
        tickFirst();
        QVERIFY(!m_window->close());
        QTRY_VERIFY(dialog());
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        QVERIFY(m_window->isVisible());
        QVERIFY(isTicked(0));
        // And a second attempt asks again.
        QVERIFY(!m_window->close());
        QTRY_VERIFY(dialog());
    }

    void closingWithTicksAndDeletingClosesTheWindow()
    {
        action("practiceAction")->trigger();
        QTRY_VERIFY(rows() > 10);
        const int before = rows();
        tickFirst();
        QVERIFY(!m_window->close());
        QTRY_VERIFY(dialog());
        const auto buttons = dialog()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text().contains(QStringLiteral("Delete")))
                button->click();
        }
        QTRY_VERIFY(!m_window->isVisible());
        openWindow();
        action("practiceAction")->trigger();
        QTRY_COMPARE(rows(), before - 1);
    }

    void whatTheWindowLookedLikeIsRemembered()
    {
        action("practiceAction")->trigger();
        QTRY_VERIFY(rows() > 10);
        action("besideAction")->trigger();
        QVERIFY(m_window->close());
        openWindow();
        QVERIFY(action("besideAction")->isChecked());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
