// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/exportdialog.h"

#include "gui/savedialog.h"
#include "gui/subjectfile.h"
#include "gui/theme.h"

#include <QComboBox>
#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace poplar::gui {

ExportDialog::ExportDialog(const QString &account, const Choice &selected, const Choice &listed,
                           const QString &folder, QWidget *parent)
    : TransferDialog(parent)
    , m_account(account)
    , m_selectedMessages(selected)
    , m_listedMessages(listed)
    , m_folder(folder)
    , m_selected(new QRadioButton(tr("&Selected messages (%L1)", "export").arg(selected.messages.size())))
    , m_listed(new QRadioButton(tr("&All messages in the list (%L1)", "export").arg(listed.messages.size())))
    , m_missing(new QLabel)
    , m_format(new QComboBox)
    , m_explanation(new QLabel)
    , m_target(new QLineEdit)
{
    setObjectName(QStringLiteral("exportDialog"));
    //: %1 is the name of an account.
    setWindowTitle(tr("Export mail of %1").arg(account));
    auto *form = new QWidget;
    buildForm(form);
    build(form, tr("Export"));
    m_selected->setEnabled(!selected.messages.isEmpty());
    (selected.messages.isEmpty() ? m_listed : m_selected)->setChecked(true);
    connect(m_selected, &QRadioButton::toggled, this, &ExportDialog::updateForm);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::suggestTarget);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::updateForm);
    connect(m_target, &QLineEdit::textChanged, this, &ExportDialog::updateForm);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    suggestTarget();
    updateForm();
    m_format->setFocus();
}

void ExportDialog::buildForm(QWidget *form)
{
    m_selected->setObjectName(QStringLiteral("exportSelected"));
    m_listed->setObjectName(QStringLiteral("exportListed"));
    m_missing->setObjectName(QStringLiteral("exportMissing"));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->addItem(tr("One file for each message (.eml)"), QVariant::fromValue(MailFormat::Eml));
    m_format->addItem(tr("One file with all messages (mbox)"), QVariant::fromValue(MailFormat::Mbox));
    m_format->addItem(tr("A Maildir"), QVariant::fromValue(MailFormat::Maildir));
    m_target->setObjectName(QStringLiteral("exportTarget"));
    for (QLabel *label : {m_missing, m_explanation}) {
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    auto *choose = new QPushButton(tr("&Choose…"));
    choose->setObjectName(QStringLiteral("chooseExportTarget"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::chooseTarget);
    auto *target = new QHBoxLayout;
    target->addWidget(m_target, 1);
    target->addWidget(choose);
    auto *messages = new QVBoxLayout;
    messages->setSpacing(space::small);
    messages->addWidget(m_selected);
    messages->addWidget(m_listed);
    messages->addWidget(m_missing);
    auto *what = new QLabel(tr("Messages"));
    auto *layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(space::normal);
    layout->addRow(what, messages);
    layout->addRow(tr("&Format"), m_format);
    layout->addRow(QString(), m_explanation);
    auto *to = new QLabel(tr("&To"));
    to->setBuddy(m_target);
    layout->addRow(to, target);
}

const ExportDialog::Choice &ExportDialog::choice() const
{
    return m_selected->isChecked() ? m_selectedMessages : m_listedMessages;
}

MailFormat ExportDialog::format() const
{
    return m_format->currentData().value<MailFormat>();
}

QString ExportDialog::target() const
{
    return QDir::fromNativeSeparators(m_target->text().trimmed());
}

/// Unless the user has named something else.
void ExportDialog::suggestTarget()
{
    if (target() != m_suggestion)
        return;
    //: The beginning of a file's name; the account and the day follow.
    const QString name =
        subjectAsFileName(tr("Mail") + u' ' + m_account + u' ' + QDate::currentDate().toString(Qt::ISODate));
    const QString suffix = format() == MailFormat::Mbox ? QStringLiteral(".mbox") : QString();
    m_suggestion = QDir(m_folder).filePath(name + suffix);
    m_target->setText(QDir::toNativeSeparators(m_suggestion));
}

void ExportDialog::chooseTarget()
{
    if (format() != MailFormat::Mbox) {
        askForFolder(this, tr("Export into this folder"), m_folder,
                     [this](const QString &path) { m_target->setText(QDir::toNativeSeparators(path)); });
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Export as this file"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // what is there is not replaced
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QFileInfo(target()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_target->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void ExportDialog::updateForm()
{
    const Choice &chosen = choice();
    const qint64 here = chosen.messages.size() - chosen.onServerOnly;
    m_missing->setText(chosen.onServerOnly == 0 ? QString()
                           : here == 0          ? tr("They are only on the server. Download them first.")
                                       : tr("%Ln of these are only on the server and will be left out.",
                                            nullptr, int(chosen.onServerOnly)));
    m_missing->setVisible(!m_missing->text().isEmpty());
    switch (format()) {
    case MailFormat::Eml:
        m_explanation->setText(
            tr("Named by date, sender and subject. Most mail programs open such a file by a double click."));
        break;
    case MailFormat::Mbox:
        m_explanation->setText(
            tr("Thunderbird and many others import it. It says nothing of stars and of what "
               "has been read."));
        break;
    case MailFormat::Maildir:
        m_explanation->setText(
            tr("Keeps stars and what has been read. For mutt, Dovecot and others; messages are "
               "added if there is one."));
        break;
    }
    m_format->setAccessibleDescription(m_explanation->text());
    setStartable(here > 0 && !target().isEmpty());
}

void ExportDialog::start()
{
    const mailbox::ExportOrder order{mailbox::ExportOrder::Which::Named, choice().messages, format(),
                                     QFileInfo(target()).isRelative() ? QDir(m_folder).filePath(target())
                                                                      : target()};
    begin(tr("Exporting…"));
    Q_EMIT exportWanted(order);
}

} // namespace poplar::gui
