// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"
#include "cli/terminal.h"

#include <QCoreApplication>
#include <QPointer>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <io.h>
#include <windows.h>

namespace poplar::cli {

namespace {

// A control handler runs on a thread of the system's and reaches only what has static storage.
DWORD consoleAsFound = 0;
std::atomic<bool> echoIsOff{false};
std::atomic<bool> wasInterrupted{false};
std::atomic<Interrupt *> interruptOfProcess{nullptr};

void restoreTerminal()
{
    if (echoIsOff.exchange(false))
        SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), consoleAsFound);
}

BOOL WINAPI onControl(DWORD)
{
    restoreTerminal();
    Interrupt *interrupt = interruptOfProcess;
    if (wasInterrupted.exchange(true) || !interrupt)
        return FALSE; // the system ends the program
    QMetaObject::invokeMethod(
        interrupt, [interrupt] { Q_EMIT interrupt->raised(SIGINT); }, Qt::QueuedConnection);
    return TRUE;
}

int descriptor(Stream stream)
{
    return stream == Stream::In ? 0 : stream == Stream::Out ? 1 : 2;
}

} // namespace

void reserveStreams()
{
    // Handles are not given out anew in the place of a closed one.
}

bool isTerminal(Stream stream)
{
    return _isatty(descriptor(stream)) != 0;
}

int terminalColumns()
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    const bool known = GetConsoleScreenBufferInfo(GetStdHandle(STD_ERROR_HANDLE), &info) != 0;
    return known ? info.srWindow.Right - info.srWindow.Left + 1 : 80;
}

void setEcho(Echo echo)
{
    if (echo == Echo::On)
        return restoreTerminal();
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    if (echoIsOff || GetConsoleMode(input, &consoleAsFound) == 0)
        return;
    static const int atEnd = std::atexit(&restoreTerminal);
    echoIsOff = atEnd == 0 && SetConsoleMode(input, consoleAsFound & ~DWORD(ENABLE_ECHO_INPUT)) != 0;
}

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    interruptOfProcess = this;
    SetConsoleCtrlHandler(&onControl, TRUE);
}

} // namespace poplar::cli
