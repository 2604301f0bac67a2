// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/choicedialog.h"

#include "gui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {
constexpr int choicePicture = 28;
constexpr int choiceWidth = 72; ///< Characters.
} // namespace

ChoiceDialog::ChoiceDialog(const Content &content, QWidget *parent)
    : QuestionDialog(parent)
    , m_answer(content.onEscape)
{
    setObjectName(QStringLiteral("choiceDialog"));
    setWindowTitle(content.window);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::normal + space::small);
    addHead(content);
    for (const QString &paragraph : content.paragraphs) {
        auto *label = new QLabel(paragraph);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    setAccessibleDescription(content.title + u'\n' + content.paragraphs.join(u'\n'));
    layout->addSpacing(space::small);
    layout->addStretch();
    addButtons(content.choices);
    resize(fontMetrics().averageCharWidth() * choiceWidth, 0);
}

void ChoiceDialog::addHead(const Content &content)
{
    auto *picture = new QLabel;
    picture->setPixmap(
        icon(content.picture, Tint::Accent).pixmap(QSize(choicePicture, choicePicture), devicePixelRatioF()));
    auto *title = new QLabel(content.title);
    title->setObjectName(QStringLiteral("title"));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::normal + space::small);
    head->addWidget(picture, 0, Qt::AlignTop);
    head->addWidget(title, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void ChoiceDialog::addButtons(const QList<Choice> &choices)
{
    auto *buttons = new QDialogButtonBox;
    for (const Choice &choice : choices) {
        QPushButton *button = buttons->addButton(choice.text, QDialogButtonBox::ActionRole);
        button->setObjectName(QLatin1StringView(choice.name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, answer = choice.answer] {
            m_answer = answer;
            accept();
        });
    }
    layout()->addWidget(buttons);
    auto *first = qobject_cast<QPushButton *>(buttons->buttons().value(0));
    if (first == nullptr)
        return;
    first->setDefault(true);
    first->setFocus();
}

} // namespace poplar::gui
