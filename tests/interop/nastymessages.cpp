// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/nastymessages.h"

namespace poplar::test {

namespace {

constexpr int longLine = 100 * 1024;
constexpr int manyLines = 2000;

QByteArray header(const QByteArray &name)
{
    return "From: Anna <anna@example.org>\nTo: boris@example.org\nSubject: " + name
        + "\nDate: Mon, 02 Nov 2026 10:00:00 +0300\nMessage-ID: <" + name + "@example.org>\n";
}

QByteArray lines()
{
    QByteArray text;
    for (int i = 1; i <= manyLines; ++i)
        text += "line " + QByteArray::number(i) + (i % 7 == 0 ? "\n.\n" : " of many\n");
    return text;
}

} // namespace

QList<NastyMessage> nastyMessages()
{
    return {
        {"dots at the beginning of lines", header("dots") + "\n.\n..\n.a\n...\n.\n\n.\n"},
        {"no line end at the end", header("unfinished") + "\nthe end"},
        {"8 bits in the body", header("octets") + "\nпривет \xff\xfe\x80\n"},
        {"8 bits in the header", "X-Raw: \xef\xf0\n" + header("octets-above") + "\nbody\n"},
        {"a line of 100 KiB", header("long") + '\n' + QByteArray(longLine, 'x') + "\n.end\n"},
        {"an empty body", header("empty") + '\n'},
        {"no body and no empty line", header("header-only")},
        {"2,000 lines, some of one dot", header("many") + '\n' + lines()},
        {"a CR alone within a line", header("return") + "\nbefore\rafter\n"},
        {"a CR before the LF on disk", header("crlf") + "\nwith CRLF\r\nand without\n"},
        {"a NUL", header("nul") + "\nbefore" + QByteArray(1, '\0') + "after\n"},
        {"a line that begins with From", header("from") + "\n\nFromage\n>From anna\n"},
        {"blanks at the end of lines", header("blanks") + "\nblank \ntab\t\n \n"},
        {"a header of 200 fields",
         QByteArray("X-Field: value\n").repeated(200) + header("fields") + "\nbody\n"},
    };
}

QByteArray ordinaryMessage(const QByteArray &name)
{
    return header(name) + "\nThis is " + name + ".\n.and a dot\nline 3\nline 4\nline 5\n";
}

QByteArray onTheWire(const QByteArray &content)
{
    QByteArray wire = content;
    wire.replace("\r\n", "\n").replace("\n", "\r\n");
    return wire.endsWith("\r\n") ? wire : wire + "\r\n";
}

} // namespace poplar::test
