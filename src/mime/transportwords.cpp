// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/transportwords.h"

#include "mime/tracelexer.h"

#include <QRegularExpression>

namespace poplar::mime {

namespace {

using Protection = Hop::Protection;

constexpr qsizetype longestVersion = 40; ///< Octets; a real one has seven.
constexpr qsizetype protocolWords = 8;

/// "TLS 1.3" for "TLSv1.3", "TLS1_3" and the like; empty for all else.
QString tlsVersionOf(QByteArrayView word)
{
    static const QRegularExpression version(QStringLiteral("^(TLS|SSL)v?([1-9])(?:[._]([0-9]))?(?:/.*)?$"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (word.size() > longestVersion
        || (!word.startsWith('T') && !word.startsWith('t') && !word.startsWith('S') && !word.startsWith('s')))
        return {};
    const auto match = version.match(QString::fromLatin1(word));
    if (!match.hasMatch())
        return {};
    const QString minor = match.captured(3).isEmpty() ? QStringLiteral("0") : match.captured(3);
    return QStringLiteral("%1 %2.%3").arg(match.captured(1).toUpper(), match.captured(2), minor);
}

bool takeVersion(Transport &transport, QByteArrayView word)
{
    const QString version = tlsVersionOf(word);
    if (version.isEmpty())
        return false;
    transport.protection = Protection::Tls;
    if (transport.tlsVersion.isEmpty())
        transport.tlsVersion = version;
    return true;
}

void takeCipher(Transport &transport, QByteArrayView word)
{
    if (transport.cipher.isEmpty())
        transport.cipher = traceText(word);
}

/// The text behind "name="; null if the word is no such.
QByteArrayView valueOf(QByteArrayView word, QByteArrayView name)
{
    if (word.size() <= name.size() || word[name.size()] != '=' || !isWord(word.first(name.size()), name))
        return {};
    return word.sliced(name.size() + 1);
}

/// Older Exim: "TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256".
void takeColons(Transport &transport, QByteArrayView word)
{
    const qsizetype colon = word.indexOf(':');
    if (colon < 0 || !takeVersion(transport, word.first(colon)))
        return;
    const QByteArrayView rest = word.sliced(colon + 1);
    const qsizetype end = rest.indexOf(':');
    takeCipher(transport, end < 0 ? rest : rest.first(end));
}

void takeWord(Transport &transport, QByteArrayView before, QByteArrayView word)
{
    if (const QByteArrayView version = valueOf(word, "version"); !version.isNull())
        takeVersion(transport, version);
    else if (const QByteArrayView cipher = valueOf(word, "cipher"); !cipher.isNull())
        takeCipher(transport, cipher);
    else if (isWord(before, "cipher"))
        takeCipher(transport, word);
    else if (!takeVersion(transport, word))
        takeColons(transport, word);
}

/// Cisco writes "ESMTP/TLS/cipher".
void takeSlashes(Transport &transport, QByteArrayView word)
{
    const QList<QByteArray> parts = word.toByteArray().split('/');
    if (parts.size() < 2 || !isWord(parts[1], "TLS"))
        return;
    transport.protection = Protection::Tls;
    if (parts.size() > 2)
        takeCipher(transport, parts[2]);
}

} // namespace

Transport transportOf(const QList<QByteArrayView> &with)
{
    static const QRegularExpression mail(QStringLiteral("^(?:UTF8)?(?:E?SMTP|LMTP)(S?)A?$"));
    Transport transport;
    QStringList shown;
    for (const QByteArrayView word : with.first(std::min(with.size(), protocolWords)))
        shown += traceText(word);
    transport.protocol = shown.join(u' ');
    const QString known = shown.value(0).section(u'/', 0, 0).toUpper();
    if (const auto match = mail.match(known); match.hasMatch()) {
        transport.protocol = known;
        transport.protection = match.captured(1).isEmpty() ? Protection::None : Protection::Tls;
        takeSlashes(transport, with.first());
    } else if (known == u"HTTPS") {
        transport.protection = Protection::Tls;
    } else if (known == u"LOCAL") {
        transport.protection = Protection::Local;
    }
    return transport;
}

void addEncryption(Transport &transport, QByteArrayView comment)
{
    const QList<QByteArrayView> words = traceWords(comment);
    if (words.isEmpty())
        return;
    QByteArrayView before;
    for (const QByteArrayView word : words) {
        takeWord(transport, before, word);
        before = word;
    }
    const bool encrypted = isWord(words.last(), "encrypted");
    if (encrypted && words.size() > 1)
        takeCipher(transport, words[words.size() - 2]);
    // Older Exchange says no more than "(TLS)".
    if (encrypted || (words.size() == 1 && isWord(words.first(), "TLS")))
        transport.protection = Protection::Tls;
}

} // namespace poplar::mime
