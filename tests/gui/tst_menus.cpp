// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window, by the keyboard.
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "gui/mainwindow.h"
#include "gui/theme.h"
#include "support/sourcetranslator.h"

#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;

namespace {

struct Program {
    Program()
        : profile(folder.path())
        , settings(profile.settingsFile(), QSettings::IniFormat)
        , store(profile.settingsFile())
        , window(std::make_unique<MainWindow>(Surroundings{.profile = profile,
                                                           .settings = settings,
                                                           .accounts = store,
                                                           .passwords = nullptr,
                                                           .theme = theme,
                                                           .startPractice = {}}))
    {
    }

    const QTemporaryDir folder;
    const accounts::Profile profile;
    QSettings settings;
    accounts::AccountStore store;
    Theme theme;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class TestMenus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyOfAMenuLeadsToOneThing_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Russian") << QStringLiteral("ru");
    }

    void aKeyOfAMenuLeadsToOneThing()
    {
        QFETCH(const QString, language);
        SourceTranslator translator(language);
        QCoreApplication::installTranslator(&translator);
        const Program program;
        const QMenuBar *bar = program.window->menuBar();
        QStringList clashes = clashesOf(bar->actions(), QStringLiteral("menu bar"));
        for (const QMenu *menu : bar->findChildren<QMenu *>())
            clashes += clashesOf(menu->actions(), menu->title());
        QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(u'\n')));
        QVERIFY(bar->findChildren<QMenu *>().size() > 4);
    }

    void whatIsTypedIntoAMenuIsForTheMenu()
    {
        Program program;
        program.window->show();
        QWidget list(program.window.get());
        list.setFocusPolicy(Qt::StrongFocus);
        list.show();
        QAction key(QStringLiteral("of the list"));
        key.setShortcut(Qt::Key_U);
        key.setShortcutContext(Qt::WidgetWithChildrenShortcut);
        list.addAction(&key);
        const QSignalSpy ofList(&key, &QAction::triggered);
        QVERIFY(QTest::qWaitForWindowActive(program.window.get()));
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_U);
        QCOMPARE(ofList.size(), 1);
        QMenu menu(program.window.get());
        const QSignalSpy ofMenu(menu.addAction(QStringLiteral("R&ules")), &QAction::triggered);
        menu.popup({});
        QTest::keyClick(&menu, Qt::Key_U);
        QCOMPARE(ofMenu.size(), 1);
        QCOMPARE(ofList.size(), 1);
    }

private:
    static QStringList clashesOf(const QList<QAction *> &actions, const QString &menu)
    {
        QHash<QKeySequence, QStringList> texts;
        for (const QAction *action : actions) {
            const QKeySequence key = QKeySequence::mnemonic(action->text());
            if (!action->isSeparator() && !key.isEmpty())
                texts[key] += action->text();
        }
        QStringList clashes;
        for (const QStringList &same : std::as_const(texts)) {
            if (same.size() > 1)
                clashes += menu + QStringLiteral(": ") + same.join(QStringLiteral(" / "));
        }
        return clashes;
    }
};

QTEST_MAIN(TestMenus)
#include "tst_menus.moc"
