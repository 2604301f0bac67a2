// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/script.h"

#include <optional>

namespace poplar::test {

namespace {

using Kind = ScriptStep::Kind;

class Reader {
public:
    QList<ScriptStep> read(const QByteArray &text)
    {
        for (const QByteArray &line : text.split('\n')) {
            ++m_line;
            m_source = line;
            while (m_source.startsWith(' '))
                m_source.remove(0, 1);
            if (!m_source.isEmpty() && !m_source.startsWith('#'))
                readLine();
        }
        return m_steps;
    }

private:
    void readLine()
    {
        if (m_source == "SAME") {
            if (m_steps.isEmpty() || m_steps.last().kind != Kind::Send)
                refuse();
            m_joining = true;
        } else if (m_source == "LF") {
            m_lineEnd = "\n";
        } else if (const std::optional<QByteArray> bytes = whatIsSent()) {
            if (m_joining)
                m_steps.last().bytes += *bytes;
            else
                add(Kind::Send, *bytes);
        } else {
            m_joining = false;
            readOther();
        }
    }

    std::optional<QByteArray> whatIsSent() const
    {
        if (m_source == "S:")
            return m_lineEnd;
        if (m_source.startsWith("S: "))
            return m_source.mid(3) + m_lineEnd;
        if (m_source.startsWith("RAW "))
            return QByteArray::fromBase64(m_source.mid(4));
        if (!m_source.startsWith("BODY "))
            return std::nullopt;
        QByteArray body = "\r\n" + scriptedBody(number());
        body.replace("\r\n.", "\r\n..");
        return body.mid(2) + ".\r\n";
    }

    void readOther()
    {
        if (m_source.startsWith("C: "))
            add(Kind::ExpectLine, m_source.mid(3));
        else if (m_source.startsWith("C* "))
            add(Kind::ExpectPrefix, m_source.mid(3));
        else if (m_source == "-:")
            add(Kind::ExpectSilence);
        else if (m_source == "TLS")
            add(Kind::Handshake);
        else if (m_source == "TLS REFUSED")
            add(Kind::RefusedHandshake);
        else if (m_source == "CUT")
            add(Kind::Cut);
        else if (m_source == "RST")
            add(Kind::Reset);
        else if (m_source == "HANG")
            add(Kind::Hang);
        else if (m_source == "NEXT")
            add(Kind::Next);
        else if (m_source.startsWith("SLOW "))
            add(Kind::Slow, {}, number());
        else if (m_source.startsWith("WAIT "))
            add(Kind::Wait, {}, number());
        else
            refuse();
    }

    int number() const
    {
        bool isNumber = false;
        const int value = m_source.mid(m_source.indexOf(' ') + 1).toInt(&isNumber);
        if (!isNumber || value <= 0)
            refuse();
        return value;
    }

    void add(Kind kind, const QByteArray &bytes = {}, int number = 0)
    {
        m_steps += ScriptStep{kind, bytes, number, m_line, m_source};
    }

    [[noreturn]] void refuse() const
    {
        qFatal("Line %d of a script makes no sense: %s", m_line, m_source.constData());
    }

    QList<ScriptStep> m_steps;
    QByteArray m_source;
    QByteArray m_lineEnd = "\r\n";
    int m_line = 0;
    bool m_joining = false;
};

} // namespace

QList<ScriptStep> readScript(const QByteArray &text)
{
    return Reader().read(text);
}

QByteArray scriptedBody(qint64 octets)
{
    static const QByteArray lines[] = {"Subject: a generated message\r\n",
                                       "\r\n",
                                       ".a line with a dot before it\r\n",
                                       "a line with one in the middle. So.\r\n",
                                       "..\r\n",
                                       ".\r\n",
                                       "\r\n"};
    QByteArray body;
    body.reserve(octets + 64);
    for (int i = 0; body.size() < octets; ++i)
        body += lines[i % std::size(lines)];
    body.truncate(octets);
    if (octets >= 2)
        body.replace(octets - 2, 2, "\r\n");
    // Cutting may have left a CR just before the last line end.
    if (octets >= 3 && body.at(octets - 3) == '\r')
        body[octets - 3] = 'x';
    return body;
}

} // namespace poplar::test
