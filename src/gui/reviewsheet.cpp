// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reviewsheet.h"

#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "gui/victimmodel.h"
#include "ui_reviewsheet.h"

#include <QHeaderView>
#include <QPushButton>

namespace poplar::gui {

using mailbox::ReviewAnswer;

ReviewSheet::ReviewSheet(const mailbox::ReviewQuestion &question, QWidget *parent)
    : QuestionDialog(parent)
    , m_ui(std::make_unique<Ui::ReviewSheet>())
{
    m_ui->setupUi(this);
    m_ui->picture->setPixmap(icon(Icon::Trash2, Tint::Danger).pixmap(QSize(28, 28), devicePixelRatioF()));
    QFont large = m_ui->title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_ui->title->setFont(large);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 28);
    showVictims(question);
    buildButtons(int(question.victims.size()));
}

ReviewSheet::~ReviewSheet() = default;

void ReviewSheet::showVictims(const mailbox::ReviewQuestion &question)
{
    const int count = int(question.victims.size());
    m_ui->title->setText(tr("Delete %Ln message(s) from the server?", nullptr, count));
    const QString total = count == 1
        ? tr(
            "This frees %1 on the server. The message is deleted for good when Poplar leaves it; there is no "
            "way back.")
        : tr("This frees %1 on the server. They are deleted for good when Poplar leaves it; there is no way "
             "back.");
    m_ui->total->setText(total.arg(formatSize(question.octets)));
    const CopiesText copies = copiesText(question.victims);
    m_ui->copies->setContent(copies.allVerified ? Banner::Tone::Info : Banner::Tone::Warning,
                             copies.allVerified ? Icon::CircleCheck : Icon::TriangleAlert, copies.text);
    m_ui->victims->setModel(new VictimModel(question.victims, this));
    m_ui->victims->setAccessibleName(tr("Messages ticked for deletion"));
    QHeaderView *header = m_ui->victims->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(VictimModel::Subject, QHeaderView::Stretch);
    header->resizeSection(VictimModel::Sender, fontMetrics().averageCharWidth() * 24);
    header->resizeSection(VictimModel::Size, fontMetrics().averageCharWidth() * 12);
    header->resizeSection(VictimModel::Copy, fontMetrics().averageCharWidth() * 22);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder); // As they lie in the mailbox.
    m_ui->victims->setSortingEnabled(true);
}

void ReviewSheet::buildButtons(int count)
{
    const auto add = [this](const QString &text, const char *name, const auto &chosen) {
        QPushButton *button = m_ui->buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, chosen);
        return button;
    };
    QPushButton *remove = add(tr("Delete %Ln message(s)", nullptr, count), "deleteMessages",
                              [this] { decide(ReviewAnswer::Delete); });
    QPalette danger = remove->palette();
    danger.setColor(QPalette::ButtonText, themeColours(palette()).danger);
    remove->setPalette(danger);
    remove->setIcon(icon(Icon::Trash2, Tint::Danger));
    add(tr("Leave without deleting"), "leaveWithoutDeleting", [this] {
        decide(m_ui->keep->isChecked() ? ReviewAnswer::LeaveKeepingTicks : ReviewAnswer::LeaveDroppingTicks);
    });
    QPushButton *stay = add(tr("Stay"), "stay", [this] { decide(ReviewAnswer::Stay); });
    stay->setDefault(true);
    stay->setFocus();
}

void ReviewSheet::decide(ReviewAnswer answer)
{
    m_answer = answer;
    done(answer == ReviewAnswer::Stay ? QDialog::Rejected : QDialog::Accepted);
}

mailbox::Answer ReviewSheet::answer() const
{
    return m_answer;
}

} // namespace poplar::gui
