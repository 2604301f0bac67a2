// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>
#include <QUrl>

namespace poplar::app {

/// One Poplar for each profile: the first one holds a lock in the profile's folder and listens; a later one
/// asks it to come to the front, and ends. A lock that a crash left behind is nobody's: the system drops it
/// with the process.
///
/// What passes between the two is one line, no secret. The socket lies in the profile's folder, or, where its
/// path would be too long or the file system has no sockets, in the user's runtime folder; only the user may
/// connect to it.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    /// What the later one was started for.
    struct Wish {
        enum class What {
            Window, ///< Poplar itself.
            Practice, ///< `--practice`.
            Write, ///< A message, as a link of RFC 6068 proposes it.
        };
        What what = What::Window;
        QUrl link; ///< Where it is What::Write.

        bool operator==(const Wish &) const = default;
    };
    enum class Place {
        First, ///< The profile is ours.
        Later, ///< Another Poplar has it, and has taken the wish.
        Refused, ///< Another Poplar has it, and does not answer.
        Unknown, ///< There can be no lock, for example because the folder is read-only: go on without one.
    };

    /// @param folder of the profile.
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Finds out; before the window is made, for it runs an event loop of its own: for some seconds at most,
    /// and only where another Poplar has the profile.
    [[nodiscard]] Place claim(const Wish &wish);
    /// What says that the profile is taken.
    [[nodiscard]] QString lockFile() const;

Q_SIGNALS:
    /// Another Poplar was started with this profile, for this.
    void called(const poplar::app::SingleInstance::Wish &wish);

private:
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] QStringList addresses() const;
    void listen();
    void serve(QLocalSocket *caller);
    [[nodiscard]] bool handOver(const Wish &wish) const;
    [[nodiscard]] bool handOverAt(const QString &address, const Wish &wish) const;

    QString m_folder;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace poplar::app
