// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/application.h"
#include "records/sharedlog.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QAction;
class QWidget;

namespace poplar::gui {

/// What is exported: events of one session or of several of one account, and the names that they may show.
struct LogSubject {
    QList<wire::TranscriptEvent> events;
    records::KnownNames names;
    records::Application application = records::Application::Pop3; ///< What was spoken.
};

/// Actions that write the log into a file, for others or for Wireshark. It asks where to, and does the work
/// on another thread.
class LogExport : public QObject {
    Q_OBJECT

public:
    /// @param source gives the log that the user looks at, when it is wanted.
    /// @param window what its dialogs belong to; outlives this.
    LogExport(std::function<LogSubject()> source, QWidget *window);

    [[nodiscard]] QList<QAction *> actions() const { return {m_share, m_capture}; }

Q_SIGNALS:
    void saved(const QString &path);

private:
    using Make = std::function<QByteArray(const LogSubject &)>;

    void save(const QString &title, const QString &name, const Make &make);
    void write(const QString &path, const LogSubject &subject, const Make &make);
    void tell(const QString &words);

    std::function<LogSubject()> m_source;
    QWidget *m_window;
    QString m_folder;
    QAction *m_share;
    QAction *m_capture;
};

} // namespace poplar::gui
