// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/knownservers.h"

#include <array>

namespace poplar::pop3 {

namespace {

struct Greeting {
    const char *beginning;
    ServerTrait trait;
};

constexpr std::array greetings{
    Greeting{"Gpop ready", ServerTrait::ListsPart}, // Gmail: some 250 that were not fetched before
    Greeting{"WDPop ready", ServerTrait::ListsPart}, // Wildduck: the newest 250
};

} // namespace

ServerTraits knownTraits(QByteArrayView greeting, QStringView host)
{
    ServerTraits traits;
    for (const Greeting &known : greetings) {
        if (greeting.startsWith(known.beginning))
            traits |= known.trait;
    }
    // fetchmail FAQ I7
    if (host.endsWith(u".sprynet.com", Qt::CaseInsensitive))
        traits |= ServerTrait::TopMarksSeen;
    return traits;
}

} // namespace poplar::pop3
