// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/documents.h"

#include "findings/htmlpage.h"
#include "findings/reporttext.h"
#include "findings/sentences.h"

#include <algorithm>

namespace poplar::findings {

using mailbox::ExaminationReport;
using mailbox::Grade;
using mailbox::GradedFinding;
using mailbox::ReportedPart;

namespace {

QString markdownEscaped(const QString &text)
{
    static const QString special = QStringLiteral("\\`*_{}[]<>()#+-!|&~:@");
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar c : text) {
        // A colon or an "at" makes a link on some pages, a hyphen a list; in prose they are all right.
        const bool inWord = c == u'-' || c == u':' || c == u'@' || c == u'(' || c == u')' || c == u'+';
        if (special.contains(c) && !inWord)
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

/// A code span is ended by as many backticks as began it (CommonMark, section 6.1).
QString markdownCode(const QString &text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    const bool padded = text.startsWith(u'`') || text.endsWith(u'`') || text.startsWith(u' ');
    const QString pad = padded ? QStringLiteral(" ") : QString();
    return text.isEmpty() ? QString() : fence + pad + text + pad + fence;
}

QString htmlCode(const QString &text)
{
    return QStringLiteral("<code>") + text.toHtmlEscaped() + QStringLiteral("</code>");
}

QString unchanged(const QString &text)
{
    return text;
}

QString colourOf(Grade grade, const GradeColours &colours)
{
    switch (grade) {
    case Grade::Good:
        return colours.good;
    case Grade::Warning:
        return colours.warning;
    case Grade::Bad:
        return colours.bad;
    case Grade::Note:
    case Grade::NotTried:
        break;
    }
    return colours.note;
}

QString textOf(const GradedFinding &finding, const Markup &markup)
{
    QString text = QStringLiteral("  [%1] ").arg(wordFor(finding.grade)) + sentence(finding, markup);
    if (const QString reference = referenceTo(finding.section); !reference.isEmpty())
        text += QStringLiteral(" (%1)").arg(reference);
    text += u'\n';
    for (const QString &line : details(finding, markup))
        text += QStringLiteral("        ") + line + u'\n';
    return text;
}

QString markdownOf(const GradedFinding &finding, const Markup &markup)
{
    QString text = QStringLiteral("- **%1** ").arg(wordFor(finding.grade)) + sentence(finding, markup);
    if (const QString reference = referenceTo(finding.section); !reference.isEmpty())
        text += QStringLiteral(" ([") + reference + QStringLiteral("](") + addressOf(finding.section)
            + QStringLiteral("))");
    text += u'\n';
    for (const QString &line : details(finding, markup))
        text += QStringLiteral("  - ") + line + u'\n';
    return text;
}

QString htmlOf(const GradedFinding &finding, const Markup &markup, const GradeColours &colours)
{
    QString text = QStringLiteral("<li><b style=\"color:") + colourOf(finding.grade, colours)
        + QStringLiteral("\">") + wordFor(finding.grade).toHtmlEscaped() + QStringLiteral("</b> ")
        + sentence(finding, markup);
    if (const QString reference = referenceTo(finding.section); !reference.isEmpty())
        text += QStringLiteral(" (<a href=\"") + addressOf(finding.section) + QStringLiteral("\">")
            + reference.toHtmlEscaped() + QStringLiteral("</a>)");
    const QStringList lines = details(finding, markup);
    if (!lines.isEmpty())
        text += QStringLiteral("<ul><li>") + lines.join(QStringLiteral("</li><li>"))
            + QStringLiteral("</li></ul>");
    return text + QStringLiteral("</li>\n");
}

} // namespace

QString asText(const ExaminationReport &report, const QLocale &locale)
{
    const Markup markup{unchanged, unchanged, locale};
    QString text = titleOf(report) + u'\n' + summaryOf(report, locale) + u'\n';
    for (const ReportedPart &part : report.parts) {
        text += u'\n' + titleOf(part.part) + u'\n';
        for (const GradedFinding &finding : part.findings)
            text += textOf(finding, markup);
    }
    return text + u'\n' + assurance(report) + u'\n';
}

QString asMarkdown(const ExaminationReport &report, const QLocale &locale)
{
    const Markup markup{markdownEscaped, markdownCode, locale};
    QString text = QStringLiteral("# ") + markdownEscaped(titleOf(report)) + QStringLiteral("\n\n")
        + markdownEscaped(summaryOf(report, locale)) + u'\n';
    for (const ReportedPart &part : report.parts) {
        text += QStringLiteral("\n## ") + markdownEscaped(titleOf(part.part)) + QStringLiteral("\n\n");
        for (const GradedFinding &finding : part.findings)
            text += markdownOf(finding, markup);
    }
    return text + u'\n' + markdownEscaped(assurance(report)) + u'\n';
}

QString asHtmlBody(const ExaminationReport &report, const QLocale &locale, const GradeColours &colours)
{
    const Markup markup{[](const QString &text) { return text.toHtmlEscaped(); }, htmlCode, locale};
    QString text = QStringLiteral("<h1>") + titleOf(report).toHtmlEscaped() + QStringLiteral("</h1>\n<p>")
        + summaryOf(report, locale).toHtmlEscaped() + QStringLiteral("</p>\n");
    for (const ReportedPart &part : report.parts) {
        text += QStringLiteral("<h2>") + titleOf(part.part).toHtmlEscaped() + QStringLiteral("</h2>\n<ul>\n");
        for (const GradedFinding &finding : part.findings)
            text += htmlOf(finding, markup, colours);
        text += QStringLiteral("</ul>\n");
    }
    return text + QStringLiteral("<p>") + assurance(report).toHtmlEscaped() + QStringLiteral("</p>\n");
}

QString asHtml(const ExaminationReport &report, const QLocale &locale, const GradeColours &colours)
{
    return htmlHead({titleOf(report), {}, {}}) + asHtmlBody(report, locale, colours) + htmlEnd();
}

} // namespace poplar::findings
