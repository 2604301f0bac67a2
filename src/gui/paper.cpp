// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/paper.h"

#include "gui/formatting.h"
#include "gui/messageheader.h"
#include "gui/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr qreal paperPoints = 10;
constexpr qreal fixedPoints = 9; ///< Lines of 80 characters fit.
constexpr qreal titleSize = 1.3; ///< Of the other letters.
constexpr int fieldsInTable = 40; ///< A table is laid out as a whole, a small one soon.
constexpr int nameShare = 26; ///< Of the width, in per cent.
constexpr qsizetype mostPeople = 50; ///< Of one field; the others are counted.

struct PaperWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::PaperWords)
};

QString people(const QList<Address> &addresses)
{
    QStringList all;
    for (const Address &one : addresses.first(std::min(addresses.size(), mostPeople))) {
        const QString name = headerLine(one.name);
        const QString address = headerLine(one.address);
        all += name.isEmpty() || address.isEmpty() ? name + address
                                                   : QStringLiteral("%1 <%2>").arg(name, address);
    }
    if (addresses.size() > mostPeople)
        all += PaperWords::tr("and %n more", nullptr, int(addresses.size() - mostPeople));
    return all.join(QStringLiteral(", "));
}

QTextCharFormat inked(const QColor &colour)
{
    QTextCharFormat format;
    format.setForeground(colour);
    return format;
}

/// Pictures are in the document of the view, which may show another message before all pages are made.
void takePictures(QTextDocument &paper, const QTextDocument &shown)
{
    for (QTextBlock block = paper.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextImageFormat image = part.fragment().charFormat().toImageFormat();
            if (image.isValid())
                paper.addResource(QTextDocument::ImageResource, QUrl(image.name()),
                                  shown.resource(QTextDocument::ImageResource, QUrl(image.name())));
        }
    }
}

/// A line of the head: the name, and the value at a tab stop, below which it goes on.
QTextBlockFormat headLine(qreal valueAt)
{
    QTextBlockFormat format;
    format.setBackground(Qt::white); // the message may have coloured the whole page
    format.setLeftMargin(valueAt);
    format.setTextIndent(-valueAt);
    format.setTabPositions({QTextOption::Tab(valueAt, QTextOption::LeftTab)});
    format.setBottomMargin(2);
    return format;
}

} // namespace

PaperHead paperHead(const Envelope &envelope, const QLocale &locale)
{
    PaperHead head;
    head.subject = headerLine(envelope.subject);
    if (head.subject.isEmpty())
        head.subject = PaperWords::tr("(no subject)");
    const auto add = [&head](const QString &name, const QString &value) {
        if (!value.isEmpty())
            head.lines.emplaceBack(name, value);
    };
    //: Lines above a printed message.
    add(PaperWords::tr("From:"), people(envelope.from));
    add(PaperWords::tr("To:"), people(envelope.to));
    add(PaperWords::tr("Cc:"), people(envelope.cc));
    add(PaperWords::tr("Date:"), formatFullMoment(envelope.date, locale));
    return head;
}

Paper blankPaper(BodyView::Face face)
{
    const bool fixed = face == BodyView::Face::Monospaced;
    QFont font = fixed ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QApplication::font();
    font.setPointSizeF(fixed ? fixedPoints : paperPoints);
    font.setHintingPreference(QFont::PreferNoHinting);
    auto paper = std::make_shared<QTextDocument>();
    paper->setUndoRedoEnabled(false);
    paper->setDefaultFont(font);
    paper->setDocumentMargin(0);
    paper->setUseDesignMetrics(true);
    QTextOption option = paper->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    paper->setDefaultTextOption(option);
    return paper;
}

