// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/apop.h"

#include "base/limits.h"

#include <QCryptographicHash>

namespace poplar::pop3 {

std::optional<QByteArray> apopTimestamp(QByteArrayView greeting)
{
    qsizetype begin = -1; // of a candidate
    qsizetype at = -1; // its "@"
    for (qsizetype i = 0; i < greeting.size(); ++i) {
        const char c = greeting[i];
        if (c == '<') {
            begin = i;
            at = -1;
        } else if (begin < 0) {
            continue;
        } else if (c == '@' && at < 0) {
            at = i;
        } else if (c == '>') {
            const bool hasParts = at > begin + 1 && i > at + 1;
            if (hasParts && i - begin < limit::apopTimestamp)
                return greeting.sliced(begin, i - begin + 1).toByteArray();
            begin = -1;
        } else if (c <= ' ' || c > '~') {
            begin = -1;
        }
    }
    return std::nullopt;
}

Secret apopDigest(const QByteArray &timestamp, const Secret &password)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(timestamp);
    hash.addData(password.wireBytes());
    return Secret(hash.result().toHex());
}

} // namespace poplar::pop3
