// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

namespace {

constexpr qsizetype longestFile = 400;

/// Files that may be longer, and how long, with the reason.
const QHash<QString, qsizetype> &longFiles()
{
    static const QHash<QString, qsizetype> files{
        // One sentence for each kind of error and what to do about it: a list, not logic.
        {QStringLiteral("src/gui/errortext.cpp"), 600},
    };
    return files;
}

struct Source {
    QString name; ///< From the project's folder.
    QByteArray content;
};

/// The content without comments and text in quotes, lines kept: what is said in them is free.
QByteArray code(const QByteArray &content)
{
    static const QRegularExpression free(QLatin1StringView("R\"\\((?:.|\\n)*?\\)\"" // a raw string
                                                           "|\"(?:\\\\.|[^\"\\\\\\n])*\""
                                                           "|(?<![0-9])'(?:\\\\.|[^'\\\\\\n])*'"
                                                           "|//[^\\n]*|/\\*(?:.|\\n)*?\\*/"));
    const QString text = QString::fromUtf8(content);
    QString kept;
    qsizetype from = 0;
    for (auto match = free.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        kept += QStringView(text).mid(from, one.capturedStart() - from);
        kept += QString(one.captured().count(u'\n'), u'\n');
        from = one.capturedEnd();
    }
    kept += QStringView(text).mid(from);
    return kept.toUtf8();
}

/// "file:line: text" of each line of code in which the pattern occurs.
QStringList occurrences(const QList<Source> &sources, const QString &pattern)
{
    const QRegularExpression expression(pattern);
    QStringList found;
    for (const Source &source : sources) {
        const QList<QByteArray> lines = code(source.content).split('\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString line = QString::fromUtf8(lines[i]);
            if (line.contains(expression))
                found += QStringLiteral("%1:%2: %3").arg(source.name).arg(i + 1).arg(line.trimmed());
        }
    }
    return found;
}

} // namespace

/// Rules that a reader would otherwise have to watch for, file by file.
class TestHouseRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFileNamesItsLicence();
    void filesAreShort();
    void forbiddenWords_data();
    void forbiddenWords();
    void headersAreGuarded();
    void wordsInCommentsAndQuotesAreFree();

private:
    QList<Source> sourcesOf(const QString &folder, const QStringList &patterns) const;

    const QDir m_project{QStringLiteral(POPLAR_SOURCE_DIR)};
    QList<Source> m_product; ///< src/
    QList<Source> m_all; ///< src/ and tests/
};

QList<Source> TestHouseRules::sourcesOf(const QString &folder, const QStringList &patterns) const
{
    QList<Source> sources;
    QDirIterator files(m_project.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("Cannot read %s", qPrintable(file.fileName()));
        sources += Source{m_project.relativeFilePath(file.fileName()), file.readAll()};
    }
    return sources;
}

void TestHouseRules::initTestCase()
{
    const QStringList cpp{QStringLiteral("*.h"), QStringLiteral("*.cpp")};
    m_product = sourcesOf(QStringLiteral("src"), cpp);
    m_all = m_product + sourcesOf(QStringLiteral("tests"), cpp);
    QVERIFY(m_product.size() > 30);
    QVERIFY(m_all.size() > m_product.size());
}

void TestHouseRules::everyFileNamesItsLicence()
{
    QStringList bare;
    for (const Source &source : m_all) {
        if (!source.content.startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n"))
            bare += source.name;
    }
    QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
}

void TestHouseRules::filesAreShort()
{
    QStringList tooLong;
    for (const Source &source : m_product) {
        const qsizetype lines = source.content.count('\n');
        if (lines > longFiles().value(source.name, longestFile))
            tooLong += QStringLiteral("%1 has %2 lines").arg(source.name).arg(lines);
    }
    QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join(u'\n')));
}

void TestHouseRules::forbiddenWords_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("except"); // beginnings of file names
    const QStringList nowhere;
    const QStringList user{QStringLiteral("src/gui/"), QStringLiteral("src/cli/"), QStringLiteral("src/app/"),
                           QStringLiteral("src/findings/")};
    QTest::newRow("text for people") << QStringLiteral("\\btr\\(|\\bQT_TR_NOOP|QCoreApplication::translate")
                                     << user;
    QTest::newRow("singletons") << QStringLiteral("\\b[iI]nstance\\(\\)|\\bQ_GLOBAL_STATIC")
                                << QStringList{QStringLiteral(
                                       "src/gui/originallayout.cpp")}; // Qt calls a plug-in's object so
    QTest::newRow("waiting") << QStringLiteral("\\bwaitFor(?!Done)[A-Z]\\w*\\(")
                             << nowhere; // a pool ends before its owner
    QTest::newRow("nested event loops")
        << QStringLiteral("processEvents|\\bQEventLoop\\b|[dD]ialog\\w*(\\.|->)exec\\(|QMessageBox::("
                          "question|warning|critical|information)\\(")
        << QStringList{QStringLiteral("src/app/")}; // before the event loop runs there is no other
    QTest::newRow("sleeping") << QStringLiteral("\\bm?u?sleep\\(|sleep_for|sleep_until") << nowhere;
    QTest::newRow("certificates accepted blindly")
        << QStringLiteral("ignoreSslErrors\\(\\s*\\)|VerifyNone")
        << QStringList{QStringLiteral("src/practice/")}; // a server asks for no certificate of the client's
    QTest::newRow("untyped connections")
        << QStringLiteral("\\bSIGNAL\\(|\\bSLOT\\(")
        << QStringList{QStringLiteral("src/gui/systemscheme.cpp")}; // QtDBus knows no other
    QTest::newRow("blocking calls to another thread")
        << QStringLiteral("BlockingQueuedConnection") << nowhere;
}

void TestHouseRules::forbiddenWords()
{
    QFETCH(QString, pattern);
    QFETCH(QStringList, except);
    QList<Source> sources;
    for (const Source &source : m_product) {
        if (std::none_of(except.begin(), except.end(),
                         [&source](const QString &folder) { return source.name.startsWith(folder); }))
            sources += source;
    }
    const QStringList found = occurrences(sources, pattern);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestHouseRules::headersAreGuarded()
{
    QStringList bare;
    for (const Source &source : m_all) {
        if (source.name.endsWith(QLatin1StringView(".h")) && !source.content.contains("\n#pragma once\n"))
            bare += source.name;
    }
    QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
}

void TestHouseRules::wordsInCommentsAndQuotesAreFree()
{
    const Source source{QStringLiteral("x.cpp"),
                        "// tr(a)\nf(\"tr(b)\"); /* tr(\nc) */\ntr(d);\nauto x = R\"(\ntr(e))\"; tr(f);\n"};
    const QStringList expected{QStringLiteral("x.cpp:4: tr(d);"), QStringLiteral("x.cpp:6: ; tr(f);")};
    QCOMPARE(occurrences({source}, QStringLiteral("\\btr\\(")), expected);
}

QTEST_GUILESS_MAIN(TestHouseRules)
#include "tst_house_rules.moc"
