// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/leftlock.h"

#include <QLockFile>
#include <QString>
#include <QSysInfo>

namespace poplar {

/// Only of this machine can it be seen whether the one who locked is alive. A file that says nothing is being
/// written at this moment, or the power failed just then.
bool mayBeLeftOver(const QLockFile &lock, LockPatience patience)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return patience == LockPatience::Over;
    return host == QSysInfo::machineHostName();
}

} // namespace poplar
