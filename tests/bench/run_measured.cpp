// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program and says what it took, as JSON in a file: seconds, processor seconds (its own children
// included) and peak memory in MiB. A program of its own, because a child begins with the peak of
// whoever started it, and this one is small:
//
//     run_measured FIGURES_FILE PROGRAM [ARGUMENT…]
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

extern char **environ;

int main(int argc, char *argv[])
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: run_measured FIGURES_FILE PROGRAM [ARGUMENT...]\n");
        return 64;
    }
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawnp(&child, argv[2], nullptr, nullptr, argv + 2, environ) != 0) {
        std::perror(argv[2]);
        return 127;
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    std::FILE *file = std::fopen(argv[1], "w");
    if (!file) {
        std::perror(argv[1]);
        return EXIT_FAILURE;
    }
    std::fprintf(file, "{\"seconds\": %.6f, \"processor\": %.6f, \"memory_peak\": %.3f}\n", taken.count(),
                 seconds(usage.ru_utime) + seconds(usage.ru_stime), double(usage.ru_maxrss) / 1024);
    std::fclose(file);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
