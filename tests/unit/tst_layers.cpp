// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

using Layers = QHash<QString, QSet<QString>>;

/// Which library may include which: the table of docs/architecture.md. Each may include itself.
const Layers &allowed()
{
    static const Layers table = [] {
        Layers made;
        const auto row = [&made](const char *layer, const char *uses) {
            const QStringList names = QString::fromLatin1(uses).split(u' ', Qt::SkipEmptyParts);
            made.insert(QString::fromLatin1(layer), QSet<QString>(names.begin(), names.end()));
        };
        row("base", "");
        row("wire", "base");
        row("pop3", "wire base");
        row("smtp", "wire base");
        row("mime", "base");
        row("archive", "base");
        row("accounts", "base");
        row("records", "wire base");
        row("mailbox", "wire pop3 smtp mime archive accounts records base");
        row("practice", "wire base");
        row("spelling", "base");
        row("findings", "mailbox wire base");
        row("gui", "findings spelling mailbox accounts mime records wire base");
        row("cli", "findings mailbox accounts mime records wire base");
        row("webview", "gui mime base");
        row("app", "gui mailbox practice accounts base");
        return made;
    }();
    return table;
}

/// What is wrong with the includes of one file.
QStringList offences(const QString &layer, const QString &file, const QByteArray &content)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"/]+)/[^\"]+\""),
                                            QRegularExpression::MultilineOption);
    QStringList found;
    for (auto match = include.globalMatch(QString::fromUtf8(content)); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const QString used = one.captured(1);
        if (used != layer && !allowed().value(layer).contains(used))
            found += file + QStringLiteral(" must not say ") + one.captured().trimmed();
    }
    return found;
}

} // namespace

/// Each folder of src/ is a layer and includes only those beneath it.
class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeIsAllowed_data();
    void everyIncludeIsAllowed();
    void everyFolderIsALayer();
    void aWrongIncludeIsFound();
    void theTableHasNoCircle();

private:
    const QDir m_source{QStringLiteral(POPLAR_SOURCE_DIR "/src")};
};

void TestLayers::everyIncludeIsAllowed_data()
{
    QTest::addColumn<QString>("layer");
    for (const QString &layer : m_source.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(layer)) << layer;
}

void TestLayers::everyIncludeIsAllowed()
{
    QFETCH(QString, layer);
    QStringList found;
    QDirIterator files(m_source.filePath(layer), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        found += offences(layer, m_source.relativeFilePath(file.fileName()), file.readAll());
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestLayers::everyFolderIsALayer()
{
    const QStringList folders = m_source.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(folders.size() >= 5);
    for (const QString &folder : folders)
        QVERIFY2(allowed().contains(folder), qPrintable(folder + QStringLiteral(" is not in the table")));
}

void TestLayers::aWrongIncludeIsFound()
{
    const QString file = QStringLiteral("gui/x.cpp");
    const QString gui = QStringLiteral("gui");
    QCOMPARE(offences(gui, file, "#include \"mailbox/mailbox.h\"\n#include <QFile>\n").size(), 0);
    QCOMPARE(offences(gui, file, "#include \"gui/y.h\"\n#include \"ui_y.h\"\n").size(), 0);
    QCOMPARE(offences(gui, file, "// x\n#include \"pop3/session.h\"\n"),
             QStringList{QStringLiteral("gui/x.cpp must not say #include \"pop3/session.h\"")});
    QCOMPARE(offences(QStringLiteral("practice"), file, "#  include \"smtp/reply.h\"\n").size(), 1);
    QCOMPARE(offences(QStringLiteral("app"), file, "#include \"pop3/login.h\"\n").size(), 1);
    QCOMPARE(offences(QStringLiteral("wire"), file, "#include \"../pop3/login.h\"\n").size(), 1);
}

void TestLayers::theTableHasNoCircle()
{
    // Whatever can be reached from a layer must not lead back to it.
    for (auto layer = allowed().cbegin(); layer != allowed().cend(); ++layer) {
        QSet<QString> reached = layer.value();
        qsizetype before = -1;
        while (before != reached.size()) {
            before = reached.size();
            const QSet<QString> step = reached;
            for (const QString &name : step) {
                QVERIFY2(allowed().contains(name), qPrintable(name));
                reached.unite(allowed().value(name));
            }
        }
        QVERIFY2(!reached.contains(layer.key()), qPrintable(layer.key()));
    }
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
