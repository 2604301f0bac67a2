// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/sentences.h"

#include "findings/errorclauses.h"
#include "findings/factwords.h"
#include "findings/sentencerows.h"
#include "wire/displaytext.h"

#include <algorithm>
#include <iterator>

namespace poplar::findings {

using mailbox::ExaminationPart;
using mailbox::Fact;
using mailbox::FindingKind;
using mailbox::Grade;
using mailbox::GradedFinding;

namespace {

constexpr qsizetype longestDetail = 400; ///< Characters of what the system says of an error.

bool isAppendix(const mailbox::RfcSection &section)
{
    return !section.section.isEmpty() && section.section.front() >= 'A';
}

class Words {
    Q_DECLARE_TR_FUNCTIONS(poplar::findings::Words)

public:
    static QString part(ExaminationPart part);
    static QString grade(Grade grade);
    static QString doubt(const QByteArray &word);
    static QString server()
    {
        //: %1 is what a server said.
        return tr("The server says: %1");
    }
    static QString system()
    {
        //: %1 is what the system or the TLS library said.
        return tr("The system says: %1");
    }
    static QString section(const mailbox::RfcSection &section)
    {
        if (isAppendix(section))
            //: %1 is a number, %2 a letter such as A
            return tr("RFC %1, appendix %2").arg(section.rfc).arg(QString::fromLatin1(section.section));
        //: %1 is a number, %2 a section such as 4.1
        return tr("RFC %1, section %2").arg(section.rfc).arg(QString::fromLatin1(section.section));
    }
};

QString Words::part(ExaminationPart part)
{
    switch (part) {
    case ExaminationPart::Name:
        return tr("The name");
    case ExaminationPart::Ports:
        return tr("Ports and encryption");
    case ExaminationPart::Certificate:
        return tr("Certificate");
    case ExaminationPart::Tls:
        return tr("Versions of TLS");
    case ExaminationPart::Capabilities:
        return tr("Capabilities");
    case ExaminationPart::Authentication:
        return tr("Logging in");
    case ExaminationPart::Maildrop:
        return tr("The mailbox");
    case ExaminationPart::Manners:
        return tr("Keeping to the protocol");
    case ExaminationPart::Speed:
        return tr("Speed");
    }
    return {};
}

QString Words::grade(Grade grade)
{
    switch (grade) {
    case Grade::Good:
        return tr("good");
    case Grade::Note:
        return tr("note");
    case Grade::Warning:
        return tr("warning");
    case Grade::Bad:
        return tr("bad");
    case Grade::NotTried:
        return tr("not tried");
    }
    return {};
}

QString Words::doubt(const QByteArray &word)
{
    if (word == "wrong-name")
        return tr("It is made out to another name.");
    if (word == "unknown-issuer")
        return tr("No trusted authority vouches for it.");
    if (word == "expired")
        return tr("Its time is over.");
    if (word == "not-yet-valid")
        return tr("Its time has not begun.");
    if (word == "changed")
        return tr("You trust another certificate for this account.");
    return tr("The TLS library doubts it for another reason.");
}

const char *templateFor(FindingKind kind)
{
    for (const std::span<const SentenceRow> rows : {sentencesOfDoors(), sentencesOfMaildrop()}) {
        const auto found = std::find_if(rows.begin(), rows.end(),
                                        [kind](const SentenceRow &row) { return row.kind == kind; });
        if (found != rows.end())
            return found->text;
    }
    return "";
}

QString markedUp(const Fact &fact, const Markup &markup)
{
    const QString words = factWords(fact, markup.locale);
    return fact.unit == Fact::Unit::Text ? markup.said(wire::displayText(words)) : markup.plain(words);
}

bool hasDoubts(FindingKind kind)
{
    return kind == FindingKind::CertificateDoubtful || kind == FindingKind::CertificatePinned;
}

/// In one pass: what a server said may look like a place for the next value.
/// @param values marked up, for %1, %2 …
QString filled(const QString &text, const QStringList &values, const Markup &markup)
{
    QString made;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'%'); at >= 0 && at + 1 < text.size();
         at = text.indexOf(u'%', at + 1)) {
        const int number = text[at + 1].digitValue();
        if (number < 1)
            continue;
        made += markup.plain(text.sliced(from, at - from));
        if (number <= values.size())
            made += values[number - 1];
        from = at + 2;
    }
    return made + markup.plain(text.sliced(from));
}

/// What came of it, for one line.
QString said(const QString &shown, const Markup &markup)
{
    qsizetype end = std::min(longestDetail, shown.size());
    if (end < shown.size() && shown[end].isLowSurrogate())
        --end;
    return markup.said(shown.left(end));
}

} // namespace

QString sentence(const GradedFinding &finding, const Markup &markup)
{
    QStringList values;
    for (const Fact &fact : finding.facts)
        values += markedUp(fact, markup);
    return filled(QCoreApplication::translate(sentenceContext, templateFor(finding.kind)), values, markup);
}

QStringList details(const GradedFinding &finding, const Markup &markup)
{
    QStringList made;
    for (const QByteArray &line : finding.lines) {
        if (hasDoubts(finding.kind))
            made += markup.plain(Words::doubt(line));
        else if (!line.isEmpty())
            made += markup.said(wire::displayText(line));
    }
    if (!finding.error)
        return made;
    if (const QString words = errorSentence(*finding.error); !words.isEmpty())
        made += markup.plain(words);
    if (!finding.error->said.isEmpty())
        made += filled(Words::server(), {said(wire::displayText(finding.error->said), markup)}, markup);
    if (!finding.error->detail.isEmpty())
        made += filled(Words::system(), {said(wire::displayText(finding.error->detail), markup)}, markup);
    return made;
}

QString titleOf(ExaminationPart part)
{
    return Words::part(part);
}

QString wordFor(Grade grade)
{
    return Words::grade(grade);
}

QString referenceTo(const mailbox::RfcSection &section)
{
    return section.rfc == 0 ? QString() : Words::section(section);
}

QString addressOf(const mailbox::RfcSection &section)
{
    if (section.rfc == 0)
        return {};
    return QStringLiteral("https://www.rfc-editor.org/rfc/rfc%1#%2-%3")
        .arg(section.rfc)
        .arg(isAppendix(section) ? QStringLiteral("appendix") : QStringLiteral("section"),
             QString::fromLatin1(section.section));
}

} // namespace poplar::findings
