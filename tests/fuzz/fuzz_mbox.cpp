// SPDX-License-Identifier: GPL-3.0-or-later
// An mbox of another program: whatever is in it, no octet gets lost but those of "From …" and of the lines
// between messages; and what was quoted comes back.
#include "archive/mboxquoting.h"
#include "archive/mboxreader.h"
#include "fuzzing.h"

#include <QBuffer>

#include <algorithm>

using namespace poplar;
using namespace poplar::archive;
using namespace poplar::fuzz;

namespace {

constexpr qsizetype messagesChecked = 64;

/// So as a network has it: no Content-Length can be confirmed.
class Sequential : public QIODevice {
public:
    explicit Sequential(const QByteArray &content)
        : m_content(content)
    {
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qsizetype count = std::min<qint64>(most, m_content.size() - m_at);
        std::copy_n(m_content.constData() + m_at, count, data);
        m_at += count;
        return count;
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    QByteArray m_content;
    qsizetype m_at = 0;
};

QList<QByteArray> messagesOf(QIODevice &device, qsizetype size)
{
    if (!device.open(QIODevice::ReadOnly))
        return {};
    MboxReader reader(device);
    QList<QByteArray> messages;
    while (reader.next()) {
        QByteArray message;
        for (QByteArray octets = reader.read(); !octets.isEmpty(); octets = reader.read())
            message += octets;
        messages += message;
    }
    require(!reader.failure(), "a buffer can be read");
    require(reader.position() <= size, "no more is read than is there");
    return messages;
}

QByteArray quoted(const QByteArray &message, Cut cut)
{
    MboxQuoting quoting;
    QByteArray made;
    inPieces(message, cut, [&](const QByteArray &piece) { made += quoting.feed(piece); });
    return made + quoting.end();
}

QByteArray unquoted(const QByteArray &message, Cut cut)
{
    MboxUnquoting unquoting;
    QByteArray made;
    inPieces(message, cut, [&](const QByteArray &piece) { made += unquoting.feed(piece); });
    return made + unquoting.end();
}

void checkQuoting(const QByteArray &message)
{
    const QByteArray whole = quoted(message, Cut::Whole);
    require(quoted(message, Cut::Bytes) == whole && quoted(message, Cut::Pieces) == whole,
            "it does not matter how octets come");
    require(!whole.startsWith("From ") && !whole.contains("\nFrom "), "nothing begins another message");
    require(unquoted(whole, Cut::Whole) == message && unquoted(whole, Cut::Bytes) == message
                && unquoted(whole, Cut::Pieces) == message,
            "it can be reversed");
}

/// What was read, written and read again is the same.
void checkRoundTrip(const QList<QByteArray> &messages)
{
    QByteArray mbox;
    QList<QByteArray> expected;
    for (QByteArray message : messages) {
        // A hint may hide a message behind it that has no header.
        if (message.toLower().contains("content-length:"))
            continue;
        if (!message.isEmpty() && !message.endsWith('\n'))
            message += '\n';
        mbox += "From a@example.org Thu Jan  1 00:00:00 1970\n" + quoted(message, Cut::Whole) + '\n';
        expected += message;
    }
    QBuffer buffer(&mbox);
    require(messagesOf(buffer, mbox.size()) == expected, "a file of ours is had back");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray content = bytesOf(data, size);
    QBuffer buffer(&content);
    const QList<QByteArray> messages = messagesOf(buffer, content.size());
    qsizetype octets = 0;
    for (const QByteArray &message : messages)
        octets += message.size();
    require(octets <= content.size(), "nothing is made up");
    Sequential sequential(content);
    require(messagesOf(sequential, content.size()).size() >= messages.size(), "a hint only joins");
    checkQuoting(content);
    checkRoundTrip(messages.mid(0, messagesChecked));
    return 0;
}
