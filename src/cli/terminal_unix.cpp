// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"
#include "cli/terminal.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace poplar::cli {

namespace {

// A signal handler reaches nothing but what has static storage.
termios terminalAsFound;
volatile std::sig_atomic_t echoIsOff = 0;
volatile std::sig_atomic_t wasInterrupted = 0;
std::array<int, 2> wakeUp{-1, -1};

void restoreTerminal()
{
    if (!echoIsOff)
        return;
    tcsetattr(STDIN_FILENO, TCSANOW, &terminalAsFound);
    echoIsOff = 0;
}

/// Calls only what POSIX allows in a signal handler.
void onSignal(int number)
{
    restoreTerminal();
    if (wasInterrupted)
        _exit(128 + number);
    wasInterrupted = 1;
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const auto written = write(wakeUp[1], &byte, 1);
}

int descriptor(Stream stream)
{
    switch (stream) {
    case Stream::In:
        return STDIN_FILENO;
    case Stream::Out:
        return STDOUT_FILENO;
    case Stream::Error:
        break;
    }
    return STDERR_FILENO;
}

} // namespace

void reserveStreams()
{
    // What is opened comes to the lowest place that is free.
    for (const int place : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(place, F_GETFD) < 0) [[maybe_unused]]
            const int kept = open("/dev/null", place == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

bool isTerminal(Stream stream)
{
    return isatty(descriptor(stream)) == 1;
}

int terminalColumns()
{
    winsize size{};
    const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

void setEcho(Echo echo)
{
    if (echo == Echo::On)
        return restoreTerminal();
    if (echoIsOff || tcgetattr(STDIN_FILENO, &terminalAsFound) != 0)
        return;
    static const int atEnd = std::atexit(&restoreTerminal);
    termios silent = terminalAsFound;
    silent.c_lflag &= ~tcflag_t(ECHO);
    echoIsOff = atEnd == 0 && tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
}

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (pipe2(wakeUp.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // signals end the program at once, then: nothing is deleted by that
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        unsigned char number = 0;
        if (read(wakeUp[0], &number, 1) == 1)
            Q_EMIT raised(number);
    });
    struct sigaction action = {};
    action.sa_handler = &onSignal;
    action.sa_flags = SA_RESTART;
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaction(number, &action, nullptr);
}

} // namespace poplar::cli
