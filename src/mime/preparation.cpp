// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/preparation.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/contentinfo.h"
#include "mime/linereader.h"

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qint64 charsetSample = 64 * 1024;

/// Of a header, to find out what is declared there.
QByteArray declaredEncoding(const Fields &fields)
{
    QByteArray word = fields[Field::ContentTransferEncoding].simplified().toLower();
    word.truncate(std::min(word.indexOf(' ') < 0 ? word.size() : word.indexOf(' '),
                           word.indexOf(';') < 0 ? word.size() : word.indexOf(';')));
    return word;
}

bool isMessageType(const QByteArray &type)
{
    return type == "message/rfc822" || type == "message/global" || type == "message/news";
}

bool isSealing(const QByteArray &type)
{
    return type == "multipart/signed" || type == "multipart/encrypted";
}

Obstacle unreadable(const QIODevice &message)
{
    return {Obstacle::Kind::Unreadable, {}, message.errorString()};
}

} // namespace

struct PreparationPlan::Look {
    Part part;
    QByteArray header;
    QByteArray declared; ///< The word of Content-Transfer-Encoding.
    bool hasType = false; ///< There is a Content-Type.
    bool claimsMultipart = false; ///< What is no multipart, says it is one.
    OctetFacts inHeader;
    OctetFacts inContent; ///< Of a leaf.
};

std::variant<QByteArray, Obstacle> headerOfMessage(QIODevice &message)
{
    if (!message.seek(0))
        return unreadable(message);
    LineReader lines(message);
    QByteArray header;
    while (const auto piece = lines.next()) {
        header += piece->bytes;
        if (header.size() > limit::topHeader)
            return Obstacle{Obstacle::Kind::HeaderTooLong};
        if (piece->startsLine && (piece->bytes == "\n" || piece->bytes == "\r\n"))
            break;
    }
    if (lines.failed())
        return unreadable(message);
    return header;
}

PreparationPlan::PreparationPlan(QIODevice &message, ServerAbility ability, WhichMessage which)
    : m_message(message)
    , m_ability(ability)
    , m_which(which)
{
}

std::optional<Obstacle> PreparationPlan::make()
{
    if (!m_message.seek(0))
        return unreadable(m_message);
    const Result<Structure> structure = readStructure(m_message);
    if (!structure)
        return Obstacle{Obstacle::Kind::Unreadable, {}, structure.error().detail};
    m_structure = *structure;
    if (m_which == WhichMessage::Whole) {
        // A reader shows all of a file without a known field as text. Who gets it would look for fields.
        const auto header = headerOfMessage(m_message);
        if (const auto *obstacle = std::get_if<Obstacle>(&header))
            return *obstacle;
        Part &whole = m_structure.parts.first();
        whole.begin = std::max<qint64>(whole.begin, std::get<QByteArray>(header).size());
        whole.end = std::max(whole.end, whole.begin);
    }
    if (m_structure.damages.testFlag(Damage::TooDeep)) {
        // Not all parts are known, and what is unfit may be in those that are not.
        const auto facts = factsOf(m_message, 0, m_message.size());
        if (!facts)
            return unreadable(m_message);
        if (isRefused(*facts))
            return Obstacle{Obstacle::Kind::Tangled};
    }
    return visit(0, Seal::Open);
}

std::optional<Obstacle> PreparationPlan::visit(int number, Seal seal)
{
    const auto seen = lookAt(m_structure.parts[number]);
    if (const auto *obstacle = std::get_if<Obstacle>(&seen))
        return *obstacle;
    const Look &look = std::get<Look>(seen);
    const auto content = contentChange(look, seal);
    if (const auto *obstacle = std::get_if<Obstacle>(&content))
        return *obstacle;
    const qsizetype index = m_changes.size();
    m_changes += std::get<PartChange>(content);
    Seal within = seal;
    if (seal == Seal::Open && isSealing(look.part.info.type) && !look.part.isLeaf()) {
        if (auto obstacle = checkSealed(look.part))
            return obstacle;
        within = Seal::Closed;
    }
    for (const int child : look.part.children) {
        if (auto obstacle = visit(child, within))
            return obstacle;
    }
    const auto header = headerChange(look, seal, index);
    if (const auto *obstacle = std::get_if<Obstacle>(&header))
        return *obstacle;
    m_changes[index].header = std::get<std::optional<HeaderChange>>(header);
    return std::nullopt;
}

/// All that a signature covers, also what stands between the parts of a multipart there. Its end is that of
/// the signature itself.
std::optional<Obstacle> PreparationPlan::checkSealed(const Part &sealing) const
{
    const Part *last = &sealing;
    while (!last->isLeaf())
        last = &m_structure.parts[last->children.last()];
    const auto facts = factsOf(m_message, m_structure.parts[sealing.children.first()].header, last->end);
    if (!facts)
        return unreadable(m_message);
    return isRefused(*facts) ? std::optional(Obstacle{Obstacle::Kind::Signed}) : std::nullopt;
}

/// Whether the server does not take it as it is. Lines that are too long most servers take.
bool PreparationPlan::isRefused(const OctetFacts &facts) const
{
    return facts.hasNul || facts.hasLoneCr || (facts.hasEightBit && !m_ability.eightBit);
}

