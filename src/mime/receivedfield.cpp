// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/receivedfield.h"

#include "mime/gmimehandle.h"
#include "mime/sendername.h"
#include "mime/tracelexer.h"
#include "mime/transportwords.h"

#include <algorithm>
#include <array>
#include <optional>

namespace poplar::mime {

namespace {

using Kind = TraceToken::Kind;

constexpr qsizetype longestDate = 128; ///< Octets.

enum class Clause { Head, From, By, Via, With, Id, For, Tls };
constexpr std::array<QByteArrayView, 8> clauseNames{"", "from", "by", "via", "with", "id", "for", "tls"};

struct ClauseText {
    QList<QByteArrayView> words;
    QList<QByteArrayView> comments;

    [[nodiscard]] QByteArrayView first() const { return words.isEmpty() ? QByteArrayView() : words.first(); }
};

/// The clauses of a Received field, in whatever order they stand.
class Clauses {
public:
    explicit Clauses(const QList<TraceToken> &tokens)
    {
        for (const TraceToken &token : tokens) {
            if (token.kind == Kind::Comment)
                text().comments += token.text;
            else if (token.kind == Kind::Word && begins(token.text))
                m_current = *clauseNamed(token.text);
            else if (token.kind != Kind::Semicolon)
                text().words += token.text;
        }
    }

    [[nodiscard]] const ClauseText &operator[](Clause clause) const { return m_texts[size_t(clause)]; }

private:
    ClauseText &text() { return m_texts[size_t(m_current)]; }

    static std::optional<Clause> clauseNamed(QByteArrayView word)
    {
        for (size_t i = 1; i < clauseNames.size(); ++i) {
            if (isWord(word, clauseNames[i]))
                return Clause(i);
        }
        return std::nullopt;
    }

    /// A machine may call itself "with": a word right behind a name of a clause is its value. But some leave
    /// the value of "from" out.
    [[nodiscard]] bool begins(QByteArrayView word) const
    {
        const auto clause = clauseNamed(word);
        if (!clause || !(*this)[*clause].words.isEmpty())
            return false;
        const ClauseText &current = (*this)[m_current];
        const bool wantsValue =
            m_current != Clause::Head && current.words.isEmpty() && current.comments.isEmpty();
        return !wantsValue || (m_current == Clause::From && clause == Clause::By);
    }

    std::array<ClauseText, clauseNames.size()> m_texts;
    Clause m_current = Clause::Head;
};

/// Encryption is told beside any clause. What stands beside "from" is in part the sender's own words,
/// which only count where they cannot be: Postfix puts "using …" there.
Transport transportIn(const Clauses &clauses)
{
    Transport transport = transportOf(clauses[Clause::With].words);
    for (const QByteArrayView comment : clauses[Clause::From].comments) {
        if (comment.startsWith("using ") || comment.startsWith("version="))
            addEncryption(transport, comment);
    }
    for (const Clause clause : {Clause::By, Clause::With, Clause::Id, Clause::For, Clause::Tls}) {
        for (const QByteArrayView comment : clauses[clause].comments)
            addEncryption(transport, comment);
    }
    if (const QByteArrayView cipher = clauses[Clause::Tls].first(); !cipher.isEmpty()) {
        transport.protection = Hop::Protection::Tls;
        transport.cipher = traceText(cipher);
    }
    return transport;
}

/// Of one machine with itself, or within the provider, nothing is learnt from a protocol without TLS.
Hop::Protection protectionOf(const Hop &hop, Hop::Protection stated)
{
    if (stated == Hop::Protection::Tls)
        return stated;
    const bool fromNobody = hop.fromName.isEmpty() && hop.fromAddress.isEmpty();
    const bool loopback = hop.fromAddress.startsWith(QLatin1StringView("127.")) || hop.fromAddress == u"::1";
    // Over a socket of the machine there is no address.
    const bool handedOver = hop.protocol.startsWith(QLatin1StringView("LMTP")) && hop.fromAddress.isEmpty();
    const bool itself = hop.fromName.compare(hop.byHost, Qt::CaseInsensitive) == 0;
    if (loopback || (handedOver && itself) || (fromNobody && hop.protocol.isEmpty()))
        return Hop::Protection::Local;
    const bool untold = fromNobody || handedOver;
    return untold && stated == Hop::Protection::None ? Hop::Protection::Unstated : stated;
}

/// A date stands behind the last semicolon, which broken comments may have swallowed.
QByteArrayView dateIn(QByteArrayView value, const QList<TraceToken> &tokens)
{
    const auto last = std::find_if(tokens.crbegin(), tokens.crend(),
                                   [](const TraceToken &token) { return token.kind == Kind::Semicolon; });
    const qsizetype at = last == tokens.crend() ? value.lastIndexOf(';') : last->begin;
    return at < 0 ? QByteArrayView() : value.sliced(at + 1).trimmed();
}

QDateTime readDate(QByteArrayView text)
{
    prepareGMime();
    const QByteArray cut = text.first(std::min(text.size(), longestDate)).toByteArray();
    const GDate date(cut.isEmpty() ? nullptr : g_mime_utils_header_decode_date(cut.constData()));
    return date ? QDateTime::fromSecsSinceEpoch(g_date_time_to_unix(date.get()), Qt::UTC) : QDateTime();
}

QString bare(QByteArrayView word)
{
    while (!word.isEmpty() && (word.front() == '<'))
        word = word.sliced(1);
    while (!word.isEmpty() && (word.back() == '>' || word.back() == ',' || word.back() == '.'))
        word.chop(1);
    return traceText(word);
}

QList<TraceToken> withoutDate(QList<TraceToken> tokens)
{
    while (!tokens.isEmpty() && tokens.last().kind != Kind::Semicolon)
        tokens.removeLast();
    return tokens;
}

} // namespace

Hop readReceived(QByteArrayView value)
{
    const QList<TraceToken> tokens = traceTokens(value, EqualsSign::Character);
    const QList<TraceToken> before = withoutDate(tokens);
    const Clauses clauses(before.isEmpty() ? tokens : before);
    const SenderName from = senderName(clauses[Clause::From].first(), clauses[Clause::From].comments);
    const Transport transport = transportIn(clauses);
    Hop hop;
    hop.fromName = from.name;
    hop.fromReverse = from.reverse;
    hop.fromAddress = from.address;
    hop.byHost = bare(clauses[Clause::By].first());
    hop.protocol = transport.protocol;
    hop.protection = protectionOf(hop, transport.protection);
    if (hop.protection == Hop::Protection::Tls) {
        hop.tlsVersion = transport.tlsVersion;
        hop.cipher = transport.cipher;
    }
    hop.queueId = bare(clauses[Clause::Id].first());
    hop.forAddress = bare(clauses[Clause::For].first());
    hop.time = readDate(dateIn(value, tokens));
    return hop;
}

} // namespace poplar::mime
