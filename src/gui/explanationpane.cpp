// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/explanationpane.h"

#include "gui/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

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

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::large, space::small, space::small, space::small);
    layout->setSpacing(space::normal);
    for (QLabel *label : {m_title, m_text, m_reference})
        layout->addWidget(label);
    layout->addStretch(1);
    setWidget(content);
    clear();
}

void ExplanationPane::setExplanation(const Explanation &explanation)
{
    m_title->setText(explanation.title);
    m_title->setHidden(explanation.title.isEmpty());
    m_text->setText(explanation.sentences.join(QStringLiteral("\n\n")));
    m_reference->setText(explanation.reference);
    m_reference->setHidden(explanation.reference.isEmpty());
}

void ExplanationPane::clear()
{
    setExplanation({{}, {tr("Choose a line: here it is explained.")}, {}});
}

} // namespace poplar::gui
