// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "gui/banner.h"
#include "gui/findbar.h"
#include "gui/sourceloader.h"
#include "gui/sourceview.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"

#include <QAccessible>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace poplar;
using namespace poplar::gui;

namespace {

constexpr int largeLines = 700'000; // 50 MiB

QByteArray numbered(int line)
{
    return "Line " + QByteArray::number(line).rightJustified(7, '0')
        + " of a long message, with enough text in it to be like others.\r\n";
}

} // namespace

/// The view in a window, with keys, over real files.
class SourceViewTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SourceView> m_view;
    QTemporaryDir m_folder;
    QString m_large;

    QString write(const QByteArray &octets) const;
    void show(const QString &path) const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(m_view.get(), key, modifiers);
    }
    /// What Ctrl+C gives.
    QString copied() const;
    QString allText() const;
    /// The row of the cursor, as screen readers are told it.
    QString current() const { return m_view->accessibleDescription(); }
    FindResult find(const QString &text, FindDirection direction) const;
    QImage picture() const { return m_view->viewport()->grab().toImage(); }
    static bool holds(const QImage &image, const QColor &colour);

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aMessageIsShownAsItIs();
    void octetsThatCannotBeShownAreEscaped();
    void keysMoveAndSelect();
    void upAndDownKeepTheirColumn();
    void theMouseSelects();
    void aDoubleClickSelectsAWord();
    void controlASelectsAllAndControlCCopiesIt();
    void tooMuchToCopyIsSaid();
    void aLineOfManyRowsIsCopiedAsOne();
    void linesAreNumberedHoweverManyRowsTheyTake();
    void numbersStandBesideTheText();
    void aClickOnANumberGoesToItsLine();
    void whatIsPrintedIsCutAtTheLimit();
    void screenReadersGetWhatIsInSight();
    void screenReadersMoveTheCursor();
    void headersAndBoundariesAreSetOff_data();
    void headersAndBoundariesAreSetOff();
    void findingSelectsAndGoesOn();
    void findingWrapsAround();
    void findingHereStaysAtTheHit();
    void whatIsNotThereIsNotFound();
    void aSearchCanBeStopped();
    void theFindBarSearchesTheSource();
    void aLargeFileIsWalkedThrough();
    void callsReturnBeforeTheFileIsRead();
    void aLargeFileIsSearchedToItsEnd();
    void anotherFileTakesThePlaceAtOnce();
    void whatCannotBeReadIsSaid();
    void emptyFilesAndNone();
    void hostileFiles_data();
    void hostileFiles();
};

QString SourceViewTest::write(const QByteArray &octets) const
{
    static int count = 0;
    QFile file(m_folder.filePath(QStringLiteral("%1.eml").arg(++count)));
    if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
        qFatal("Cannot write a message");
    return file.fileName();
}

