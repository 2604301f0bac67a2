// SPDX-License-Identifier: GPL-3.0-or-later
#include "task.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace poplar::bench {

namespace {

constexpr int usageMistake = 64;

[[noreturn]] void refuse(const char *program)
{
    std::fprintf(stderr,
                 "usage: %s retrieve|headers|listing HOST:PORT USER [--ca FILE] [--maildir DIR] "
                 "[--sync never|each|once] [--window N] < password\n",
                 program);
    std::exit(usageMistake);
}

} // namespace

Task readTask(int argc, char *argv[])
{
    if (argc < 4 || argc % 2 != 0)
        refuse(argv[0]);
    Task task;
    const std::string work = argv[1];
    if (work == "headers")
        task.work = Task::Work::Headers;
    else if (work == "listing")
        task.work = Task::Work::Listing;
    else if (work != "retrieve")
        refuse(argv[0]);
    const std::string server = argv[2];
    const auto colon = server.rfind(':');
    if (colon == std::string::npos)
        refuse(argv[0]);
    task.host = server.substr(0, colon);
    task.port = static_cast<std::uint16_t>(std::atoi(server.c_str() + colon + 1));
    task.user = argv[3];
    for (int i = 4; i < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--ca")
            task.authority = argv[i + 1];
        else if (option == "--maildir")
            task.maildir = argv[i + 1];
        else if (option == "--sync")
            task.sync = argv[i + 1];
        else if (option == "--window")
            task.window = std::atol(argv[i + 1]);
        else
            refuse(argv[0]);
    }
    std::getline(std::cin, task.password);
    return task;
}

} // namespace poplar::bench
