// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/mailreply.h"

namespace poplar::practice {

MailReply MailReply::of(int code, const QByteArray &enhanced, const QByteArrayList &lines)
{
    MailReply reply;
    reply.code = code;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        reply.text += QByteArray::number(code) + (at + 1 < lines.size() ? '-' : ' ');
        if (!enhanced.isEmpty())
            reply.text += enhanced + ' ';
        reply.text += lines[at] + "\r\n";
    }
    return reply;
}

MailReply MailReply::of(int code, const QByteArray &enhanced, const QByteArray &line)
{
    return of(code, enhanced, QByteArrayList{line});
}

MailReply MailReply::closing() const
{
    MailReply last = *this;
    last.next = Next::Command;
    last.then = Then::Close;
    return last;
}

} // namespace poplar::practice