void SourceViewTest::show(const QString &path) const
{
    QSignalSpy read(m_view.get(), &SourceView::fileRead);
    m_view->setFile(path);
    QVERIFY(read.wait(60'000));
}

QString SourceViewTest::copied() const
{
    QGuiApplication::clipboard()->setText(QStringLiteral("nothing copied"));
    QSignalSpy changed(QGuiApplication::clipboard(), &QClipboard::dataChanged);
    press(Qt::Key_C, Qt::ControlModifier);
    return changed.wait() ? QGuiApplication::clipboard()->text() : QStringLiteral("(no copy)");
}

QString SourceViewTest::allText() const
{
    press(Qt::Key_A, Qt::ControlModifier);
    return copied();
}

FindResult SourceViewTest::find(const QString &text, FindDirection direction) const
{
    QSignalSpy finished(m_view.get(), &SourceView::findFinished);
    m_view->find(text, direction);
    if (!finished.wait(60'000))
        qFatal("The search does not end");
    return finished.first().first().value<FindResult>();
}

bool SourceViewTest::holds(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == colour)
                return true;
    return false;
}

void SourceViewTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setChoice(ThemeChoice::Light);
    QFile file(m_folder.filePath(QStringLiteral("large.eml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Subject: large\r\n\r\n");
    for (int i = 0; i < largeLines; ++i)
        file.write(numbered(i));
    file.write("The needle at the end\r\n");
    QVERIFY(file.size() > 50 * 1024 * 1024);
    m_large = file.fileName();
}

void SourceViewTest::init()
{
    m_view = std::make_unique<SourceView>();
    m_view->resize(700, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    m_view->setFocus();
    QTRY_VERIFY(m_view->hasFocus());
}

void SourceViewTest::cleanup()
{
    m_view.reset();
}

void SourceViewTest::aMessageIsShownAsItIs()
{
    show(write("Subject: =?utf-8?B?0J8=?=\r\n\r\nText, нет\r\n\tlast"));
    QCOMPARE(allText(), QStringLiteral("Subject: =?utf-8?B?0J8=?=\n\nText, нет\n\tlast"));
}

void SourceViewTest::octetsThatCannotBeShownAreEscaped()
{
    show(write(QByteArray("a\x1b[31m\0b\r\n\xe2\x80\xaex\n\xff\xe9\n", 18)));
    QCOMPARE(allText(), QStringLiteral("a\\x1b[31m\\x00b\n\\u202ex\nÿé"));
}

void SourceViewTest::keysMoveAndSelect()
{
    show(write("one two\r\nthree\r\nfour\r\n"));
    QTRY_COMPARE(current(), QStringLiteral("one two"));
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(copied(), QStringLiteral("on"));
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(copied(), QStringLiteral("one two"));
    press(Qt::Key_Right);
    QCOMPARE(current(), QStringLiteral("three"));
    press(Qt::Key_Left);
    QCOMPARE(current(), QStringLiteral("one two"));
    press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(copied(), QStringLiteral("two"));
    press(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(current(), QStringLiteral("four"));
    press(Qt::Key_Up, Qt::ShiftModifier);
    press(Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(copied(), QStringLiteral("three\nfour"));
    press(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(current(), QStringLiteral("one two"));
    QVERIFY(!m_view->hasSelection());
}

void SourceViewTest::upAndDownKeepTheirColumn()
{
    show(write("long line\nab\nlong line\n"));
    QTRY_COMPARE(current(), QStringLiteral("long line"));
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_Right);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(copied(), QStringLiteral("line"));
}

void SourceViewTest::theMouseSelects()
{
    show(write("first\nsecond\nthird\n"));
    QTRY_COMPARE(current(), QStringLiteral("first"));
    const int rowHeight = QFontMetrics(m_view->font()).height();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(0, 2));
    QTest::mouseMove(m_view->viewport(), QPoint(600, rowHeight + rowHeight / 2));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(600, rowHeight + rowHeight / 2));
    QCOMPARE(copied(), QStringLiteral("first\nsecond"));
}

void SourceViewTest::aDoubleClickSelectsAWord()
{
    show(write("first word\n"));
    QTRY_COMPARE(current(), QStringLiteral("first word"));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(20, 5));
    QCOMPARE(copied(), QStringLiteral("first"));
}

void SourceViewTest::controlASelectsAllAndControlCCopiesIt()
{
    QByteArray message = "A: 1\n\n";
    for (int i = 0; i < 2000; ++i)
        message += "line " + QByteArray::number(i) + '\n';
    show(write(message));
    QCOMPARE(allText(), QString::fromLatin1(message.chopped(1)));
}

void SourceViewTest::tooMuchToCopyIsSaid()
{
    show(m_large);
    const auto *note = m_view->findChild<Banner *>();
    QVERIFY(!note->isVisible());
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(note->isVisible());
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    show(write("short\n"));
    QVERIFY(!note->isVisible());
}

void SourceViewTest::aLineOfManyRowsIsCopiedAsOne()
{
    const QByteArray line = QByteArray("0123456789").repeated(500);
    show(write("A: 1\n\n" + line + "\nend"));
    QVERIFY(m_view->verticalScrollBar()->maximum() == 0);
    QCOMPARE(allText(), QStringLiteral("A: 1\n\n") + QString::fromLatin1(line) + QStringLiteral("\nend"));
    QTRY_VERIFY(m_view->horizontalScrollBar()->maximum() > 0);
    press(Qt::Key_Up);
    press(Qt::Key_End);
    QVERIFY(m_view->horizontalScrollBar()->value() > 0);
    press(Qt::Key_Home);
    QCOMPARE(m_view->horizontalScrollBar()->value(), 0);
}

void SourceViewTest::linesAreNumberedHoweverManyRowsTheyTake()
{
    QByteArray octets =
        "first\r\n" + QByteArray(300 * int(limit::sourceRow), 'x') + "\r\nthird\r\nfourth\r\n";
    SourceLoader loader;
    QSignalSpy read(&loader, &SourceLoader::extentChanged);
    QSignalSpy loaded(&loader, &SourceLoader::loaded);
    loader.open(write(octets), 1);
    const auto extent = [&read] { return read.value(read.size() - 1).value(1).value<SourceExtent>(); };
    QTRY_VERIFY(!read.isEmpty() && extent().state == SourceExtent::State::Whole);
    QCOMPARE(extent().rows, 303);
    QCOMPARE(extent().lines, 4);
    loader.load(0);
    loader.load(1);
    const auto first = loaded[0][2].value<QList<SourceRow>>();
    const auto second = loaded[1][2].value<QList<SourceRow>>();
    QCOMPARE(first[0].line, 1);
    QCOMPARE(first[1].line, 2);
    QVERIFY(first[1].startsLine && !first[2].startsLine);
    QCOMPARE(second.first().line, 2);
    QVERIFY(!second.first().startsLine);
    QCOMPARE(second.last().line, 4);
}

void SourceViewTest::numbersStandBesideTheText()
{
    show(write("\r\n\r\n\r\n"));
    QTRY_VERIFY(holds(picture(), themeColours(m_view->palette()).hairline));
    const QColor muted = themeColours(m_view->palette()).muted;
    QTRY_VERIFY(holds(picture().copy(0, 0, 40, 60), muted));
}

void SourceViewTest::aClickOnANumberGoesToItsLine()
{
    show(write("one\r\ntwo\r\nthree\r\n"));
    QTRY_COMPARE(current(), QStringLiteral("one"));
    const int row = QFontMetrics(transcriptFont(m_view->font())).lineSpacing();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(3, row * 3 / 2));
    QCOMPARE(current(), QStringLiteral("two"));
    press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(copied(), QStringLiteral("t"));
}

void SourceViewTest::whatIsPrintedIsCutAtTheLimit()
{
    const auto quoted = [this](const QString &path) {
        show(path);
        std::optional<std::pair<QString, SourceExtent::State>> answer;
        m_view->quote([&answer](const QString &text, SourceExtent::State state) { answer = {text, state}; });
        [&] { QTRY_VERIFY(answer); }();
        return answer.value_or(std::pair(QString(), SourceExtent::State::Reading));
    };
    const auto small = quoted(write("Subject: a\r\n\r\n\ttext\x1b\r\n"));
    QCOMPARE(small.first, QStringLiteral("Subject: a\n\n\ttext\\x1b"));
    QCOMPARE(small.second, SourceExtent::State::Whole);
    const auto large = quoted(m_large);
    QCOMPARE(large.second, SourceExtent::State::Cut);
    QVERIFY(large.first.size() <= limit::printedSource);
}

void SourceViewTest::screenReadersGetWhatIsInSight()
{
    show(write("one two\r\nthree\r\nfour\r\n"));
    QTRY_COMPARE(current(), QStringLiteral("one two"));
    QAccessibleInterface *known = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(known);
    QVERIFY(known->state().readOnly && known->state().multiLine);
    QAccessibleTextInterface *text = known->textInterface();
    QVERIFY(text);
    const QString all = QStringLiteral("one two\nthree\nfour");
    QCOMPARE(text->characterCount(), int(all.size()));
    QCOMPARE(text->text(0, text->characterCount()), all);
    QCOMPARE(known->text(QAccessible::Value), all);
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    QCOMPARE(text->cursorPosition(), 9);
    int begin = 0;
    int end = 0;
    QCOMPARE(text->textAtOffset(9, QAccessible::LineBoundary, &begin, &end), QStringLiteral("three\n"));
    QCOMPARE(text->selectionCount(), 0);
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(text->selectionCount(), 1);
    text->selection(0, &begin, &end);
    QCOMPARE(text->text(begin, end), QStringLiteral("hree"));
    const QRect letter = text->characterRect(9);
    QVERIFY(letter.width() > 0 && known->rect().contains(letter));
    QCOMPARE(text->offsetAtPoint(letter.center() - QPoint(letter.width() / 4, 0)), 9);
    QCOMPARE(text->offsetAtPoint(QPoint(-1000, -1000)), -1);
    m_view->clear();
    QCOMPARE(text->characterCount(), 0);
    QCOMPARE(text->cursorPosition(), 0);
}

void SourceViewTest::screenReadersMoveTheCursor()
{
    show(write("one two\r\nthree\r\nfour\r\n"));
    QTRY_COMPARE(current(), QStringLiteral("one two"));
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
    text->setCursorPosition(8);
    QCOMPARE(current(), QStringLiteral("three"));
    text->setSelection(0, 4, 13);
    QCOMPARE(copied(), QStringLiteral("two\nthree"));
    text->removeSelection(0);
    QVERIFY(!m_view->hasSelection());
    text->setCursorPosition(100'000);
    QCOMPARE(current(), QStringLiteral("four"));
}

void SourceViewTest::headersAndBoundariesAreSetOff_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void SourceViewTest::headersAndBoundariesAreSetOff()
{
    QFETCH(ThemeChoice, choice);
    m_theme->setChoice(choice);
    QTRY_COMPARE(isDark(m_view->palette()), choice == ThemeChoice::Dark);
    const ThemeColours colours = themeColours(m_view->palette());
    show(write("\n--b\ntext\n"));
    QTRY_VERIFY(holds(picture(), colours.infoGround));
    QVERIFY(!holds(picture(), colours.warning));
    show(write("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n"));
    QTRY_VERIFY(holds(picture(), colours.accent));
    QVERIFY(holds(picture(), colours.warning));
    m_theme->setChoice(ThemeChoice::Light);
}

void SourceViewTest::findingSelectsAndGoesOn()
{
    show(write("A: one\n\nOne two\nпривет oNe\n"));
    QCOMPARE(find(QStringLiteral("one"), FindDirection::Next), FindResult::Found);
    QCOMPARE(copied(), QStringLiteral("one"));
    QCOMPARE(find(QStringLiteral("one"), FindDirection::Next), FindResult::Found);
    QCOMPARE(copied(), QStringLiteral("One"));
    QCOMPARE(find(QStringLiteral("ONE"), FindDirection::Next), FindResult::Found);
    QCOMPARE(copied(), QStringLiteral("oNe"));
    QCOMPARE(find(QStringLiteral("one"), FindDirection::Previous), FindResult::Found);
    QCOMPARE(copied(), QStringLiteral("One"));
    QCOMPARE(find(QStringLiteral("ПРИВЕТ"), FindDirection::Next), FindResult::Found);
    QCOMPARE(copied(), QStringLiteral("привет"));
}

void SourceViewTest::findingWrapsAround()
{
    show(write("one\ntwo\n"));
    QCOMPARE(find(QStringLiteral("two"), FindDirection::Next), FindResult::Found);
    QCOMPARE(find(QStringLiteral("one"), FindDirection::Next), FindResult::FoundFromBeginning);
    QCOMPARE(copied(), QStringLiteral("one"));
    QCOMPARE(find(QStringLiteral("two"), FindDirection::Previous), FindResult::FoundFromEnd);
    QCOMPARE(copied(), QStringLiteral("two"));
    QCOMPARE(find(QStringLiteral("two"), FindDirection::Next), FindResult::FoundFromBeginning);
}

void SourceViewTest::findingHereStaysAtTheHit()
{
    show(write("ab\nabc\nabc\n"));
    QCOMPARE(find(QStringLiteral("a"), FindDirection::Here), FindResult::Found);
    QTRY_COMPARE(current(), QStringLiteral("ab"));
    QCOMPARE(find(QStringLiteral("ab"), FindDirection::Here), FindResult::Found);
    QTRY_COMPARE(current(), QStringLiteral("ab"));
    QCOMPARE(find(QStringLiteral("abc"), FindDirection::Here), FindResult::Found);
    QTRY_COMPARE(current(), QStringLiteral("abc"));
}

void SourceViewTest::whatIsNotThereIsNotFound()
{
    show(write("one\ntwo\n"));
    QCOMPARE(find(QStringLiteral("three"), FindDirection::Next), FindResult::NotFound);
    QCOMPARE(find(QStringLiteral("three"), FindDirection::Previous), FindResult::NotFound);
    QCOMPARE(find(QString(), FindDirection::Next), FindResult::Unsearched);
    QVERIFY(!m_view->hasSelection());
    m_view->clear();
    QCOMPARE(find(QStringLiteral("one"), FindDirection::Next), FindResult::Unsearched);
}

void SourceViewTest::aSearchCanBeStopped()
{
    show(m_large);
    QSignalSpy finished(m_view.get(), &SourceView::findFinished);
    m_view->find(QStringLiteral("not in there"), FindDirection::Next);
    m_view->stopFinding();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<FindResult>(), FindResult::Unsearched);
}

void SourceViewTest::theFindBarSearchesTheSource()
{
    QWidget window;
    FindBar bar;
    auto *view = new SourceView;
    auto *layout = new QVBoxLayout(&window);
    layout->addWidget(view);
    layout->addWidget(&bar);
    bar.serve(view);
    connect(&bar, &FindBar::findRequested, view, &SourceView::find);
    connect(&bar, &FindBar::stopRequested, view, &SourceView::stopFinding);
    connect(view, &SourceView::findFinished, &bar, &FindBar::showResult);
    connect(view, &SourceView::findProgressed, &bar, &FindBar::showProgress);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    view->setFocus();
    view->setFile(write("one\ntwo\nthe one\n"));
    QTRY_COMPARE(view->accessibleDescription(), QStringLiteral("one"));
    QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
    auto *text = bar.findChild<QLineEdit *>();
    QTest::keyClicks(text, QStringLiteral("the"));
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(view->accessibleDescription(), QStringLiteral("the one"));
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(view->hasFocus());
    QVERIFY(view->hasSelection());
}

void SourceViewTest::aLargeFileIsWalkedThrough()
{
    show(m_large);
    press(Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(current(), QStringLiteral("The needle at the end"));
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    press(Qt::Key_Up);
    QTRY_COMPARE(current(), QString::fromLatin1(numbered(largeLines - 1).trimmed()));
    press(Qt::Key_PageUp);
    QTRY_VERIFY(current().startsWith(QStringLiteral("Line 06999")));
    // The middle: far away from all that was read so far.
    m_view->verticalScrollBar()->setValue(350'002);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(3, 3));
    QTRY_COMPARE(current(), QString::fromLatin1(numbered(350'000).trimmed()));
    press(Qt::Key_Home, Qt::ControlModifier);
    QTRY_COMPARE(current(), QStringLiteral("Subject: large"));
}

void SourceViewTest::callsReturnBeforeTheFileIsRead()
{
    QSignalSpy read(m_view.get(), &SourceView::fileRead);
    QSignalSpy finished(m_view.get(), &SourceView::findFinished);
    m_view->setFile(m_large);
    m_view->find(QStringLiteral("needle"), FindDirection::Next);
    m_view->selectAll();
    QCOMPARE(read.size(), 0);
    QVERIFY(finished.wait(60'000));
    QCOMPARE(read.size(), 1);
}

void SourceViewTest::aLargeFileIsSearchedToItsEnd()
{
    show(m_large);
    QSignalSpy progress(m_view.get(), &SourceView::findProgressed);
    QCOMPARE(find(QStringLiteral("NEEDLE"), FindDirection::Next), FindResult::Found);
    QTRY_COMPARE(current(), QStringLiteral("The needle at the end"));
    QCOMPARE(copied(), QStringLiteral("needle"));
    QVERIFY(progress.size() > 10);
    QVERIFY(progress.size() <= 101);
    QCOMPARE(find(QStringLiteral("0000000 of"), FindDirection::Previous), FindResult::Found);
    QTRY_COMPARE(current(), QString::fromLatin1(numbered(0).trimmed()));
}

void SourceViewTest::anotherFileTakesThePlaceAtOnce()
{
    QSignalSpy finished(m_view.get(), &SourceView::findFinished);
    m_view->setFile(m_large);
    m_view->find(QStringLiteral("needle"), FindDirection::Next);
    show(write("short\n"));
    QCOMPARE(allText(), QStringLiteral("short"));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<FindResult>(), FindResult::Unsearched);
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
}

void SourceViewTest::whatCannotBeReadIsSaid()
{
    const QImage none = picture();
    show(m_folder.filePath(QStringLiteral("missing.eml")));
    QVERIFY(picture() != none);
    show(m_folder.path());
    press(Qt::Key_End, Qt::ControlModifier);
    press(Qt::Key_PageUp);
    press(Qt::Key_Left);
    QVERIFY(!m_view->hasSelection());
}

void SourceViewTest::emptyFilesAndNone()
{
    for (const QString &path : {write({}), write("\n")}) {
        show(path);
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_Left, Qt::Key_Right, Qt::Key_PageDown})
            press(key);
        press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(find(QStringLiteral("x"), FindDirection::Next), FindResult::NotFound);
    }
    m_view->clear();
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Down);
    QVERIFY(!picture().isNull());
}

void SourceViewTest::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("octets");
    QByteArray every;
    for (int i = 0; i < 256; ++i)
        every += char(i);
    QTest::newRow("every octet") << every.repeated(2000);
    QTest::newRow("NULs") << QByteArray(2'000'000, '\0');
    QTest::newRow("empty lines") << QByteArray(2'000'000, '\n');
    QTest::newRow("carriage returns") << QByteArray(2'000'000, '\r');
    QTest::newRow("one line of 20 MB") << QByteArray(20'000'000, 'x');
    QTest::newRow("UTF-8 begun and not ended") << QByteArray(2'000'000, '\xf0');
    QTest::newRow("UTF-8 that goes on and on") << QByteArray(2'000'000, '\x80');
    QTest::newRow("combining marks") << QByteArray("a\xcc\x81\xcc\x81").repeated(400'000);
    QTest::newRow("header without an end") << QByteArray("X-Name: value\r\n").repeated(200'000);
    QTest::newRow("multiparts")
        << QByteArray("Content-Type: multipart/mixed; boundary=b\n\n--b\n").repeated(100'000);
}

void SourceViewTest::hostileFiles()
{
    QFETCH(QByteArray, octets);
    show(write(octets + "\nthe end"));
    press(Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(current(), QStringLiteral("the end"));
    press(Qt::Key_PageUp);
    press(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(!picture().isNull());
    QCOMPARE(find(QStringLiteral("THE END"), FindDirection::Next) == FindResult::NotFound, false);
    QCOMPARE(copied(), QStringLiteral("the end"));
}

QTEST_MAIN(SourceViewTest)
#include "tst_sourceview.moc"
