// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/preparing.h"

#include "base/limits.h"
#include "mime/contentwriting.h"
#include "mime/fields.h"
#include "mime/fileslice.h"
#include "mime/headerrewriting.h"
#include "mime/linereader.h"
#include "mime/octetfacts.h"
#include "mime/partcontent.h"
#include "mime/preparation.h"
#include "mime/structure.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace poplar::mime {

namespace {

/// Writes what lies between the parts that are changed. Of that only the words around the parts of a
/// multipart, which nobody reads, can hold what the server does not take.
class GapWriter {
public:
    GapWriter(ServerAbility ability, SentOctets &to)
        : m_ability(ability)
        , m_to(to)
    {
    }

    void add(QByteArrayView block)
    {
        QByteArray fit;
        fit.reserve(block.size() + block.size() / 16);
        for (qsizetype at = 0; at < block.size();) {
            const qsizetype end = block.indexOf('\n', at);
            addWithinLine(block.sliced(at, (end < 0 ? block.size() : end) - at), fit);
            if (end < 0)
                break;
            fit += "\r\n";
            m_endsInCr = false;
            at = end + 1;
        }
        m_to.write(fit);
    }

    void finish()
    {
        if (m_endsInCr)
            m_to.write(" ");
    }

private:
    void addWithinLine(QByteArrayView octets, QByteArray &fit)
    {
        if (octets.isEmpty())
            return;
        if (m_endsInCr)
            fit += ' ';
        m_endsInCr = octets.back() == '\r';
        const QByteArrayView words = octets.chopped(m_endsInCr ? 1 : 0);
        const qsizetype begin = fit.size();
        fit += words;
        if (!words.contains('\r') && isTaken(words))
            return;
        std::replace_if(
            fit.begin() + begin, fit.end(), [this](char c) { return !isTaken(QByteArrayView(&c, 1)); }, '?');
        std::replace(fit.begin() + begin, fit.end(), '\r', ' ');
    }

    [[nodiscard]] bool isTaken(QByteArrayView words) const
    {
        return !words.contains('\0') && (m_ability.eightBit || !hasOctetsBeyondAscii(words));
    }

    const ServerAbility m_ability;
    SentOctets &m_to;
    bool m_endsInCr = false;
};

/// One message, or one within it.
class Preparation {
public:
    Preparation(QIODevice &message, ServerAbility ability, SentOctets &to, int depth)
        : m_message(message)
        , m_ability(ability)
        , m_to(to)
        , m_depth(depth)
    {
    }

    std::optional<Obstacle> run()
    {
        PreparationPlan plan(m_message, m_ability, m_depth == 0 ? WhichMessage::Whole : WhichMessage::Within);
        if (auto obstacle = plan.make())
            return obstacle;
        m_hasUtf8Header = plan.keepsUtf8Header();
        for (const PartChange &change : plan.changes()) {
            if (auto obstacle = apply(change))
                return obstacle;
        }
        return copyUntil(m_message.size());
    }

    [[nodiscard]] bool hasUtf8Header() const { return m_hasUtf8Header; }

private:
    std::optional<Obstacle> apply(const PartChange &change)
    {
        const Part &part = change.part;
        if (change.header) {
            if (auto obstacle = rewriteHeader(part, *change.header))
                return obstacle;
        }
        if (change.content == PartChange::Content::AsIs)
            return std::nullopt;
        if (auto obstacle = copyUntil(part.begin))
            return obstacle;
        m_at = part.end;
        return change.content == PartChange::Content::Within ? prepareWithin(part) : encode(change);
    }

    std::optional<Obstacle> rewriteHeader(const Part &part, const HeaderChange &change)
    {
        if (auto obstacle = copyUntil(part.header))
            return obstacle;
        const auto header = rewrittenHeader(stretchOf(m_message, part.header, part.begin), change);
        if (const auto *obstacle = std::get_if<Obstacle>(&header))
            return *obstacle;
        const QByteArray &written = std::get<QByteArray>(header);
        m_hasUtf8Header |= m_depth == 0 && hasOctetsBeyondAscii(written);
        m_to.write(written);
        m_at = part.begin;
        return std::nullopt;
    }

    std::optional<Obstacle> prepareWithin(const Part &part)
    {
        if (m_depth >= limit::messagesWithin)
            return Obstacle{Obstacle::Kind::Tangled};
        FileSlice slice(m_message, part.begin, part.end);
        return Preparation(slice, m_ability, m_to, m_depth + 1).run();
    }

    std::optional<Obstacle> encode(const PartChange &change)
    {
        ContentWriter writer(change.encoding, m_to);
        const auto read = eachBlock(m_message, change.part, [&](QByteArrayView block) {
            writer.add(block);
            return m_to.failed() ? Wish::Enough : Wish::More;
        });
        writer.finish();
        if (!read)
            return Obstacle{Obstacle::Kind::Unreadable, {}, read.error().detail};
        return std::nullopt;
    }

    std::optional<Obstacle> copyUntil(qint64 end)
    {
        if (m_at >= end || m_to.failed())
            return std::nullopt;
        GapWriter writer(m_ability, m_to);
        if (!eachBlockOf(m_message, m_at, end, [&writer](QByteArrayView block) { writer.add(block); }))
            return Obstacle{Obstacle::Kind::Unreadable, {}, m_message.errorString()};
        writer.finish();
        m_at = end;
        return std::nullopt;
    }

