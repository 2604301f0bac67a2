// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logfilesbox.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace poplar::gui {

using records::LogFiles;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

} // namespace

LogFilesBox::LogFilesBox(const LogFiles &files, QWidget *parent)
    : QGroupBox(tr("Files"), parent)
    , m_before(files)
    , m_writing(new QCheckBox(tr("&Write each session into a file of its own")))
    , m_days(new QSpinBox)
    , m_megabytes(new QSpinBox)
{
    auto *layout = new QVBoxLayout(this);
    auto *note =
        new QLabel(tr("The files tell with which servers you talk, and when. Only you can read them."));
    note->setWordWrap(true);
    layout->addWidget(m_writing);
    layout->addWidget(note);
    buildLimits();
    auto *folder = new QPushButton(tr("&Open the folder"));
    folder->setObjectName(QStringLiteral("openLogFolder"));
    folder->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(folder);
    buttons->addStretch();
    layout->addLayout(buttons);
    m_writing->setObjectName(QStringLiteral("logFiles"));
    m_writing->setChecked(files.writing == LogFiles::Writing::On);
    connect(m_writing, &QCheckBox::toggled, this, &LogFilesBox::updateEnabled);
    connect(folder, &QPushButton::clicked, this, &LogFilesBox::folderWanted);
    updateEnabled();
}

void LogFilesBox::buildLimits()
{
    m_days->setObjectName(QStringLiteral("logFileDays"));
    m_days->setRange(1, limit::longestLogDays);
    m_days->setValue(m_before.days);
    //: Behind a number of days; the words before it are "Keep them for".
    m_days->setSuffix(tr(" d"));
    m_megabytes->setObjectName(QStringLiteral("logFileMegabytes"));
    m_megabytes->setRange(int(limit::leastLogOctets / megabyte), int(limit::mostLogOctets / megabyte));
    m_megabytes->setValue(int(m_before.octets / megabyte));
    //: Mebibytes, the unit of the size of files.
    m_megabytes->setSuffix(tr(" MiB"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Keep them for:"), m_days);
    form->addRow(tr("At &most, all together:"), m_megabytes);
    static_cast<QVBoxLayout *>(layout())->addLayout(form);
}

LogFiles LogFilesBox::files() const
{
    LogFiles files = m_before;
    files.writing = m_writing->isChecked() ? LogFiles::Writing::On : LogFiles::Writing::Off;
    files.days = m_days->value();
    // What was chosen elsewhere to the octet stays so.
    if (m_megabytes->value() != int(m_before.octets / megabyte))
        files.octets = m_megabytes->value() * megabyte;
    return files;
}

void LogFilesBox::updateEnabled()
{
    for (QSpinBox *box : {m_days, m_megabytes})
        box->setEnabled(m_writing->isChecked());
}

} // namespace poplar::gui
