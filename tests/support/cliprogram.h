// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace poplar::test {

/// What one run of poplar-cli ended with.
struct CliResult {
    int code = -1; ///< -1 if it crashed or did not end.
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QByteArrayList lines() const
    {
        QByteArrayList lines = out.split('\n');
        lines.removeLast();
        return lines;
    }
    /// Every line of the output, which must be one JSON object each.
    [[nodiscard]] QList<QJsonObject> objects() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : lines()) {
            QJsonParseError error;
            const auto document = QJsonDocument::fromJson(line, &error);
            if (!document.isObject())
                qFatal("No JSON object: %s (%s)", line.constData(), qPrintable(error.errorString()));
            objects += document.object();
        }
        return objects;
    }
    /// For the message of a test that fails.
    [[nodiscard]] const char *shown()
    {
        m_shown = "exit code " + QByteArray::number(code) + "\n--- output\n" + out + "--- errors\n" + err;
        return m_shown.constData();
    }

private:
    QByteArray m_shown;
};

/// The built poplar-cli, run as a process with a profile, a home and no keyring of its own.
class CliProgram {
public:
    static constexpr int longEnough = 60'000;

    CliProgram()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("HOME"), m_folder.path());
        m_environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
        m_environment.insert(QStringLiteral("LSAN_OPTIONS"),
                             QStringLiteral("print_suppressions=0:suppressions=" POPLAR_SOURCE_DIR
                                            "/tests/support/lsan-program.supp"));
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"})
            m_environment.remove(QString::fromLatin1(name));
    }

    /// Given before the arguments of each run.
    QStringList options;
    /// Standard input of each run.
    QByteArray input = "secret-of-anna\n";

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString profile() const { return path(QStringLiteral("profile")); }

    [[nodiscard]] CliResult run(const QString &arguments) { return run(split(arguments)); }
    [[nodiscard]] CliResult run(const QStringList &arguments)
    {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        return finished(process);
    }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(POPLAR_CLI),
                      QStringList{QStringLiteral("--profile"), profile()} + options + arguments);
    }
    static CliResult finished(QProcess &process)
    {
        CliResult result;
        if (!process.waitForFinished(longEnough))
            process.kill();
        else if (process.exitStatus() == QProcess::NormalExit)
            result.code = process.exitCode();
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        return result;
    }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("Cannot write %s", qPrintable(file.fileName()));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QStringList split(const QString &arguments) { return arguments.split(u' ', Qt::SkipEmptyParts); }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

/// Contents of the files in the cur and new of a Maildir, in the order of their contents.
inline QByteArrayList maildirContents(const QString &maildir)
{
    QByteArrayList contents;
    for (const char *part : {"cur", "new"}) {
        const QDir folder(QDir(maildir).filePath(QString::fromLatin1(part)));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                contents += file.readAll();
        }
    }
    std::sort(contents.begin(), contents.end());
    return contents;
}

} // namespace poplar::test

/// Ends the test with everything that the program said, unless it ended with this code.
#define EXPECT_CODE(result, expected) QVERIFY2((result).code == (expected), (result).shown())
/// The same for a run of which nothing else counts.
#define EXPECT_RUN(call, expected)                                                                           \
    do {                                                                                                     \
        poplar::test::CliResult expectedRun = call;                                                          \
        EXPECT_CODE(expectedRun, expected);                                                                  \
    } while (false)
