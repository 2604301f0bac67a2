// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <sys/types.h>

namespace poplar::test {

/// Starts a program for each connection to a free port of 127.0.0.1, with the connection as its standard
/// input and output: what inetd does for servers that do not listen themselves.
class Inetd {
public:
    /// What is started, and how.
    struct Service {
        QString root; ///< Becomes the program's root directory.
        QStringList command; ///< The program, by its path in there, and its arguments.
        QByteArrayList environment; ///< "NAME=value" each; the program sees nothing else.
        QString log; ///< Its standard error is added to this file.
    };

    Inetd() = default;
    /// Ends it, and every connection with it.
    ~Inetd();

    Inetd(const Inetd &) = delete;
    Inetd &operator=(const Inetd &) = delete;

    /// Begins to listen. Needs root's rights. Once in its life.
    [[nodiscard]] bool start(const Service &service);
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    pid_t m_process = 0;
    quint16 m_port = 0;
};

} // namespace poplar::test
