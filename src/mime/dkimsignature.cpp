// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/dkimsignature.h"

#include "base/limits.h"
#include "mime/tracelexer.h"

#include <QHash>

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qsizetype momentDigits = 12; ///< RFC 6376 section 3.5: implementations need not accept more.

/// Blanks within a value come from folding and mean nothing.
QByteArray withoutBlanks(QByteArrayView value)
{
    QByteArray bare = value.toByteArray();
    bare.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return bare;
}

using Tags = QHash<char, QByteArray>;

/// The tags of one letter: all that matter here are such.
Tags tagsOf(QByteArrayView value)
{
    Tags tags;
    while (!value.isEmpty()) {
        const qsizetype found = value.indexOf(';');
        const QByteArrayView pair = value.first(found < 0 ? value.size() : found);
        value = value.sliced(found < 0 ? value.size() : found + 1);
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView name = pair.first(std::max<qsizetype>(0, equals)).trimmed();
        if (name.size() == 1 && !tags.contains(name.front()))
            tags.insert(name.front(), withoutBlanks(pair.sliced(equals + 1)));
    }
    return tags;
}

QDateTime momentOf(const QByteArray &seconds)
{
    bool valid = false;
    const qint64 count = seconds.toLongLong(&valid);
    return valid && count > 0 && seconds.size() <= momentDigits
        ? QDateTime::fromSecsSinceEpoch(count, Qt::UTC)
        : QDateTime();
}

QStringList fieldNames(const QByteArray &list)
{
    QStringList names;
    for (const QByteArray &name : list.split(':')) {
        if (names.size() == limit::signedFields)
            break;
        if (!name.isEmpty())
            names += traceText(name);
    }
    return names;
}

} // namespace

Signature readDkimSignature(QByteArrayView value)
{
    const Tags tags = tagsOf(value);
    Signature signature;
    signature.domain = traceText(tags.value('d'));
    signature.selector = traceText(tags.value('s'));
    signature.algorithm = traceText(tags.value('a')).toLower();
    signature.signedFields = fieldNames(tags.value('h'));
    signature.signedAt = momentOf(tags.value('t'));
    signature.expires = momentOf(tags.value('x'));
    signature.identity = traceText(tags.value('i'));
    return signature;
}

} // namespace poplar::mime
