// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QStringList>

class QCommandLineParser;

namespace poplar::cli {

/// The options by name, with what --help says of them.
struct CommandLine {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::CommandLine)

public:
    CommandLine();

    void addTo(QCommandLineParser &parser) const;
    /// All that --help says.
    [[nodiscard]] static QString help(const QCommandLineParser &parser);

    const QCommandLineOption host;
    const QCommandLineOption port;
    const QCommandLineOption user;
    const QCommandLineOption security;
    const QCommandLineOption authentication;
    const QCommandLineOption passwordStdin;
    const QCommandLineOption passwordFile;
    const QCommandLineOption tokenFile;
    const QCommandLineOption tokenCommand;
    const QCommandLineOption account;
    const QCommandLineOption timeout;
    const QCommandLineOption authorityFile;
    const QCommandLineOption trust;
    const QCommandLineOption profile;
    const QCommandLineOption log;
    const QCommandLineOption json;
    const QCommandLineOption maildir;
    const QCommandLineOption isNew;
    const QCommandLineOption all;
    const QCommandLineOption below;
    const QCommandLineOption remove;
    const QCommandLineOption reportFormat;
    const QCommandLineOption reportFile;
    const QCommandLineOption from;
    const QCommandLineOption to;
    const QCommandLineOption helpWanted;
    const QCommandLineOption version;
};

} // namespace poplar::cli
