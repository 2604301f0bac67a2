// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace poplar::test {

/// A root directory for one server of one test: a copy, by links, of what `./scripts/setup --interop`
/// unpacked from the distribution's packages. No package has to be installed, which is as well, since the
/// servers' packages exclude each other; nothing of the machine's own is read or written.
class ServerRoot {
public:
    /// Who owns the mail, in the root's own list of users.
    static constexpr int mailOwner = 60911;
    static constexpr int mailGroup = 8;

    /// Where `package` was unpacked; nothing if it is not.
    [[nodiscard]] static bool isUnpacked(const QString &package);
    /// Of the package, as the distribution names it.
    [[nodiscard]] static QString version(const QString &package);

    /// @param package that was unpacked.
    explicit ServerRoot(const QString &package);

    /// Outside.
    [[nodiscard]] QString path(const QString &inside = {}) const;

    /// A new file, or one instead of what came with the package, which is not changed for other tests.
    void write(const QString &inside, const QByteArray &content, int mode = 0644) const;
    /// A directory that the owner of the mail can write to, with those above it.
    void makeFolder(const QString &inside) const;
    /// Gives a file or folder to the owner of the mail.
    void giveAway(const QString &inside) const;
    [[nodiscard]] QByteArray read(const QString &inside) const;
    /// The contents of all files in a folder and those below whose names match.
    [[nodiscard]] QByteArrayList contents(const QString &folder, const QString &pattern) const;

    /// How one of the server's programs ended.
    struct Ran {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    /// Runs one of its programs in there to its end.
    [[nodiscard]] Ran run(const QStringList &command, const QByteArray &input = {}) const;
    /// Starts one that goes on; it ends with the test, whatever ends that.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &command) const;

private:
    void prepare(QProcess &process) const;

    QTemporaryDir m_parent;
    QString m_root;
};

} // namespace poplar::test
