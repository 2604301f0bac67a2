// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/importdialog.h"

#include "gui/plaintip.h"
#include "gui/savedialog.h"
#include "gui/theme.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSet>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>

namespace poplar::gui {

ImportDialog::ImportDialog(const QString &account, const QList<mailbox::LocalFolder> &folders,
                           QWidget *parent)
    : TransferDialog(parent)
    , m_files(new QListWidget)
    , m_remove(new QPushButton(tr("&Remove", "from the list of files to be imported")))
    , m_into(new QComboBox)
{
    setObjectName(QStringLiteral("importDialog"));
    //: %1 is the name of an account.
    setWindowTitle(tr("Import mail into %1").arg(account));
    setAcceptDrops(true);
    m_into->addItem(tr("Archive", "folder of this account"), int(FolderId::Archive));
    m_into->addItem(tr("Sent", "folder of this account"), int(FolderId::Sent));
    for (const mailbox::LocalFolder &folder : folders)
        m_into->addItem(folder.name, int(folder.id));
    auto *form = new QWidget;
    buildForm(form);
    build(form, tr("Import"));
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 20);
    updateForm();
}

void ImportDialog::buildForm(QWidget *form)
{
    auto *explanation = new QLabel(tr(
        "Add .eml and mbox files, Maildirs, or folders with any of these in them. Poplar looks at what is in "
        "a file, not at its name, and changes nothing there. What is here already does not come twice."));
    explanation->setWordWrap(true);
    m_files->setObjectName(QStringLiteral("importFiles"));
    m_files->setAccessibleName(tr("Files and folders to be imported"));
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_into->setObjectName(QStringLiteral("importInto"));
    auto *files = new QPushButton(tr("Add &files…"));
    files->setObjectName(QStringLiteral("addImportFiles"));
    auto *folder = new QPushButton(tr("Add f&older…"));
    folder->setObjectName(QStringLiteral("addImportFolder"));
    m_remove->setObjectName(QStringLiteral("removeImport"));
    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : {files, folder, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *list = new QHBoxLayout;
    list->addWidget(m_files, 1);
    list->addLayout(buttons);
    auto *label = new QLabel(tr("&Into the folder"));
    label->setBuddy(m_into);
    auto *into = new QHBoxLayout;
    into->addWidget(label);
    into->addWidget(m_into);
    into->addStretch();
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addWidget(explanation);
    layout->addLayout(list, 1);
    layout->addLayout(into);
    connect(files, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(folder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, &ImportDialog::removeChosen);
    connect(m_files, &QListWidget::itemSelectionChanged, this, &ImportDialog::updateForm);
    auto *remove = new QShortcut(QKeySequence::Delete, m_files);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &ImportDialog::removeChosen);
}

void ImportDialog::add(const QStringList &paths)
{
    QSet<QString> known;
    for (int row = 0; row < m_files->count(); ++row)
        known.insert(m_files->item(row)->text());
    for (const QString &path : paths) {
        const QString shown = QDir::toNativeSeparators(QDir::cleanPath(path));
        if (known.contains(shown))
            continue;
        known.insert(shown);
        auto *item = new QListWidgetItem(shown, m_files);
        item->setToolTip(plainTip(shown));
    }
    updateForm();
}

void ImportDialog::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Files to be imported"), m_folder);
    dialog->setObjectName(QStringLiteral("importFilesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Native dialogs run an event loop of their own on some systems.
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setFilter(QDir::AllDirs | QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::add);
    dialog->open();
}

void ImportDialog::chooseFolder()
{
    askForFolder(this, tr("Folder to be imported"), m_folder, [this](const QString &path) { add({path}); });
}

void ImportDialog::removeChosen()
{
    {
        const QSignalBlocker oneByOne(m_files);
        qDeleteAll(m_files->selectedItems());
    }
    updateForm();
}

void ImportDialog::updateForm()
{
    m_remove->setEnabled(!m_files->selectedItems().isEmpty());
    setStartable(m_files->count() > 0);
}

void ImportDialog::start()
{
    mailbox::ImportOrder order;
    for (int row = 0; row < m_files->count(); ++row)
        order.paths += QDir::fromNativeSeparators(m_files->item(row)->text());
    order.folder = FolderId(m_into->currentData().toInt());
    begin(tr("Importing…"));
    setAcceptDrops(false);
    Q_EMIT importWanted(order);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    add(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

} // namespace poplar::gui
