// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/inetd.h"

#include <QFile>

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

namespace poplar::test {

namespace {

constexpr int backlog = 50;

/// All that is needed between fork() and exec(), where nothing may be allocated any more.
struct Prepared {
    explicit Prepared(const Inetd::Service &service)
        : root(QFile::encodeName(service.root))
        , log(QFile::encodeName(service.log))
        , environment(service.environment)
    {
        for (const QString &word : service.command)
            words += word.toUtf8();
        for (QByteArray &word : words)
            argv.push_back(word.data());
        for (QByteArray &variable : environment)
            envp.push_back(variable.data());
        argv.push_back(nullptr);
        envp.push_back(nullptr);
    }

    QByteArray root;
    QByteArray log;
    QByteArrayList words;
    QByteArrayList environment;
    std::vector<char *> argv;
    std::vector<char *> envp;
};

[[noreturn]] void serve(int connection, const Prepared &program)
{
    signal(SIGCHLD, SIG_DFL);
    const int log = open(program.log.constData(), O_WRONLY | O_APPEND | O_CREAT, 0600);
    dup2(connection, STDIN_FILENO);
    dup2(connection, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    for (int descriptor = STDERR_FILENO + 1; descriptor < 1024; ++descriptor)
        close(descriptor); // those of the test
    if (chroot(program.root.constData()) == 0 && chdir("/") == 0)
        execve(program.argv.front(), program.argv.data(), program.envp.data());
    _exit(127);
}

[[noreturn]] void acceptForEver(int listener, const Prepared &program)
{
    signal(SIGCHLD, SIG_IGN); // nobody waits for them
    for (;;) {
        const int connection = accept(listener, nullptr, nullptr);
        if (connection >= 0 && fork() == 0)
            serve(connection, program);
        close(connection);
    }
}

} // namespace

Inetd::~Inetd()
{
    if (m_process <= 0)
        return;
    kill(-m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

bool Inetd::start(const Service &service)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool listens = bind(listener, generic, length) == 0 && listen(listener, backlog) == 0
        && getsockname(listener, generic, &length) == 0;
    m_port = ntohs(address.sin_port);
    const Prepared program(service);
    m_process = listens ? fork() : -1;
    if (m_process == 0) {
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that is killed takes its servers along
        acceptForEver(listener, program);
    }
    if (m_process > 0)
        setpgid(m_process, m_process); // whoever of the two is first
    close(listener);
    return m_process > 0;
}

} // namespace poplar::test