    QIODevice &m_message;
    const ServerAbility m_ability;
    SentOctets &m_to;
    const int m_depth;
    qint64 m_at = 0; ///< How far the message has been dealt with.
    bool m_hasUtf8Header = false;
};

/// Who sends and who receives, and whether the server can be told.
Readiness envelopeOfMessage(QIODevice &message, ServerAbility ability)
{
    const auto header = headerOfMessage(message);
    if (const auto *obstacle = std::get_if<Obstacle>(&header))
        return *obstacle;
    if (!isHeaderOfMail(std::get<QByteArray>(header)))
        return Obstacle{Obstacle::Kind::NoHeader};
    Readiness told = envelopeInHeader(std::get<QByteArray>(header));
    if (std::holds_alternative<Obstacle>(told))
        return told;
    Outgoing outgoing = std::get<Outgoing>(told);
    for (const QByteArray &address : QList<QByteArray>{outgoing.sender} + outgoing.recipients) {
        const bool utf8 = hasOctetsBeyondAscii(address);
        if (utf8 && !ability.smtpUtf8)
            return Obstacle{Obstacle::Kind::Utf8Address, QString::fromUtf8(address)};
        outgoing.needsSmtpUtf8 |= utf8;
    }
    return outgoing;
}

/// Whether it begins as an mbox does, and another message begins in it: "From " behind an empty line, and
/// before a field.
Result<bool> holdsSeveral(QIODevice &file)
{
    constexpr QByteArrayView mark = "From ";
    enum class Line { Other, Empty, Mark };
    if (!file.seek(0))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    LineReader lines(file);
    auto piece = lines.next();
    if (!piece || !piece->bytes.startsWith(mark))
        return false;
    Line before = Line::Other;
    while ((piece = lines.next())) {
        if (!piece->startsLine)
            continue;
        if (before == Line::Mark && isFieldLine(piece->bytes))
            return true;
        const bool isMark = before == Line::Empty && piece->bytes.startsWith(mark);
        const bool isEmpty = piece->bytes == "\n" || piece->bytes == "\r\n";
        before = isMark ? Line::Mark : isEmpty ? Line::Empty : Line::Other;
    }
    if (lines.failed())
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    return false;
}

/// Words before the first field that look like a fold. prepare() leaves them out.
bool beginsWithFold(QIODevice &file)
{
    if (!file.seek(0))
        return false;
    LineReader lines(file);
    const auto piece = lines.next();
    return piece && (piece->bytes.startsWith(' ') || piece->bytes.startsWith('\t'))
        && !piece->bytes.trimmed().isEmpty();
}

} // namespace

Readiness readOutgoing(const QString &message)
{
    QFile file(message);
    if (!file.open(QIODevice::ReadOnly))
        return Obstacle{Obstacle::Kind::Unreadable, message, file.errorString()};
    Readiness read = envelopeOfMessage(file, ServerAbility{true, true});
    if (auto *obstacle = std::get_if<Obstacle>(&read)) {
        if (obstacle->kind == Obstacle::Kind::Unreadable)
            obstacle->what = message;
        return read;
    }
    if (beginsWithFold(file))
        return Obstacle{Obstacle::Kind::BadField};
    const Result<bool> several = holdsSeveral(file);
    if (!several)
        return Obstacle{Obstacle::Kind::Unreadable, message, several.error().detail};
    return *several ? Readiness(Obstacle{Obstacle::Kind::SeveralMessages}) : read;
}

Readiness prepare(QIODevice &message, ServerAbility ability, QIODevice &to)
{
    ability.eightBit |= ability.smtpUtf8;
    Readiness envelope = envelopeOfMessage(message, ability);
    if (std::holds_alternative<Obstacle>(envelope))
        return envelope;
    SentOctets octets(to);
    Preparation preparation(message, ability, octets, 0);
    if (const auto obstacle = preparation.run())
        return *obstacle;
    octets.endLine();
    if (octets.failed())
        return Obstacle{Obstacle::Kind::Unwritable, {}, to.errorString()};
    Outgoing outgoing = std::get<Outgoing>(envelope);
    outgoing.octets = octets.octets();
    outgoing.needs8BitMime = octets.hasEightBit();
    outgoing.needsSmtpUtf8 |= preparation.hasUtf8Header();
    return outgoing;
}

Readiness prepare(const QString &message, ServerAbility ability, const QString &to)
{
    QFile source(message);
    if (!source.open(QIODevice::ReadOnly))
        return Obstacle{Obstacle::Kind::Unreadable, message, source.errorString()};
    QSaveFile target(to);
    if (!target.open(QIODevice::WriteOnly))
        return Obstacle{Obstacle::Kind::Unwritable, {}, target.errorString()};
    Readiness made = prepare(source, ability, target);
    if (auto *obstacle = std::get_if<Obstacle>(&made)) {
        if (obstacle->kind == Obstacle::Kind::Unreadable)
            obstacle->what = message;
        return made;
    }
    if (!target.commit())
        return Obstacle{Obstacle::Kind::Unwritable, {}, target.errorString()};
    return made;
}

} // namespace poplar::mime
