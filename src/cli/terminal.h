// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The few things about terminals that differ between systems; one file for each system implements them.
namespace poplar::cli {

enum class Stream { In, Out, Error };

/// Before anything else of a program: keeps the three places of its own to standard input, output and error
/// that were closed when it began. Else a file or a wake-up pipe would come there, and be read as input. What
/// was closed stays unreadable or unwritable.
void reserveStreams();

/// Whether a person sits at the other end.
[[nodiscard]] bool isTerminal(Stream stream);

/// How many characters fit into a line of the terminal behind standard error; 80 if unknown.
[[nodiscard]] int terminalColumns();

enum class Echo { On, Off };
/// Whether the terminal shows what is typed. Does nothing where standard input is none. However the
/// program ends, the terminal is left as it was found.
void setEcho(Echo echo);

} // namespace poplar::cli
