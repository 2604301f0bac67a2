// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/letters.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QtEndian>

#include <random>

static void registerLetters()
{
    Q_INIT_RESOURCE(practice); // a macro that needs the global namespace
}

namespace poplar::practice {

namespace {

constexpr quint32 samplesPerSecond = 8000;
constexpr quint32 rainSamples = 8 * 60 * samplesPerSecond;
constexpr qsizetype octetsPerBase64Line = 57; // 76 characters (RFC 2045 section 6.8)

/// The head of a WAV file: one channel, a byte per sample.
QByteArray wavHead(quint32 samples)
{
    const auto number = [](auto value) {
        const auto little = qToLittleEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&little), sizeof little);
    };
    return "RIFF" + number(quint32(36 + samples)) + "WAVEfmt " + number(quint32(16)) + number(quint16(1))
        + number(quint16(1)) + number(samplesPerSecond) + number(samplesPerSecond) + number(quint16(1))
        + number(quint16(8)) + "data" + number(samples);
}

/// Noise with its high tones taken off sounds like rain. Not stored, because it would not compress.
QByteArray rain()
{
    constexpr quint32 seed = 1939;
    std::mt19937 generator(seed); // the standard fixes its sequence on all systems
    QByteArray wav = wavHead(rainSamples);
    wav.reserve(wav.size() + qsizetype(rainSamples));
    int level = 0;
    for (quint32 sample = 0; sample < rainSamples; ++sample) {
        const int noise = int(generator() >> 24) - 128;
        level += (noise - level) / 3;
        wav += char(128 + level);
    }
    return wav;
}

QByteArray base64Lines(QByteArrayView bytes)
{
    QByteArray lines;
    lines.reserve(bytes.size() / octetsPerBase64Line * 78 + 78);
    for (qsizetype at = 0; at < bytes.size(); at += octetsPerBase64Line) {
        const QByteArrayView piece = bytes.sliced(at, std::min(octetsPerBase64Line, bytes.size() - at));
        lines += QByteArray::fromRawData(piece.data(), piece.size()).toBase64() + "\r\n";
    }
    return lines;
}

/// Puts the recording into the letter that has a place for it.
QByteArray withRain(QByteArray letter)
{
    const QByteArray recording = rain();
    const QByteArray hash = QCryptographicHash::hash(recording, QCryptographicHash::Sha256).toHex();
    letter.replace("@SHA256-OF-THE-RAIN@", hash);
    letter.replace("@THE-RAIN@\r\n", base64Lines(recording));
    return letter;
}

} // namespace

QList<StoredMessage> practiceLetters()
{
    registerLetters();
    const QDir folder(QStringLiteral(":/practice"));
    QList<StoredMessage> letters;
    for (const QString &name : folder.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QByteArray text = file.readAll();
        if (text.contains("@THE-RAIN@"))
            text = withRain(std::move(text));
        letters += StoredMessage::fromText(text);
    }
    return letters;
}

} // namespace poplar::practice
