// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/explanationpane.h"

#include "gui/theme.h"
#include "gui/transcriptdelegate.h"

#include <QFontMetrics>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace poplar::gui {

namespace {

constexpr int mostRows = 8; ///< Of the line itself.

QLabel *makeLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText); // a server's words are no markup
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

} // namespace

ExplanationPane::ExplanationPane(QWidget *parent)
    : QScrollArea(parent)
    , m_title(makeLabel("explanationTitle"))
    , m_line(new QPlainTextEdit)
    , m_text(makeLabel("explanationText"))
    , m_reference(makeLabel("explanationReference"))
{
    setObjectName(QStringLiteral("logExplanation"));
    setAccessibleName(tr("What the current line means"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_reference->setForegroundRole(QPalette::PlaceholderText);

    m_line->setObjectName(QStringLiteral("explanationLine"));
    m_line->setAccessibleName(tr("The whole line"));
    m_line->setReadOnly(true);
    m_line->setTabChangesFocus(true);
    m_line->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_line->setFont(transcriptFont(font()));

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::large, space::small, space::small, space::small);
    layout->setSpacing(space::normal);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_line, m_text, m_reference})
        layout->addWidget(part);
    layout->addStretch(1);
    setWidget(content);
    clear();
}

void ExplanationPane::setExplanation(const Explanation &explanation, const QString &line)
{
    m_line->setPlainText(line);
    m_line->setHidden(line.isEmpty());
    fitLine();
    m_title->setText(explanation.title);
    m_title->setHidden(explanation.title.isEmpty());
    m_text->setText(explanation.sentences.join(QStringLiteral("\n\n")));
    m_reference->setText(explanation.reference);
    m_reference->setHidden(explanation.reference.isEmpty());
}

void ExplanationPane::clear()
{
    setExplanation({{}, {tr("Choose a line: here it is explained.")}, {}}, {});
}

/// As high as its text, up to some lines: beyond that it scrolls.
void ExplanationPane::fitLine()
{
    const QFontMetrics metrics(m_line->font());
    const int edges = 2 * (m_line->frameWidth() + int(m_line->document()->documentMargin()));
    const int width = std::max(metrics.averageCharWidth(), viewport()->width() - 2 * space::large - edges);
    const int rows = std::min(mostRows, metrics.horizontalAdvance(m_line->toPlainText()) / width + 1);
    m_line->setFixedHeight(rows * metrics.lineSpacing() + edges);
}

void ExplanationPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitLine();
}

} // namespace poplar::gui
