// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/draft.h"
#include "mime/message.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <malloc.h>

extern "C" size_t __sanitizer_get_current_allocated_bytes() __attribute__((weak));

namespace poplar::test {

/// Octets that the program has allocated now.
inline qint64 liveMemory()
{
    if (&__sanitizer_get_current_allocated_bytes)
        return qint64(__sanitizer_get_current_allocated_bytes());
    const struct mallinfo2 info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
}

/// Keeps nothing of what is written to it but its number, and looks at each write how much memory is in use.
class MeasuringDevice : public QIODevice {
public:
    MeasuringDevice() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

    [[nodiscard]] qint64 octets() const { return m_octets; }
    [[nodiscard]] qint64 grownBy() const { return m_peak - m_before; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_octets += size;
        m_peak = std::max(m_peak, liveMemory());
        return size;
    }

private:
    qint64 m_octets = 0;
    qint64 m_before = liveMemory();
    qint64 m_peak = 0;
};

/// What must hold of every message that Poplar sends; empty if it does.
inline QString brokenRuleOf(const QByteArray &message)
{
    if (!message.endsWith("\r\n"))
        return QStringLiteral("does not end its last line");
    if (message.count('\n') != message.count("\r\n") || message.count('\r') != message.count("\r\n"))
        return QStringLiteral("lone CR or LF");
    if (message.contains('\0'))
        return QStringLiteral("NUL");
    for (const QByteArray &line : message.split('\n')) {
        if (line.size() > 999)
            return QStringLiteral("a line is too long: ") + QString::fromLatin1(line.left(60));
    }
    return {};
}

/// How another program reads a message: Python's email package. Empty where there is no Python.
class OtherReader {
public:
    static bool isThere() { return !QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty(); }

    static QJsonObject read(const QByteArray &message)
    {
        static const char *script = R"(
import sys, json, email, email.policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
def addresses(name):
    return [[a.display_name, a.addr_spec] for f in m.get_all(name, []) for a in f.addresses]
parts = []
for p in m.walk():
    if p.is_multipart() and p.get_content_type() != 'message/rfc822':
        parts.append({'type': p.get_content_type()})
        continue
    payload = p.get_payload(0).as_bytes() if p.get_content_type() == 'message/rfc822' else p.get_payload(decode=True)
    parts.append({'type': p.get_content_type(), 'name': p.get_filename() or '',
                  'encoding': str(p['Content-Transfer-Encoding']),
                  'text': p.get_content() if p.get_content_maintype() == 'text' else '',
                  'hex': payload.hex(), 'defects': [str(d) for d in p.defects]})
json.dump({'subject': m['Subject'], 'from': addresses('From'), 'to': addresses('To'), 'cc': addresses('Cc'),
           'fields': [k for k in m.keys()], 'parts': parts,
           'date': str(m['Date'].datetime) if m['Date'] else '', 'id': str(m['Message-ID']),
           'references': str(m['References'] or ''), 'defects': [str(d) for d in m.defects]}, sys.stdout)
)";
        QProcess python;
        python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QString::fromUtf8(script)});
        python.write(message);
        python.closeWriteChannel();
        if (!python.waitForFinished(120'000) || python.exitCode() != 0)
            qFatal("python3 failed: %s", python.readAllStandardError().constData());
        return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    }
};

} // namespace poplar::test
