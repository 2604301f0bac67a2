// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/findbar.h"
#include "gui/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace poplar::gui;

namespace {

struct Asked {
    QString text;
    FindDirection direction;
    bool operator==(const Asked &) const = default;
};

} // namespace

/// The bar under a view in a window whose own Ctrl+F means something else.
class FindBarTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    QPlainTextEdit *m_view = nullptr;
    FindBar *m_bar = nullptr;
    QLineEdit *m_text = nullptr;
    QLabel *m_words = nullptr;
    QAction *m_other = nullptr;
    QList<Asked> m_asked;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void controlFOpensItWhateverTheWindowDoesWithIt();
    void escapeClosesItAndGivesTheFocusBack();
    void escapeInTheViewClosesItToo();
    void keysFindNextAndPrevious();
    void keysInTheViewFindTooWithoutTakingTheFocus();
    void typingSearchesWhenItRests();
    void openingAgainSelectsWhatWasSought();
    void buttonsDoWhatTheKeysDo();
    void resultsAreSaidInWords_data();
    void resultsAreSaidInWords();
    void whatWasSaidGoesWhenTheTextChanges();
    void aLongSearchCanBeStopped();
    void everythingHasAName();
    void aNarrowBarIsNotCutOff();
};

void FindBarTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void FindBarTest::init()
{
    m_window = std::make_unique<QWidget>();
    m_view = new QPlainTextEdit;
    m_view->setReadOnly(true);
    m_view->setTabChangesFocus(true);
    m_bar = new FindBar;
    m_bar->serve(m_view);
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_view);
    layout->addWidget(m_bar);
    m_text = m_bar->findChild<QLineEdit *>(QStringLiteral("findText"));
    m_words = m_bar->findChild<QLabel *>(QStringLiteral("findWords"));
    m_other = new QAction(m_window.get());
    m_other->setShortcut(QKeySequence::Find);
    m_window->addAction(m_other);
    m_asked.clear();
    connect(m_bar, &FindBar::findRequested, this, [this](const QString &text, FindDirection direction) {
        m_asked += {text, direction};
    });
    m_window->resize(700, 300);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    m_view->setFocus();
    QTRY_VERIFY(m_view->hasFocus());
}

void FindBarTest::cleanup()
{
    m_window.reset();
}

void FindBarTest::controlFOpensItWhateverTheWindowDoesWithIt()
{
    QSignalSpy other(m_other, &QAction::triggered);
    QVERIFY(!m_bar->isVisible());
    QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_bar->isVisible());
    QVERIFY(m_text->hasFocus());
    QCOMPARE(other.size(), 0);
}

void FindBarTest::escapeClosesItAndGivesTheFocusBack()
{
    QSignalSpy closed(m_bar, &FindBar::closed);
    m_bar->open();
    QTest::keyClick(m_text, Qt::Key_Escape);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_view->hasFocus());
    QCOMPARE(closed.size(), 1);
    m_bar->close();
    QCOMPARE(closed.size(), 1);
}

void FindBarTest::escapeInTheViewClosesItToo()
{
    m_bar->open();
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Escape);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_view->hasFocus());
}

void FindBarTest::keysFindNextAndPrevious()
{
    QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(m_text, QStringLiteral("ab"));
    QTest::keyClick(m_text, Qt::Key_Return);
    QTest::keyClick(m_text, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(m_text, Qt::Key_F3);
    QTest::keyClick(m_text, Qt::Key_F3, Qt::ShiftModifier);
    const QString ab = QStringLiteral("ab");
    const QList<Asked> expected{{ab, FindDirection::Next},
                                {ab, FindDirection::Previous},
                                {ab, FindDirection::Next},
                                {ab, FindDirection::Previous}};
    QCOMPARE(m_asked, expected);
}

void FindBarTest::keysInTheViewFindTooWithoutTakingTheFocus()
{
    QTest::keyClick(m_view, Qt::Key_F3);
    QVERIFY(m_text->hasFocus()); // nothing to look for yet
    QVERIFY(m_asked.isEmpty());
    m_text->setText(QStringLiteral("x"));
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_F3);
    QTest::keyClick(m_view, Qt::Key_F3, Qt::ShiftModifier);
    const QList<Asked> expected{{QStringLiteral("x"), FindDirection::Next},
                                {QStringLiteral("x"), FindDirection::Previous}};
    QCOMPARE(m_asked, expected);
    QVERIFY(m_view->hasFocus());
}

