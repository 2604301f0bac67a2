// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// A test as docs/quirks.md names it: `scripted/opening: servers "bare LF"`.
struct Reference {
    QString folder;
    QString program;
    QString function;
    QString row; ///< Of its data; empty if none is named.
};

QString contentOf(const QString &name)
{
    QFile file(QStringLiteral(POPLAR_SOURCE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Reference> references(const QString &text)
{
    static const QRegularExpression reference(
        QStringLiteral("`([a-z]+)/([a-z0-9_]+): ([A-Za-z0-9]+)(?: \"([^`]*)\")?`"));
    QList<Reference> found;
    for (auto match = reference.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        found += {one.captured(1), one.captured(2), one.captured(3), one.captured(4)};
    }
    return found;
}

/// From the beginning of a function to that of the next; empty if there is no such function.
QString bodyOf(const QString &source, const QString &function)
{
    const QRegularExpression head(
        QStringLiteral("^(?:    )?void (?:\\w+::)?%1\\(\\)(?=\\s*\\{)").arg(function),
        QRegularExpression::MultilineOption);
    const QRegularExpressionMatch begin = head.match(source);
    if (!begin.hasMatch())
        return {};
    static const QRegularExpression next(QStringLiteral("^(?:    )?void (?:\\w+::)?\\w+\\("),
                                         QRegularExpression::MultilineOption);
    const qsizetype end = source.indexOf(next, begin.capturedEnd());
    return source.mid(begin.capturedEnd(), end < 0 ? -1 : end - begin.capturedEnd());
}

/// What is wrong with it; empty if nothing is.
QString fault(const Reference &reference)
{
    const QString folder = QStringLiteral("tests/") + reference.folder;
    const QString file = folder + QStringLiteral("/tst_") + reference.program + QStringLiteral(".cpp");
    const QRegularExpression built(QStringLiteral("\\b%1\\b").arg(reference.program));
    const QString source = contentOf(file);
    if (source.isEmpty() || !contentOf(folder + QStringLiteral("/CMakeLists.txt")).contains(built))
        return QStringLiteral("there is no test program ") + file;
    if (bodyOf(source, reference.function).isEmpty())
        return QStringLiteral("there is no function %1() in %2").arg(reference.function, file);
    const QString data = bodyOf(source, reference.function + QStringLiteral("_data"));
    const QRegularExpression row(
        QStringLiteral("(?:newRow|row|failing)\\(\\s*\"%1\"").arg(QRegularExpression::escape(reference.row)));
    if (!reference.row.isEmpty() && !data.contains(row))
        return QStringLiteral("%1() in %2 has no row \"%3\"").arg(reference.function, file, reference.row);
    return {};
}

QStringList faults(const QString &text)
{
    QStringList found;
    for (const Reference &reference : references(text)) {
        if (const QString wrong = fault(reference); !wrong.isEmpty())
            found += wrong;
    }
    return found;
}

/// Rows of tables that name no test in their last cell.
QStringList rowsWithoutTest(const QString &text)
{
    QStringList found;
    for (const QString &line : text.split(u'\n')) {
        const QStringList cells = line.split(QStringLiteral(" | "));
        const bool isHead = line.startsWith(u"| servers") || line.startsWith(u"| ---");
        if (line.startsWith(u'|') && !isHead && (cells.size() != 3 || references(cells.last()).isEmpty()))
            found += cells.first();
    }
    return found;
}

} // namespace

/// What docs/quirks.md promises is there.
class TestDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTestThatIsNamedIsThere();
    void everyQuirkHasATest();
    void aWrongNameIsFound_data();
    void aWrongNameIsFound();
    void aRowWithoutTestIsFound();

private:
    QString m_quirks;
};

void TestDocuments::initTestCase()
{
    m_quirks = contentOf(QStringLiteral("docs/quirks.md"));
    constexpr qsizetype quirksKnown = 60;
    QVERIFY(m_quirks.count(QStringLiteral("\n| ")) - m_quirks.count(QStringLiteral("\n| ---")) * 2
            >= quirksKnown);
}

void TestDocuments::everyTestThatIsNamedIsThere()
{
    const QStringList found = faults(m_quirks);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    // Nothing that was meant for one is overlooked.
    static const QRegularExpression meant(QStringLiteral("`(?:unit|scripted|live|gui)/"));
    QCOMPARE(references(m_quirks).size(), m_quirks.count(meant));
}

void TestDocuments::everyQuirkHasATest()
{
    const QStringList found = rowsWithoutTest(m_quirks);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestDocuments::aWrongNameIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *text, const char *said) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(said);
    };
    row("a function", "| `unit/documents: everyQuirkHasATest` |", "");
    row("a row", "`unit/documents: aWrongNameIsFound \"a row\"`", "");
    row("a function within its class", "`unit/ticks: aTickIsToldOnceAndNotAgain`",
        "there is no function aTickIsToldOnceAndNotAgain() in tests/unit/tst_ticks.cpp");
    row("no program", "`unit/nothing: aWrongNameIsFound`",
        "there is no test program tests/unit/tst_nothing.cpp");
    row("no folder", "`units/documents: aWrongNameIsFound`",
        "there is no test program tests/units/tst_documents.cpp");
    row("no function", "`unit/documents: aRightNameIsFound`",
        "there is no function aRightNameIsFound() in tests/unit/tst_documents.cpp");
    row("no row", "`unit/documents: aWrongNameIsFound \"nowhere\"`",
        "aWrongNameIsFound() in tests/unit/tst_documents.cpp has no row \"nowhere\"");
    row("no data", "`unit/documents: everyQuirkHasATest \"a row\"`",
        "everyQuirkHasATest() in tests/unit/tst_documents.cpp has no row \"a row\"");
}

void TestDocuments::aWrongNameIsFound()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    QCOMPARE(faults(text).join(u'\n'), said);
}

void TestDocuments::aRowWithoutTestIsFound()
{
    const QString head = QStringLiteral("| servers | Poplar | tests |\n| --- | --- | --- |\n");
    const QString good = QStringLiteral("| a | b | `unit/x: y` |\n");
    QCOMPARE(rowsWithoutTest(head + good), QStringList());
    QCOMPARE(rowsWithoutTest(head + good + QStringLiteral("| c | `unit/x: y` | none |\n")),
             QStringList{QStringLiteral("| c")});
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