void addHead(QTextDocument &paper, const PaperHead &head)
{
    QFont font = QApplication::font();
    font.setPointSizeF(paperPoints);
    qreal widest = 0;
    for (const auto &[name, value] : head.lines)
        widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(name));
    QTextCursor cursor(&paper);
    cursor.insertBlock(cursor.blockFormat(), cursor.blockCharFormat()); // the text has its format still
    cursor.movePosition(QTextCursor::Start);
    QTextCharFormat title = inked(Qt::black);
    title.setFont(font);
    title.setFontPointSize(paperPoints * titleSize);
    title.setFontWeight(QFont::DemiBold);
    QTextBlockFormat top;
    top.setBackground(Qt::white);
    top.setBottomMargin(space::small);
    cursor.setBlockFormat(top);
    cursor.insertText(head.subject, title);
    QTextCharFormat name = inked(themeColours(lightPalette()).muted);
    name.setFont(font);
    QTextCharFormat value = inked(Qt::black);
    value.setFont(font);
    for (const auto &[left, right] : head.lines) {
        cursor.insertBlock(headLine(widest + space::normal), value);
        cursor.insertText(left + u'\t', name);
        cursor.insertText(right, value);
    }
    QTextBlockFormat rule; // a ground would be the colour of the line, too
    rule.setProperty(QTextFormat::BlockTrailingHorizontalRulerWidth,
                     QTextLength(QTextLength::PercentageLength, 100));
    rule.setBottomMargin(space::normal);
    QTextCharFormat low;
    low.setFontPointSize(paperPoints / 2);
    cursor.insertBlock(rule, low);
}

Paper textPaper(const PaperHead &head, const QString &text, BodyView::Face face)
{
    Paper paper = blankPaper(face);
    paper->setPlainText(text);
    addHead(*paper, head);
    return paper;
}

Paper htmlPaper(const PaperHead &head, const QString &markup, const QTextDocument &shown)
{
    Paper paper = blankPaper();
    const QString link = themeColours(lightPalette()).accent.name();
    paper->setDefaultStyleSheet(QStringLiteral("a { color: %1; }").arg(link));
    paper->setHtml(markup);
    takePictures(*paper, shown);
    addHead(*paper, head);
    return paper;
}

Paper fieldsPaper(const PaperHead &head, const QList<std::pair<QString, QString>> &fields)
{
    Paper paper = blankPaper();
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(2);
    format.setCellSpacing(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, nameShare),
                                      QTextLength(QTextLength::PercentageLength, 100 - nameShare)});
    QTextBlockFormat between; // two tables need a line between them
    between.setLineHeight(1, QTextBlockFormat::FixedHeight);
    const QTextCharFormat nameInk = inked(themeColours(lightPalette()).muted);
    QTextCursor cursor(paper.get());
    for (qsizetype from = 0; from < fields.size(); from += fieldsInTable) {
        const qsizetype count = std::min<qsizetype>(fieldsInTable, fields.size() - from);
        cursor.movePosition(QTextCursor::End);
        cursor.setBlockFormat(between);
        QTextTable *table = cursor.insertTable(int(count), 2, format);
        for (qsizetype row = 0; row < count; ++row) {
            table->cellAt(int(row), 0).firstCursorPosition().insertText(fields[from + row].first, nameInk);
            table->cellAt(int(row), 1).firstCursorPosition().insertText(fields[from + row].second);
        }
    }
    addHead(*paper, head);
    return paper;
}

Paper sourcePaper(const PaperHead &head, const QString &text, PaperExtent extent)
{
    Paper paper = blankPaper(BodyView::Face::Monospaced);
    paper->setPlainText(text);
    if (extent == PaperExtent::Cut) {
        QTextCursor cursor(paper.get());
        cursor.movePosition(QTextCursor::End);
        QTextCharFormat strong;
        strong.setFontWeight(QFont::Bold);
        cursor.insertBlock();
        cursor.insertBlock();
        cursor.insertText(PaperWords::tr("The source goes on. Save the message to have all of it."), strong);
    }
    addHead(*paper, head);
    return paper;
}

} // namespace poplar::gui
