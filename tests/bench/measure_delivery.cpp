// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes to have messages on the disk: measure_delivery FOLDER MESSAGES OCTETS GROUP. A group of
// one is what a program does that syncs each message.
#include "archive/maildir.h"
#include "archive/publishing.h"

#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>

using namespace poplar;

int main(int argc, char **argv)
{
    if (argc != 5) {
        std::fprintf(stderr, "usage: measure_delivery FOLDER MESSAGES OCTETS GROUP\n");
        return 64;
    }
    const int messages = std::atoi(argv[2]);
    const QByteArray message = QByteArray("0123456789abcdef\r\n").repeated(std::atoi(argv[3]) / 18);
    const size_t groupSize = size_t(std::atoi(argv[4]));
    const Result<archive::Maildir> maildir = archive::Maildir::open(QString::fromLocal8Bit(argv[1]));
    if (!maildir)
        return 73;
    QElapsedTimer clock;
    clock.start();
    qint64 writing = 0;
    archive::SealedGroup group;
    for (int i = 1; i <= messages; ++i) {
        const qint64 since = clock.nsecsElapsed();
        auto delivery = maildir->begin();
        if (!delivery || !delivery.value()->write(message) || !delivery.value()->seal())
            return 74;
        group.push_back(std::move(delivery).value());
        writing += clock.nsecsElapsed() - since;
        if (group.size() < groupSize && i < messages)
            continue;
        for (const auto &one : archive::publish(std::exchange(group, {}))) {
            if (!one)
                return 74;
        }
    }
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    std::printf("%d messages in groups of %zu: %.3f s, of which %.3f s to write them\n", messages, groupSize,
                seconds, double(writing) / 1e9);
}