std::variant<PreparationPlan::Look, Obstacle> PreparationPlan::lookAt(const Part &part) const
{
    if (part.begin - part.header > limit::topHeader)
        return Obstacle{Obstacle::Kind::HeaderTooLong};
    Look look;
    look.part = part;
    look.header = stretchOf(m_message, part.header, part.begin);
    const Fields fields = Fields::of(look.header);
    look.declared = declaredEncoding(fields);
    look.hasType = !fields[Field::ContentType].isEmpty();
    look.claimsMultipart = part.isLeaf() && contentInfo(fields, "text/plain").isMultipart();
    OctetScan scan;
    scan.add(look.header);
    look.inHeader = scan.facts();
    const auto inContent = part.isLeaf() ? factsOf(m_message, part.begin, part.end) : OctetFacts();
    if (look.header.size() != part.begin - part.header || !inContent)
        return unreadable(m_message);
    look.inContent = *inContent;
    return look;
}

bool PreparationPlan::isUnfit(const Look &look) const
{
    const QByteArray &type = look.part.info.type;
    const bool isBinary =
        look.declared == "binary" && !type.startsWith("text/") && !type.startsWith("message/");
    return look.part.isLeaf()
        && (isRefused(look.inContent) || look.inContent.longestLine > limit::sentLine || isBinary);
}

std::variant<PartChange, Obstacle> PreparationPlan::contentChange(const Look &look, Seal seal) const
{
    PartChange change{look.part};
    const OctetFacts &facts = look.inContent;
    if (seal == Seal::Closed || !isUnfit(look)) // a broken signature helps nobody
        return change;
    const ContentInfo &info = look.part.info;
    const bool isPlain = info.encoding == ContentInfo::Encoding::Identity;
    if (isMessageType(info.type) && isPlain) {
        change.content = PartChange::Content::Within;
        return change;
    }
    if (look.claimsMultipart || info.isMultipart() || (info.type.startsWith("message/") && isPlain))
        return Obstacle{Obstacle::Kind::Tangled};
    change.content = PartChange::Content::Encoded;
    change.encoding = SentEncoding::Base64;
    const bool isQuoted = info.encoding == ContentInfo::Encoding::QuotedPrintable;
    if (info.isText() && (isQuoted || (isPlain && !facts.hasNul)))
        change.encoding = SentEncoding::QuotedPrintable;
    else if (isPlain && look.declared != "binary" && !facts.hasNul)
        change.encoding = SentEncoding::Base64Text;
    return change;
}

/// What Content-Transfer-Encoding is to say; empty if it may stay as it is.
QByteArray PreparationPlan::labelFor(const Look &look, qsizetype index) const
{
    if (m_changes[index].content == PartChange::Content::Encoded)
        return encodingName(m_changes[index].encoding);
    const bool isChangedWithin =
        std::any_of(m_changes.begin() + index, m_changes.end(),
                    [](const PartChange &other) { return other.content != PartChange::Content::AsIs; });
    const bool tooMuch =
        look.declared == "binary" || (look.declared == "8bit" && !m_ability.eightBit && isChangedWithin);
    if (!tooMuch)
        return {};
    return m_ability.eightBit ? "8bit" : "7bit";
}

/// What an encoded content needs to be understood.
QList<QByteArray> PreparationPlan::additionsFor(const Look &look, qsizetype index) const
{
    QList<QByteArray> additions;
    if (index == 0)
        additions += "MIME-Version: 1.0\r\n";
    if (!look.hasType && look.inContent.hasEightBit) {
        const qint64 end = std::min(look.part.end, look.part.begin + charsetSample);
        const QByteArray charset = guessedCharset(stretchOf(m_message, look.part.begin, end));
        additions += "Content-Type: text/plain; charset=" + charset + "\r\n";
    }
    return additions;
}

std::variant<std::optional<HeaderChange>, Obstacle> PreparationPlan::headerChange(const Look &look, Seal seal,
                                                                                  qsizetype index)
{
    const bool isWhole = m_which == WhichMessage::Whole;
    const bool mayBeUtf8 = isWhole ? m_ability.smtpUtf8 : m_ability.eightBit;
    const bool isUtf8 = guessedCharset(look.header) == "utf-8";
    const bool toAscii = look.inHeader.hasEightBit && (!mayBeUtf8 || !isUtf8);
    const bool isBroken = look.inHeader.hasNul || look.inHeader.hasLoneCr || toAscii;
    if (seal == Seal::Closed && isBroken)
        return Obstacle{Obstacle::Kind::Signed};
    if (seal == Seal::Closed) {
        m_keepsUtf8Header |= isWhole && look.inHeader.hasEightBit;
        return std::nullopt;
    }
    if ((toAscii || !m_ability.eightBit) && hasOctetsBeyondAscii(look.part.info.boundary))
        return Obstacle{Obstacle::Kind::Tangled};
    HeaderChange wanted;
    wanted.charset = toAscii ? HeaderChange::Charset::Ascii : HeaderChange::Charset::AsIs;
    if (index == 0 && isWhole)
        wanted.secrets = HeaderChange::Secrets::Remove;
    wanted.encoding = labelFor(look, index);
    if (m_changes[index].content == PartChange::Content::Encoded)
        wanted.additions = additionsFor(look, index);
    const bool isFit = !isBroken && look.inHeader.longestLine <= limit::sentLine;
    if (wanted.secrets == HeaderChange::Secrets::Keep && isFit && wanted.encoding.isEmpty()) {
        m_keepsUtf8Header |= isWhole && look.inHeader.hasEightBit;
        return std::nullopt;
    }
    return wanted;
}

} // namespace poplar::mime
