// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <sys/resource.h>

#include <cstdio>
#include <fstream>

namespace poplar::bench {

namespace {

constexpr double kibibytesPerMebibyte = 1024;

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A line of /proc/self/status such as "VmHWM:   1234 kB".
double mebibytes(const std::string &name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name + ':'))
            return std::stod(line.substr(name.size() + 1)) / kibibytesPerMebibyte;
    }
    return 0;
}

/// From here on VmHWM is the peak of what follows (proc(5), clear_refs).
void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

} // namespace

void Figures::start()
{
    forgetPeak();
    set("memory_before", mebibytes("VmRSS"));
    m_processor = processorSeconds();
    m_start = m_opened = m_received = Clock::now();
}

void Figures::markOpened()
{
    m_opened = Clock::now();
}

void Figures::markReceived()
{
    m_received = Clock::now();
}

void Figures::stop()
{
    const auto end = Clock::now();
    set("seconds", std::chrono::duration<double>(end - m_start).count());
    set("seconds_receiving", std::chrono::duration<double>(m_received - m_opened).count());
    set("processor", processorSeconds() - m_processor);
    set("memory_after", mebibytes("VmRSS"));
    set("memory_peak", mebibytes("VmHWM"));
}

void Figures::set(const std::string &name, double value)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.6f", value);
    m_fields += (m_fields.empty() ? "" : ", ") + ('"' + name + "\": ") + text;
}

void Figures::print() const
{
    std::printf("{%s}\n", m_fields.c_str());
}

} // namespace poplar::bench
