// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logfilesdesk.h"

#include "gui/logfiles.h"
#include "gui/openmailbox.h"
#include "gui/settingsdesk.h"

#include <QDesktopServices>
#include <QUrl>

namespace poplar::gui {

LogFilesDesk::LogFilesDesk(const QString &folder, const QSettings &settings, const SettingsDesk &desk)
    : m_folder(folder)
{
    apply(loadLogFiles(settings));
    connect(&desk, &SettingsDesk::logFilesChanged, this, &LogFilesDesk::apply);
    connect(&desk, &SettingsDesk::logFolderWanted, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
}

void LogFilesDesk::apply(const records::LogFiles &files)
{
    m_files = files;
    m_files.folder = m_folder;
    Q_EMIT changed(m_files);
}

void LogFilesDesk::watch(OpenMailbox &open)
{
    open.mailbox().setLogFiles(m_files);
    connect(this, &LogFilesDesk::changed, &open.mailbox(), &mailbox::Mailbox::setLogFiles);
}

} // namespace poplar::gui
