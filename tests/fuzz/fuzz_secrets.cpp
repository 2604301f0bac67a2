// SPDX-License-Identifier: GPL-3.0-or-later
// A server that echoes what it must not: no form of a secret in use gets into the transcript. The first
// line of the input is the secret, the rest the text around it.
#include "base/limits.h"
#include "fuzzing.h"
#include "wire/transcript.h"

#include <QByteArrayList>

using namespace poplar;
using namespace poplar::fuzz;

namespace {

constexpr qsizetype longestSecret = 200;
constexpr qsizetype longestText = 2000;

QByteArray added(const QByteArray &text, const Secret &secret)
{
    wire::Transcript transcript;
    transcript.guard().watch(secret);
    wire::TranscriptEvent event;
    event.text = text;
    transcript.add(event);
    const auto events = transcript.since(0);
    require(events.size() == 1 && events.first().number == 1, "an event is kept");
    require(events.first().text.size() <= limit::transcriptText, "its text is limited");
    return events.first().text;
}

/// Whether any run of base64 in the text says the secret.
bool saysInBase64(const QByteArray &text, const QByteArray &secret, QByteArray::Base64Options options)
{
    QByteArray run;
    for (const char c : text + ' ') {
        if (isalnum(static_cast<unsigned char>(c)) || QByteArrayView("+/-_").contains(c)) {
            run += c;
            continue;
        }
        for (qsizetype skip = 0; skip < 4; ++skip) {
            if (QByteArray::fromBase64(run.mid(skip), options).contains(secret))
                return true;
        }
        run.clear();
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = bytesOf(data, size);
    QByteArrayView rest = input;
    const QByteArray secret = takeUntil(rest, "\n").toByteArray().left(longestSecret);
    const QByteArray text = rest.toByteArray().left(longestText);
    // What is short is not watched for; and among the stars of a blot a star may stand for itself.
    if (secret.size() < 4 || secret.contains('*'))
        return 0;
    const qsizetype middle = text.size() / 2;
    const QByteArray before = text.left(middle);
    const QByteArray behind = text.mid(middle);

    const auto kept = [&](const QByteArray &form) {
        return added(before + form + behind, Secret(secret)).toLower();
    };
    require(!kept(secret).contains(secret.toLower()), "it is not there raw");
    require(!kept(secret.toHex()).contains(secret.toHex()), "nor in hex");
    require(!kept(secret.toHex().toUpper()).contains(secret.toHex()), "nor in capitals");
    const QByteArray percent = secret.toPercentEncoding();
    require(!kept(percent).contains(percent.toLower()), "nor percent-encoded");
    for (const auto options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        const QByteArray echo = "+ " + (before + secret + behind).toBase64(options);
        require(!saysInBase64(added(echo, Secret(secret)), secret, options), "nor in base64");
    }
    return 0;
}
