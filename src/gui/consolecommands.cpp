// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consolecommands.h"

#include "gui/theme.h"
#include "gui/transcriptdelegate.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

constexpr QSize usualCommandsSize{620, 360};

QLabel *plainLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ConsoleCommands::ConsoleCommands(QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget)
    , m_usage(plainLabel("commandUsage"))
    , m_obstacle(plainLabel("commandObstacle"))
    , m_help(plainLabel("commandHelp"))
    , m_reference(plainLabel("commandReference"))
{
    setObjectName(QStringLiteral("consoleCommands"));
    setWindowTitle(tr("Commands"));
    resize(usualCommandsSize);
    build();
}

void ConsoleCommands::build()
{
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFont(transcriptFont(font()));
    m_usage->setFont(transcriptFont(font()));
    QPalette dressed = palette();
    dressed.setColor(QPalette::WindowText, themeColours(dressed).warning);
    m_obstacle->setPalette(dressed);
    m_reference->setForegroundRole(QPalette::PlaceholderText);
    auto *meaning = new QVBoxLayout;
    meaning->setSpacing(space::normal);
    for (QLabel *label : {m_usage, m_obstacle, m_help, m_reference})
        meaning->addWidget(label);
    meaning->addStretch();
    auto *halves = new QHBoxLayout;
    halves->setSpacing(space::large);
    halves->addWidget(m_list, 2);
    halves->addLayout(meaning, 3);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *use = buttons->addButton(tr("&Type it"), QDialogButtonBox::ActionRole);
    use->setObjectName(QStringLiteral("commandUse"));
    use->setToolTip(tr("Put the command into the line, without sending it"));
    use->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(halves, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &ConsoleCommands::choose);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConsoleCommands::explainCurrent);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &ConsoleCommands::choose);
}

void ConsoleCommands::setVerbs(const QList<ConsoleVerb> &verbs)
{
    if (verbs == m_verbs)
        return;
    const ConsoleVerb *before = current();
    const QByteArray name = before ? before->name : QByteArray();
    m_verbs = verbs;
    m_list->clear();
    for (const ConsoleVerb &verb : m_verbs) {
        auto *item = new QListWidgetItem(verb.usage, m_list);
        if (!verb.obstacle.isEmpty())
            item->setForeground(themeColours(palette()).muted);
    }
    m_list->setCurrentRow(0);
    select(name);
}

void ConsoleCommands::select(const QByteArray &name)
{
    for (int i = 0; i < m_verbs.size(); ++i) {
        if (m_verbs.at(i).name == name)
            m_list->setCurrentRow(i);
    }
}

const ConsoleVerb *ConsoleCommands::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_verbs.size() ? &m_verbs.at(row) : nullptr;
}

void ConsoleCommands::explainCurrent()
{
    const ConsoleVerb *verb = current();
    const ConsoleVerb shown = verb ? *verb : ConsoleVerb();
    m_usage->setText(shown.usage);
    m_obstacle->setText(shown.obstacle);
    m_obstacle->setVisible(!shown.obstacle.isEmpty());
    m_help->setText(shown.help);
    m_reference->setText(shown.reference);
}

void ConsoleCommands::choose()
{
    if (const ConsoleVerb *verb = current())
        Q_EMIT chosen(typedBeginning(*verb));
}

} // namespace poplar::gui
