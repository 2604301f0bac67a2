// SPDX-License-Identifier: GPL-3.0-or-later
// What is written is checked for its spelling: in real windows, by a real dictionary that is made here.
#include "../support/spellingdictionaries.h"
#include "gui/composetext.h"
#include "gui/composewindow.h"
#include "gui/spellingdesk.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <memory>

using namespace poplar;
using namespace poplar::gui;

namespace {

constexpr int longEnough = 20'000;

ComposeStart startWith(const char *text)
{
    ComposeStart start;
    start.draft.draft.text = QString::fromUtf8(text);
    return start;
}

/// A window, and what is marked in it.
class Writer {
public:
    Writer(SpellingDesk &desk, const ComposeStart &start)
        : window(new ComposeWindow(1, {}, start))
        , keepings(window.data(), &ComposeWindow::keepWanted)
    {
        window->setSpelling(desk);
        window->show();
        window->activateWindow();
    }
    ~Writer() { delete window; }
    Q_DISABLE_COPY_MOVE(Writer)

    [[nodiscard]] ComposeText &text() const { return *window->findChild<ComposeText *>(); }
    [[nodiscard]] QAction &action(const char *name) const
    {
        auto *found = window->findChild<QAction *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    /// The underlined words, one after the other.
    [[nodiscard]] QString marked() const
    {
        QStringList words;
        for (QTextBlock line = text().document()->begin(); line.isValid(); line = line.next()) {
            const auto formats = line.layout()->formats();
            for (const QTextLayout::FormatRange &range : formats) {
                if (range.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                    words += line.text().mid(range.start, range.length);
            }
        }
        return words.join(u' ');
    }
    [[nodiscard]] QMenu *openMenuAt(int position) const
    {
        QTextCursor cursor(text().document());
        cursor.setPosition(position);
        const QPoint point = text().cursorRect(cursor).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, text().viewport()->mapToGlobal(point));
        QApplication::sendEvent(text().viewport(), &event);
        return text().findChild<QMenu *>(QStringLiteral("composeTextMenu"));
    }

    QPointer<ComposeWindow> window;
    QSignalSpy keepings;
};

#define QTRY_MARKED(writer, words)                                                                           \
    QTRY_COMPARE_WITH_TIMEOUT((writer).marked(), QString::fromUtf8(words), longEnough)

} // namespace

class TestComposeSpelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_files = std::make_unique<test::SpellingDictionaries>();
        m_files->add(QStringLiteral("en_US"), "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n",
                     "5\ntwo\nboat\nboats\nthe\nwater\n");
        m_files->add(QStringLiteral("ru_RU"), "SET UTF-8\n", "1\nлодка\n");
        m_settings = std::make_unique<QSettings>(m_files->path("poplar.ini"), QSettings::IniFormat);
        m_desk = std::make_unique<SpellingDesk>(*m_settings, m_files->path("words.txt"));
    }
    void cleanup() { m_desk.reset(); }

    void wrongWordsOfOnesOwnAreMarked()
    {
        const Writer writer(*m_desk, startWith("Two baots\n> the watr\nthe waterr"));
        QTRY_MARKED(writer, "baots waterr");
    }

    void theWordThatIsBeingTypedIsNotMarked()
    {
        const Writer writer(*m_desk, startWith(""));
        writer.text().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(writer.text().hasFocus(), longEnough);
        QTest::keyClicks(&writer.text(), QStringLiteral("teh baot"));
        QTRY_MARKED(writer, "teh");
        QTest::keyClick(&writer.text(), Qt::Key_Space);
        QTRY_MARKED(writer, "teh baot");
        QTest::keyClicks(&writer.text(), QStringLiteral("boatt"));
        QTest::keyClick(&writer.text(), Qt::Key_Up, Qt::ControlModifier);
        QTest::keyClick(&writer.text(), Qt::Key_Home);
        QTRY_MARKED(writer, "teh baot boatt");
    }

    void marksAreNoChange()
    {
        ComposeStart start = startWith("Two baots");
        start.origin = ComposeStart::Origin::Kept;
        Writer writer(*m_desk, start);
        QSignalSpy edited(&writer.text(), &ComposeText::edited);
        QTRY_MARKED(writer, "baots");
        QVERIFY(edited.isEmpty());
        writer.window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!writer.window, longEnough);
        QVERIFY(writer.keepings.isEmpty());
    }

    void aSuggestionReplacesTheWord()
    {
        const Writer writer(*m_desk, startWith("Two baot the"));
        QTRY_MARKED(writer, "baot");
        const QPointer<QMenu> menu = writer.openMenuAt(6);
        QVERIFY(menu);
        const auto suggested = [&menu]() -> QAction * {
            const auto actions = menu->findChildren<QAction *>(QStringLiteral("suggestion"));
            for (QAction *one : actions) {
                if (one->text() == u"boat")
                    return one;
            }
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(suggested(), longEnough);
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("noSuggestion"))->isVisible());
        suggested()->trigger();
        QCOMPARE(writer.text().toPlainText(), QStringLiteral("Two boat the"));
        QTRY_MARKED(writer, "");
        menu->close();
        QTRY_VERIFY_WITH_TIMEOUT(!menu, longEnough);
    }

    void aRightWordHasTheUsualMenu()
    {
        const Writer writer(*m_desk, startWith("Two baot the"));
        QTRY_MARKED(writer, "baot");
        const QPointer<QMenu> menu = writer.openMenuAt(1);
        QVERIFY(menu && !menu->actions().isEmpty());
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("learnAction")));
        menu->close();
    }

    void whatIsLearnedIsMarkedNowhere()
    {
        const Writer writer(*m_desk, startWith("the Poplar"));
        const Writer other(*m_desk, startWith("Poplar watr"));
        QTRY_MARKED(writer, "Poplar");
        QTRY_MARKED(other, "Poplar watr");
        const QPointer<QMenu> menu = writer.openMenuAt(6);
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("learnAction"))->trigger();
        QTRY_MARKED(writer, "");
        QTRY_MARKED(other, "watr");
        menu->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_files->path("words.txt")), longEnough);
    }

    void marksCanBeSwitchedOffForAllWindows()
    {
        const Writer writer(*m_desk, startWith("Two baots"));
        const Writer other(*m_desk, startWith("watr"));
        QTRY_MARKED(other, "watr");
        QTRY_MARKED(writer, "baots");
        writer.action("spellingAction").trigger();
        QTRY_MARKED(writer, "");
        QTRY_MARKED(other, "");
        QVERIFY(!other.action("spellingAction").isChecked());
        SpellingDesk next(*m_settings, m_files->path("words.txt"));
        QVERIFY(next.marking() == SpellingSettings::Marking::Off);
        writer.action("spellingAction").trigger();
        QTRY_MARKED(other, "watr");
    }

    void theKeyLeadsFromWordToWord()
    {
        const Writer writer(*m_desk, startWith("baots the\n> quotd\nwatr"));
        QTRY_MARKED(writer, "baots watr");
        const auto next = [&writer] {
            writer.action("nextMisspeltAction").trigger();
            return writer.text().textCursor().selectedText();
        };
        QCOMPARE(next(), QStringLiteral("baots"));
        QCOMPARE(next(), QStringLiteral("watr"));
        QCOMPARE(next(), QStringLiteral("baots"));
        writer.text().setWritten(QStringLiteral("the water"));
        QTRY_MARKED(writer, "");
        QCOMPARE(next(), QString());
        QCOMPARE(writer.window->findChild<QLabel *>(QStringLiteral("draftStatus"))->text(),
                 QStringLiteral("No misspelt word was found."));
    }

    void languagesAreChosenInTheMenu()
    {
        const Writer writer(*m_desk, startWith("baots лдка"));
        m_desk->setLanguages({QStringLiteral("en_US"), QStringLiteral("ru_RU")});
        QTRY_MARKED(writer, "baots лдка");
        const auto language = [&writer](const char *code) -> QAction * {
            const auto actions = writer.window->findChildren<QAction *>();
            for (QAction *one : actions) {
                if (one->data().toString() == QLatin1StringView(code))
                    return one;
            }
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(language("en_US") && language("ru_RU"), longEnough);
        QCOMPARE(language("ru_RU")->text(), QStringLiteral("Русский (Россия)"));
        QVERIFY(language("en_US")->isChecked());
        language("en_US")->trigger();
        QTRY_MARKED(writer, "лдка");
        QCOMPARE(loadSpellingSettings(*m_settings).languages, QStringList{QStringLiteral("ru_RU")});
    }

    void withoutDictionariesTheMenuSaysSo()
    {
        const test::SpellingDictionaries none;
        const Writer writer(*m_desk, startWith("baots"));
        QSignalSpy changed(m_desk.get(), &SpellingDesk::changed);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), longEnough);
        QVERIFY(!writer.action("spellingAction").isEnabled());
        QStringList texts;
        const auto actions = writer.action("spellingAction").associatedObjects();
        for (QObject *object : actions) {
            if (const auto *menu = qobject_cast<QMenu *>(object)) {
                for (const QAction *one : menu->actions())
                    texts += one->text();
            }
        }
        QVERIFY2(texts.contains(QStringLiteral("No dictionary is installed")), qPrintable(texts.join(u'|')));
        QCOMPARE(writer.marked(), QString());
    }

private:
    std::unique_ptr<test::SpellingDictionaries> m_files;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<SpellingDesk> m_desk;
};

QTEST_MAIN(TestComposeSpelling)
#include "tst_composespelling.moc"
