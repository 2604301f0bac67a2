// SPDX-License-Identifier: GPL-3.0-or-later
// A domain's file of mail settings: whatever it says, what is taken from it is a server that could be typed
// in.
#include "accounts/autoconfig.h"
#include "accounts/validation.h"
#include "base/limits.h"
#include "fuzzing.h"

using namespace poplar;
using namespace poplar::accounts;
using namespace poplar::fuzz;

namespace {

void checkServer(const FoundServer &server)
{
    require(hostProblem(server.host) == FieldProblem::None, "the host is one");
    require(parseHost(server.host).port == std::nullopt, "and nothing else");
    require(userProblem(server.user) == FieldProblem::None, "the user name can be sent");
    require(server.port > 0, "there is a port");
}

void checkConfig(const Autoconfig &config)
{
    Security last = Security::Tls;
    for (const FoundServer &server : config.pop3) {
        checkServer(server);
        require(server.security != Security::None, "nothing unprotected is taken");
        require(last != Security::StartTls || server.security == Security::StartTls,
                "the best protection comes first");
        last = server.security;
    }
    for (const FoundServer &server : config.submission) {
        checkServer(server);
        require(server.security != Security::None, "nor is it for sending");
    }
    for (const FoundServer &server : config.unencrypted)
        require(server.security == Security::None, "what is unprotected is known as such");
    require(config.pop3.size() + config.submission.size() + config.unencrypted.size() + config.unusable
                    + config.others
                <= limit::autoconfigServers,
            "servers are limited");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray file = bytesOf(data, size);
    const MailAddress address{QStringLiteral("%EMAILDOMAIN%"), QStringLiteral("xn--80a1acny.xn--p1ai")};
    const Result<Autoconfig> config = readAutoconfig(file, address);
    require(!config || size <= size_t(limit::autoconfigOctets), "a large file is none");
    if (config)
        checkConfig(*config);
    return 0;
}
