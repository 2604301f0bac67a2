// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/sendername.h"

#include "mime/tracelexer.h"

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qsizetype longestAddress = 64; ///< Octets; IPv6 with a zone.

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isIpv4(QByteArrayView text)
{
    return text.count('.') == 3 && !text.contains("..") && text.front() != '.' && text.back() != '.'
        && std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.'; });
}

bool isIpv6(QByteArrayView text)
{
    const qsizetype colons = text.count(':');
    const bool complete = text.contains("::") || colons == (text.contains('.') ? 6 : 7);
    return complete && colons <= 8 && std::all_of(text.begin(), text.end(), [](char c) {
               return isHexDigit(c) || c == ':' || c == '.';
           });
}

/// The address in "[192.0.2.1]:587", "[IPv6:2001:db8::1]", "user@[192.0.2.1]" or as it is; empty for none.
QByteArrayView addressIn(QByteArrayView word)
{
    if (word.size() > 4 * longestAddress)
        return {};
    if (const qsizetype open = word.indexOf('['); open >= 0) {
        const qsizetype close = word.indexOf(']', open);
        word = word.sliced(open + 1, (close < 0 ? word.size() : close) - open - 1);
    }
    if (word.size() > 5 && isWord(word.first(5), "IPv6:"))
        word = word.sliced(5);
    return isAddress(word) ? word : QByteArrayView();
}

QByteArrayView withoutUser(QByteArrayView word)
{
    const qsizetype at = word.lastIndexOf('@');
    return word.sliced(at + 1);
}

bool isUnknown(QByteArrayView word)
{
    return isWord(word, "unknown") || isWord(word, "UnknownHost");
}

bool isHostName(QByteArrayView word)
{
    return !word.isEmpty() && !isUnknown(word) && std::all_of(word.begin(), word.end(), [](char c) {
        return isHexDigit(c) || (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z') || c == '.' || c == '-'
            || c == '_';
    });
}

QString hostText(QByteArrayView word)
{
    if (word.endsWith('.'))
        word.chop(1);
    return traceText(word);
}

/// What the comments beside "from" tell.
class SenderComments {
public:
    void read(QByteArrayView comment)
    {
        const QList<QByteArrayView> words = traceWords(comment);
        for (qsizetype i = 0; i < words.size(); ++i) {
            const QByteArrayView next = i + 1 < words.size() ? words[i + 1] : QByteArrayView();
            if (isWord(words[i], "HELO") || isWord(words[i], "EHLO")) {
                takeHelo(next);
                ++i;
            } else {
                readWord(words[i]);
            }
        }
        if (!words.isEmpty())
            readReverse(withoutUser(words.first()), words.value(1));
    }

    QByteArrayView helo;
    QByteArrayView reverse;
    QByteArrayView address;

private:
    void readWord(QByteArrayView word)
    {
        if (word.size() > 5 && word[4] == '='
            && (isWord(word.first(4), "helo") || isWord(word.first(4), "ehlo")))
            takeHelo(word.sliced(5));
        else if (address.isEmpty())
            address = addressIn(word);
    }

    void takeHelo(QByteArrayView name)
    {
        if (helo.isEmpty())
            helo = name;
    }

    /// A host name stands first, and has a dot or an address behind it.
    void readReverse(QByteArrayView word, QByteArrayView next)
    {
        const bool likely = word.contains('.') || !addressIn(next).isEmpty();
        if (reverse.isEmpty() && likely && isHostName(word) && !isAddress(word))
            reverse = word;
    }
};

} // namespace

bool isAddress(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= longestAddress && (isIpv4(text) || isIpv6(text));
}

SenderName senderName(QByteArrayView value, const QList<QByteArrayView> &comments)
{
    SenderComments told;
    for (const QByteArrayView comment : comments)
        told.read(comment);
    const QByteArrayView literal = addressIn(value);
    if (told.address.isEmpty())
        told.address = literal;
    SenderName sender{hostText(value), hostText(told.reverse), traceText(told.address)};
    if (told.helo.isEmpty())
        return sender;
    sender.name = hostText(told.helo);
    if (sender.reverse.isEmpty() && literal.isEmpty() && !isUnknown(value))
        sender.reverse = hostText(value);
    return sender;
}

} // namespace poplar::mime
