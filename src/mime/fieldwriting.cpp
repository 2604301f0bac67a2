// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/fieldwriting.h"

#include "base/limits.h"
#include "mime/addresslist.h"
#include "mime/gmimehandle.h"
#include "mime/headertext.h"

#include <QByteArrayList>

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qsizetype fieldLine = 76; // RFC 2047 section 2, of lines with encoded words
constexpr qsizetype wordLength = 60; // leaves room for the name of a field
constexpr qsizetype readableWord = 70; // a longer one in plain text could not be folded

bool isPrintable(char c)
{
    return c >= ' ' && c <= '~';
}

bool isPlain(const QByteArray &text)
{
    qsizetype word = 0;
    for (const char c : text) {
        word = c == ' ' ? 0 : word + 1;
        if (!isPrintable(c) || word > readableWord)
            return false;
    }
    return !text.contains("=?");
}

bool isSafeInWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || QByteArrayView("!*+-/").contains(c);
}

QByteArray quotedWord(const QByteArray &octets)
{
    QByteArray word;
    for (const char c : octets)
        word += c == ' '      ? QByteArray("_")
            : isSafeInWord(c) ? QByteArray(1, c)
                              : '=' + QByteArray(1, c).toHex().toUpper();
    return word;
}

/// The text as encoded words, none of which halves a character.
QByteArray encodedWords(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const bool quoted = quotedWord(utf8).size() < utf8.toBase64().size();
    const auto encoded = [quoted](const QByteArray &octets) {
        return quoted ? "=?utf-8?Q?" + quotedWord(octets) + "?=" : "=?utf-8?B?" + octets.toBase64() + "?=";
    };
    QByteArray words;
    QByteArray octets;
    for (const char32_t c : text.toUcs4()) {
        const QByteArray next = QString::fromUcs4(&c, 1).toUtf8();
        if (encoded(octets + next).size() > wordLength) {
            words += encoded(octets) + ' ';
            octets.clear();
        }
        octets += next;
    }
    return words + encoded(octets);
}

QString singleLine(QString text)
{
    return shownHeader(text.replace(QChar::Null, u' ').toUtf8().constData());
}

QByteArray withoutControls(QByteArray value)
{
    std::replace_if(
        value.begin(), value.end(), [](char c) { return (c >= 0 && c < ' ') || c == 127; }, ' ');
    return value;
}

QByteArray folded(QByteArrayView name, const QByteArray &value)
{
    QByteArray lines;
    QByteArray line = name.toByteArray() + ':';
    bool isFirst = true; // it stays beside the name: some programs lose a field that begins with a fold
    for (const QByteArray &word : withoutControls(value).trimmed().split(' ')) {
        if (word.isEmpty() && line.size() > limit::sentLine - fieldLine)
            continue; // a line of nothing but blanks would end the header for some programs
        if (!isFirst && !word.isEmpty() && line.size() + 1 + word.size() > fieldLine) {
            lines += line + "\r\n";
            line.clear();
        }
        line += ' ' + word;
        isFirst = false;
    }
    return lines + line + "\r\n";
}

/// GMime folds with LF and tabs, and begins with a blank.
QByteArray foldedByGMime(QByteArrayView name, char *encoded)
{
    const GText owned(encoded);
    return folded(name, QByteArray(owned.get()).replace("\n\t", " ").trimmed());
}

/// Otherwise GMime takes a charset of the last century, if the value fits into one.
void setUtf8(GMimeParamList *parameters)
{
    for (int i = 0; i < g_mime_param_list_length(parameters); ++i)
        g_mime_param_set_charset(g_mime_param_list_get_parameter_at(parameters, i), "utf-8");
}

