// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/channel.h"

#include <QMetaEnum>
#include <QTest>

#include <optional>

namespace poplar::test {

/// Uses one channel and writes down, in order, what it tells: "connected", "secured", "failed:Kind" with
/// the code of the error behind it in brackets, if there is one. What comes is collected.
class ChannelUser : public QObject {
public:
    ChannelUser()
    {
        connect(&channel, &wire::Channel::connected, this, [this] { told += "connected"; });
        connect(&channel, &wire::Channel::secured, this, [this] {
            told += "secured";
            if (onSecured)
                onSecured();
        });
        connect(&channel, &wire::Channel::bytesArrived, this,
                [this] { received += channel.read().toByteArray(); });
        connect(&channel, &wire::Channel::failed, this, [this](const Error &what) {
            error = what;
            const QByteArray kind = QMetaEnum::fromType<ErrorKind>().valueToKey(static_cast<int>(what.kind));
            told += "failed:" + kind + (what.code.isEmpty() ? QByteArray() : '[' + what.code + ']');
        });
    }

    [[nodiscard]] QByteArray story() const { return told.join(' '); }

    wire::Channel channel;
    QByteArrayList told;
    QByteArray received;
    std::optional<Error> error;
    std::function<void()> onSecured;
};

} // namespace poplar::test

/// Waits until the channel's story is this one; shows the error's words otherwise.
#define QTRY_CHANNEL(user, expected)                                                                         \
    do {                                                                                                     \
        QTRY_VERIFY2_WITH_TIMEOUT((user).story() == QByteArray(expected) || (user).error, "nothing came",    \
                                  20000);                                                                    \
        QVERIFY2((user).story() == QByteArray(expected),                                                     \
                 ((user).story() + ": " + ((user).error ? (user).error->detail.toUtf8() : QByteArray()))     \
                     .constData());                                                                          \
    } while (false)
