// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/logfolder.h"

#include <QObject>
#include <QString>

class QSettings;

namespace poplar::gui {

class OpenMailbox;
class SettingsDesk;

/// Has the sessions of every mailbox written into files as the settings say.
class LogFilesDesk : public QObject {
    Q_OBJECT

public:
    /// @param folder where the files go.
    /// @param desk outlives this.
    LogFilesDesk(const QString &folder, const QSettings &settings, const SettingsDesk &desk);

    /// Once for each mailbox, before it connects.
    void watch(OpenMailbox &open);

    /// As the settings are now.
    [[nodiscard]] const records::LogFiles &files() const { return m_files; }

Q_SIGNALS:
    void changed(const poplar::records::LogFiles &files);

private:
    void apply(const records::LogFiles &files);

    QString m_folder;
    records::LogFiles m_files;
};

} // namespace poplar::gui
