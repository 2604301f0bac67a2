// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/uniqueidsdialog.h"

#include "gui/emptystate.h"
#include "gui/plaintip.h"
#include "gui/theme.h"
#include "gui/transfertext.h"
#include "gui/transferview.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

enum Column { ProgramColumn, AccountColumn, MessagesColumn, FileColumn };

} // namespace

UniqueIdsDialog::UniqueIdsDialog(const QString &account, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_folder(folder)
    , m_pages(new QStackedWidget)
    , m_lists(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_view(new QTreeWidget)
    , m_note(new QLabel)
    , m_outcome(new TransferView)
{
    setObjectName(QStringLiteral("uniqueIdsDialog"));
    //: %1 is the name of an account.
    setWindowTitle(tr("What other programs have fetched from %1").arg(account));
    m_empty->setContent({.picture = Icon::Search, .title = tr("Looking for lists of other programs…")});
    build();
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 22);
    updateButtons();
}

void UniqueIdsDialog::build()
{
    auto *explanation = new QLabel(tr(
        "If another mail program has fetched this mailbox before and left the mail on the server, Poplar can "
        "take over its list of what it has fetched, so that none of it is downloaded a second time."));
    m_note->setObjectName(QStringLiteral("uniqueIdNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {explanation, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_view->setObjectName(QStringLiteral("uniqueIdSections"));
    m_view->setAccessibleName(tr("Lists that were found"));
    m_view->setHeaderLabels({tr("Program"), tr("Account there"), tr("Messages"), tr("File")});
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setSectionResizeMode(FileColumn, QHeaderView::Stretch);
    connect(m_view, &QTreeWidget::itemChanged, this, &UniqueIdsDialog::updateButtons);
    m_lists->addWidget(m_empty);
    m_lists->addWidget(m_view);
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::normal);
    column->addWidget(explanation);
    column->addWidget(m_lists, 1);
    column->addWidget(m_note);
    m_pages->addWidget(form);
    m_pages->addWidget(m_outcome);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_close = buttons->button(QDialogButtonBox::Cancel);
    m_other = buttons->addButton(tr("Another &file…"), QDialogButtonBox::ActionRole);
    m_other->setObjectName(QStringLiteral("otherUniqueIdFile"));
    m_other->setAutoDefault(false);
    m_start = buttons->addButton(tr("Take over"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("startTransfer"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    m_start->setDefault(true);
    connect(m_other, &QPushButton::clicked, this, &UniqueIdsDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::accepted, this, &UniqueIdsDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void UniqueIdsDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("List of another program"), m_folder);
    dialog->setObjectName(QStringLiteral("uniqueIdFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Native dialogs run an event loop of their own on some systems.
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setFilter(QDir::AllDirs | QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        m_isAsked = true;
        Q_EMIT surveyWanted(files);
    });
    dialog->open();
}

void UniqueIdsDialog::addSection(const mailbox::UniqueIdSection &section)
{
    const QStringList name{section.file, section.host, section.user};
    if (m_shown.contains(name))
        return;
    m_shown += name;
    m_sections += section;
    //: A user's name and a server's
    const QString account = tr("%1 at %2").arg(section.user, section.host);
    const QString file = QDir::toNativeSeparators(section.file);
    const QSignalBlocker whole(m_view); // One column after the other would be told.
    auto *item = new QTreeWidgetItem(
        m_view, {programName(section.program), account, QLocale().toString(section.ids), file});
    item->setTextAlignment(MessagesColumn, Qt::AlignRight | Qt::AlignVCenter);
    // What is clearly meant is ticked; of anything else the user knows better.
    item->setCheckState(ProgramColumn, section.isOfAccount ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(FileColumn, plainTip(file));
    QStringList notes;
    if (section.notWhole > 0)
        notes += tr("It has fetched only the beginning of %Ln message(s): these do not count.", nullptr,
                    int(section.notWhole));
    if (section.isCut)
        notes += tr("The file ends in the middle; some messages may be missing.");
    for (const int column : {ProgramColumn, AccountColumn, MessagesColumn})
        item->setToolTip(column, notes.join(u'\n'));
    item->setData(ProgramColumn, Qt::AccessibleDescriptionRole, notes.join(u'\n'));
}

QString UniqueIdsDialog::noteOf(const mailbox::UniqueIdSurvey &survey) const
{
    qsizetype others = 0;
    bool hasCut = false;
    qint64 notWhole = 0;
    for (const mailbox::UniqueIdSection &section : m_sections) {
        others += section.isOfAccount ? 0 : 1;
        hasCut = hasCut || section.isCut;
        notWhole += section.notWhole;
    }
    QStringList lines;
    if (m_isAsked && !survey.failures.isEmpty()) {
        const FileFailure &first = survey.failures.constFirst();
        //: %1 is the name of a file, %2 a sentence about it.
        lines += tr("%1: %2").arg(QFileInfo(first.file).fileName(), failureReason(first.error));
    }
    if (others > 0)
        lines += tr("%Ln of them seem to be of other accounts; tick one if it is this mailbox after all.",
                    nullptr, int(others));
    if (hasCut)
        lines += tr("A file ends in the middle; some messages may be missing.");
    if (notWhole > 0)
        lines += tr("%Ln message(s) were fetched only in part by that program and do not count.", nullptr,
                    int(notWhole));
    return lines.join(u'\n');
}

void UniqueIdsDialog::setSurvey(const mailbox::UniqueIdSurvey &survey)
{
    for (const mailbox::UniqueIdSection &section : survey.sections)
        addSection(section);
    for (const int column : {ProgramColumn, AccountColumn, MessagesColumn})
        m_view->resizeColumnToContents(column);
    m_empty->setContent(
        {.picture = Icon::Search,
         .title = tr("No list was found"),
         .text = tr("Poplar looked where Thunderbird, getmail, fetchmail and mpop keep theirs. If "
                    "it lies elsewhere, choose the file.")});
    m_lists->setCurrentWidget(m_sections.isEmpty() ? static_cast<QWidget *>(m_empty) : m_view);
    m_note->setText(noteOf(survey));
    m_note->setVisible(!m_note->text().isEmpty());
    if (!m_view->currentItem() && m_view->topLevelItemCount() > 0)
        m_view->setCurrentItem(m_view->topLevelItem(0));
    updateButtons();
}

void UniqueIdsDialog::updateButtons()
{
    bool hasChecked = false;
    for (int row = 0; row < m_view->topLevelItemCount(); ++row)
        hasChecked = hasChecked || m_view->topLevelItem(row)->checkState(ProgramColumn) == Qt::Checked;
    if (m_start)
        m_start->setEnabled(hasChecked);
}

void UniqueIdsDialog::start()
{
    QList<mailbox::UniqueIdSection> chosen;
    for (int row = 0; row < m_view->topLevelItemCount(); ++row) {
        if (m_view->topLevelItem(row)->checkState(ProgramColumn) == Qt::Checked)
            chosen += m_sections[row];
    }
    m_start->setEnabled(false);
    m_other->setEnabled(false);
    Q_EMIT importWanted(chosen);
}

void UniqueIdsDialog::setReport(const mailbox::UniqueIdReport &report)
{
    m_outcome->setText(uniqueIdText(report));
    m_pages->setCurrentWidget(m_outcome);
    m_start->hide();
    m_other->hide();
    m_close->setText(tr("Close"));
    m_close->setDefault(true);
    m_close->setFocus();
}

} // namespace poplar::gui