void FindBarTest::typingSearchesWhenItRests()
{
    m_bar->open();
    QTest::keyClicks(m_text, QStringLiteral("abc"));
    QTRY_COMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0], (Asked{QStringLiteral("abc"), FindDirection::Here}));
    m_text->clear();
    QTRY_COMPARE(m_asked.size(), 2);
    QCOMPARE(m_asked[1], (Asked{QString(), FindDirection::Here}));
}

void FindBarTest::openingAgainSelectsWhatWasSought()
{
    m_bar->open();
    QTest::keyClicks(m_text, QStringLiteral("abc"));
    m_bar->close();
    QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m_text->selectedText(), QStringLiteral("abc"));
}

void FindBarTest::buttonsDoWhatTheKeysDo()
{
    m_bar->open();
    m_text->setText(QStringLiteral("x"));
    const auto press = [this](const char *name) {
        m_bar->findChild<QToolButton *>(QLatin1StringView(name))->click();
    };
    press("findNext");
    press("findPrevious");
    const QList<Asked> expected{{QStringLiteral("x"), FindDirection::Next},
                                {QStringLiteral("x"), FindDirection::Previous}};
    QCOMPARE(m_asked, expected);
    press("findClose");
    QVERIFY(!m_bar->isVisible());
}

void FindBarTest::resultsAreSaidInWords_data()
{
    QTest::addColumn<FindResult>("result");
    QTest::addColumn<QString>("words");
    QTest::newRow("found") << FindResult::Found << QString();
    QTest::newRow("nothing") << FindResult::NotFound << QStringLiteral("Not found");
    QTest::newRow("wrapped") << FindResult::FoundFromBeginning
                             << QStringLiteral("Continued from the beginning");
    QTest::newRow("wrapped backwards")
        << FindResult::FoundFromEnd << QStringLiteral("Continued from the end");
    QTest::newRow("stopped") << FindResult::Unsearched << QString();
}

void FindBarTest::resultsAreSaidInWords()
{
    QFETCH(FindResult, result);
    QFETCH(QString, words);
    m_bar->open();
    m_bar->showResult(FindResult::NotFound);
    m_bar->showResult(result);
    QCOMPARE(m_words->text(), words);
    QCOMPARE(m_words->accessibleName(), words);
}

void FindBarTest::whatWasSaidGoesWhenTheTextChanges()
{
    m_bar->open();
    QTest::keyClicks(m_text, QStringLiteral("abc"));
    m_bar->showResult(FindResult::NotFound);
    QTest::keyClick(m_text, Qt::Key_Backspace);
    QCOMPARE(m_words->text(), QString());
}

void FindBarTest::aLongSearchCanBeStopped()
{
    QSignalSpy stopped(m_bar, &FindBar::stopRequested);
    auto *stop = m_bar->findChild<QToolButton *>(QStringLiteral("findStop"));
    m_bar->open();
    QVERIFY(!stop->isVisible());
    m_bar->showProgress(42);
    QVERIFY(m_words->text().contains(QStringLiteral("42")));
    QVERIFY(stop->isVisible());
    stop->click();
    QCOMPARE(stopped.size(), 1);
    m_bar->showResult(FindResult::Unsearched);
    QVERIFY(!stop->isVisible());
}

void FindBarTest::everythingHasAName()
{
    for (const auto *button : m_bar->findChildren<QToolButton *>()) {
        if (qobject_cast<QLineEdit *>(button->parentWidget()))
            continue; // Qt's own, which say the field's action
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }
    QVERIFY(!m_text->accessibleName().isEmpty());
}

void FindBarTest::aNarrowBarIsNotCutOff()
{
    m_bar->open();
    m_bar->showResult(FindResult::FoundFromBeginning);
    m_window->resize(240, 300);
    QTRY_COMPARE(m_window->width(), 240);
    QTRY_VERIFY(m_words->width() >= m_words->fontMetrics().horizontalAdvance(m_words->text()));
    const auto *close = m_bar->findChild<QToolButton *>(QStringLiteral("findClose"));
    QVERIFY(close->geometry().right() <= m_bar->width());
    QVERIFY(m_text->width() >= 60);
}

QTEST_MAIN(FindBarTest)
#include "tst_findbar.moc"
