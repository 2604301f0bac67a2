// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/folderdialog.h"

#include "gui/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr int dialogWidth = 52; ///< Characters.
} // namespace

FolderDialog::FolderDialog(const mailbox::LocalFolder &folder, const QList<mailbox::LocalFolder> &others,
                           QWidget *parent)
    : QDialog(parent)
    , m_folder(folder)
    , m_others(others)
    , m_name(new QLineEdit(folder.name))
    , m_hint(new QLabel)
{
    const bool isNew = folder.name.isEmpty();
    setObjectName(QStringLiteral("folderDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(isNew ? tr("New folder") : tr("Rename folder"));
    auto *label = new QLabel(tr("&Name of the folder:"));
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("folderName"));
    m_name->selectAll();
    m_hint->setObjectName(QStringLiteral("folderHint"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    m_hint->setMinimumHeight(fontMetrics().lineSpacing());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(isNew ? tr("&Make folder") : tr("&Rename"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &FolderDialog::check);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::normal);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_hint);
    layout->addSpacing(space::small);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * dialogWidth, 0);
    check();
}

QString FolderDialog::name() const
{
    return m_name->text().trimmed();
}

void FolderDialog::check()
{
    const QString what = obstacle();
    m_hint->setText(what);
    m_accept->setEnabled(what.isEmpty() && !name().isEmpty() && name() != m_folder.name);
}

QString FolderDialog::obstacle() const
{
    const auto isTaken = [this](const mailbox::LocalFolder &other) {
        return other.id != m_folder.id && other.name.compare(name(), Qt::CaseInsensitive) == 0;
    };
    if (std::any_of(m_others.begin(), m_others.end(), isTaken))
        return tr("There is a folder of this name already.");
    return {};
}

} // namespace poplar::gui
