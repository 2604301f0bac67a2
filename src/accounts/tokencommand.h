// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "base/secret.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace poplar::accounts {

/// `Error::code` of ErrorKind::NoToken; `Error::detail` has the exit status, the system's words or the
/// last ones of the command's standard error, and never anything of its output.
namespace tokencode {
inline constexpr char start[] = "START"; ///< There is no command, or it cannot be started.
inline constexpr char failed[] = "FAILED"; ///< It failed by its own account, or crashed.
inline constexpr char deadline[] = "DEADLINE"; ///< It did not end in time, and was ended.
inline constexpr char output[] = "OUTPUT"; ///< It printed more than limit::tokenOutput, and was ended.
inline constexpr char empty[] = "EMPTY"; ///< The first line that it printed is empty.
} // namespace tokencode

/// Runs, once, the command of an account that prints an access token: its first line, without blanks
/// around. No shell reads the command, and it gets nothing to read. When this object goes, the command is
/// ended; nobody waits for that.
class TokenCommand : public QObject {
    Q_OBJECT

public:
    explicit TokenCommand(QObject *parent = nullptr);
    ~TokenCommand() override;

    /// finished() follows, once, from the event loop. Only one call in an object's life.
    /// @param command as Account::tokenCommand.
    void run(const QString &command, std::chrono::milliseconds deadline = limit::tokenCommand);

Q_SIGNALS:
    void finished(const poplar::Result<poplar::Secret> &token);

private:
    void onOutput();
    void onComplaint();
    void onExit(int status, QProcess::ExitStatus how);
    void fail(const char *code, const QString &detail);
    void end(const Result<Secret> &result);
    void letGo();
    [[nodiscard]] QString complaint() const;

    QProcess *m_process; ///< Ours until it is let go; then it deletes itself.
    QTimer m_deadline;
    QByteArray m_output;
    QByteArray m_complaint;
    bool m_isOver = false;
};

} // namespace poplar::accounts