QByteArray typeField(const PartFields &fields)
{
    const QByteArray type = fields.type;
    const qsizetype slash = type.indexOf('/');
    const GRef<GMimeContentType> content(
        g_mime_content_type_new(type.first(slash).constData(), type.sliced(slash + 1).constData()));
    const auto set = [&content](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            g_mime_content_type_set_parameter(content.get(), name, value.constData());
    };
    set("charset", fields.charset);
    set("format", fields.isFlowed ? "flowed" : "");
    set("boundary", fields.boundary);
    QByteArray field = foldedByGMime("Content-Type", g_mime_content_type_encode(content.get(), nullptr));
    if (fields.fileName.isEmpty())
        return field;
    const QByteArray utf8 = fields.fileName.toUtf8();
    QByteArray name = isPlain(utf8) ? utf8 : encodedWords(fields.fileName);
    name.replace('\\', "\\\\").replace('"', "\\\"");
    const QByteArray quoted = "name=\"" + withoutControls(name) + "\"";
    field.chop(2);
    return field + ";\r\n " + folded("", quoted).sliced(2);
}

QByteArray dispositionField(const QString &fileName)
{
    const GRef<GMimeContentDisposition> disposition(g_mime_content_disposition_new());
    g_mime_content_disposition_set_disposition(disposition.get(), "attachment");
    g_mime_content_disposition_set_parameter(disposition.get(), "filename", fileName.toUtf8().constData());
    setUtf8(g_mime_content_disposition_get_parameters(disposition.get()));
    return foldedByGMime("Content-Disposition",
                         g_mime_content_disposition_encode(disposition.get(), nullptr));
}

} // namespace

QByteArray textField(QByteArrayView name, const QString &text)
{
    const QString line = singleLine(text);
    const QByteArray utf8 = line.toUtf8();
    return folded(name, isPlain(utf8) ? utf8 : encodedWords(line));
}

QByteArray phraseText(const QString &name)
{
    const QString line = singleLine(name);
    QByteArray utf8 = line.toUtf8();
    if (!isPlain(utf8))
        return encodedWords(line);
    const bool atoms = std::all_of(utf8.begin(), utf8.end(), [](char c) {
        return isSafeInWord(c) || QByteArrayView(" #$%&'?^_`{|}~").contains(c);
    });
    if (atoms)
        return utf8;
    return '"' + utf8.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray mailboxText(const Address &address)
{
    const auto wire = wireAddress(address.address);
    if (!wire)
        return {};
    const QByteArray name = phraseText(address.name);
    return name.isEmpty() ? wire->octets : name + " <" + wire->octets + '>';
}

QByteArray addressField(QByteArrayView name, const QList<Address> &addresses)
{
    QByteArrayList mailboxes;
    for (const Address &address : addresses) {
        const QByteArray mailbox = mailboxText(address);
        if (!mailbox.isEmpty())
            mailboxes += mailbox;
    }
    return folded(name, mailboxes.join(", "));
}

QByteArray plainField(QByteArrayView name, const QByteArray &value)
{
    return folded(name, value);
}

QByteArray contentFields(const PartFields &fields)
{
    prepareGMime();
    return typeField(fields) + (fields.fileName.isEmpty() ? QByteArray() : dispositionField(fields.fileName));
}

QByteArray parameterField(QByteArrayView name, const QByteArray &utf8Value)
{
    prepareGMime();
    const QByteArray value = withoutControls(utf8Value).trimmed();
    if (name.compare("Content-Type", Qt::CaseInsensitive) == 0) {
        const GRef<GMimeContentType> type(g_mime_content_type_parse(nullptr, value.constData()));
        if (!type || !value.contains('/'))
            return {};
        setUtf8(g_mime_content_type_get_parameters(type.get()));
        return foldedByGMime(name, g_mime_content_type_encode(type.get(), nullptr));
    }
    const GRef<GMimeContentDisposition> disposition(
        g_mime_content_disposition_parse(nullptr, value.constData()));
    if (!disposition)
        return {};
    setUtf8(g_mime_content_disposition_get_parameters(disposition.get()));
    return foldedByGMime(name, g_mime_content_disposition_encode(disposition.get(), nullptr));
}

} // namespace poplar::mime
