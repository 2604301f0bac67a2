// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace poplar::cli {

/// Tells of SIGINT, SIGTERM and SIGHUP (Ctrl+C and closing the window on Windows) from the event loop, so
/// that the program may end in good order. A second one ends it on the spot. There is one of these in a
/// process.
class Interrupt : public QObject {
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);

Q_SIGNALS:
    void raised(int signal);
};

} // namespace poplar::cli
