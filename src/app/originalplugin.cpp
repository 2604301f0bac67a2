// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/originalplugin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace poplar::app {

namespace {

bool isSandboxUnwanted()
{
    return qgetenv("QTWEBENGINE_CHROMIUM_FLAGS").contains("--no-sandbox")
        || qEnvironmentVariableIntValue("QTWEBENGINE_DISABLE_SANDBOX") != 0;
}

} // namespace

bool canLockIn()
{
    if (isSandboxUnwanted())
        return true;
#ifdef Q_OS_LINUX
    if (geteuid() == 0)
        return false; // Chromium refuses to run so.
    // What its sandbox begins with. Some systems forbid it to programs, or allow it and forbid what follows.
    const pid_t child = fork();
    if (child == 0)
        _exit(unshare(CLONE_NEWUSER) == 0 && unshare(CLONE_NEWPID | CLONE_NEWNET) == 0 ? 0 : 1);
    int status = 1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
#else
    return true;
#endif
}

gui::OriginalLayout findOriginalLayout()
{
    using Offer = gui::OriginalLayout::Offer;
#ifdef POPLAR_WEBVIEW
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char *folder : {"plugins/", POPLAR_WEBVIEW_FOLDER "/"}) {
        const QString file =
            here.absoluteFilePath(QLatin1StringView(folder) + QStringLiteral(POPLAR_WEBVIEW));
        if (QFile::exists(file))
            return gui::OriginalLayout(canLockIn() ? Offer::Ready : Offer::NoSandbox, file);
    }
#endif
    return gui::OriginalLayout(Offer::Absent);
}

} // namespace poplar::app
