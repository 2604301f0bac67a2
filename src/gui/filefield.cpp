// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filefield.h"

#include "gui/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

FileField::FileField(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_choose(new QPushButton(tr("Choose…"), this))
    , m_fault(new QLabel(this))
{
    setFocusProxy(m_line);
    m_line->setClearButtonEnabled(true);
    m_choose->setAutoDefault(false);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::normal);
    row->addWidget(m_line, 1);
    row->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_fault);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_fault->hide();
        Q_EMIT edited();
    });
    connect(m_line, &QLineEdit::editingFinished, this, &FileField::check);
    connect(m_choose, &QPushButton::clicked, this, &FileField::choose);
}

FileField::~FileField()
{
    // A field that loses the focus because its window goes still says that it was edited.
    m_line->disconnect(this);
}

void FileField::setPurpose(const QString &name, const QString &title, const QString &filter)
{
    m_line->setAccessibleName(name);
    //: %1 is what is to be chosen: "Authority file".
    m_choose->setAccessibleName(tr("Choose: %1").arg(name));
    m_title = title;
    m_filter = filter;
}

void FileField::setPath(const QString &path)
{
    m_line->setText(QDir::toNativeSeparators(path));
    m_line->setCursorPosition(0);
    check();
}

QString FileField::path() const
{
    return QDir::fromNativeSeparators(m_line->text().trimmed());
}

void FileField::setPlaceholderText(const QString &text)
{
    m_line->setPlaceholderText(text);
}

void FileField::choose()
{
    const QFileInfo present(path());
    auto *dialog = new QFileDialog(this, m_title,
                                   path().isEmpty() ? QDir::homePath() : present.absolutePath(), m_filter);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Native dialogs run an event loop of their own on some systems.
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        setPath(chosen);
        Q_EMIT edited();
    });
    dialog->open();
}

void FileField::check()
{
    const bool missing = !path().isEmpty() && !QFileInfo(path()).isFile();
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
    m_fault->setPalette(danger);
    m_fault->setText(missing ? tr("There is no such file.") : QString());
    m_fault->setVisible(missing);
    m_line->setAccessibleDescription(m_fault->text());
}

} // namespace poplar::gui
