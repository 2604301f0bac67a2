// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

/// While it lives, no file of this process grows beyond some octets: a full disk, for root as well.
class FullDisk {
public:
    explicit FullDisk(rlim_t octets = 0)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{octets, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

/// While it lives, this process is nobody: file permissions count, for root as well.
class AsNobody {
public:
    AsNobody()
    {
        if (m_isRoot && seteuid(65534) != 0)
            qFatal("seteuid");
    }
    ~AsNobody()
    {
        if (m_isRoot && seteuid(0) != 0)
            qFatal("seteuid");
    }
    Q_DISABLE_COPY_MOVE(AsNobody)

private:
    const bool m_isRoot = geteuid() == 0;
};
#endif
