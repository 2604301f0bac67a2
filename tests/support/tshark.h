// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace poplar::test {

/// What Wireshark's program for terminals makes of a capture.
class Tshark {
public:
    [[nodiscard]] static bool isThere()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("tshark")).isEmpty();
    }

    explicit Tshark(const QByteArray &capture)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(capture) != capture.size())
            qFatal("Cannot write %s", qPrintable(path()));
    }

    /// The fields of each packet that the filter lets pass, with blanks between; packets without any of them
    /// are left out.
    [[nodiscard]] QByteArrayList fields(const QString &filter, const QStringList &names) const
    {
        QStringList arguments{QStringLiteral("-Y"), filter,
                              QStringLiteral("-T"), QStringLiteral("fields"),
                              QStringLiteral("-E"), QStringLiteral("separator=/s")};
        for (const QString &name : names)
            arguments << QStringLiteral("-e") << name;
        QByteArrayList lines;
        for (const QByteArray &line : run(arguments).split('\n')) {
            if (!line.trimmed().isEmpty())
                lines += line.simplified();
        }
        return lines;
    }
    /// The commands of POP3 with their arguments, in order.
    [[nodiscard]] QByteArrayList commands() const
    {
        return fields(QStringLiteral("pop.request"),
                      {QStringLiteral("pop.request.command"), QStringLiteral("pop.request.parameter")});
    }
    /// The status lines of POP3, in order.
    [[nodiscard]] QByteArrayList replies() const
    {
        return fields(QStringLiteral("pop.response.indicator"),
                      {QStringLiteral("pop.response.indicator"), QStringLiteral("pop.response.description")});
    }
    /// How many packets the filter lets pass.
    [[nodiscard]] qsizetype count(const QString &filter) const
    {
        return fields(filter, {QStringLiteral("frame.number")}).size();
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("capture.pcapng")); }
    [[nodiscard]] QByteArray run(const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path()); // nobody's preferences
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("tshark"),
                      QStringList{QStringLiteral("-r"), path(), QStringLiteral("-o"),
                                  QStringLiteral("tcp.check_checksum:TRUE"), QStringLiteral("-o"),
                                  QStringLiteral("ip.check_checksum:TRUE")}
                          + arguments);
        if (!process.waitForFinished(90'000) || process.exitCode() != 0)
            qFatal("tshark: %s", process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }

    QTemporaryDir m_folder;
};

} // namespace poplar::test
