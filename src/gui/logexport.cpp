// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logexport.h"

#include "gui/icons.h"
#include "gui/savedialog.h"
#include "gui/textfile.h"

#include "records/capture.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QPromise>
#include <QStandardPaths>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace poplar::gui {

namespace {

/// A name with the time of the first event, which tells sessions apart. @p pattern may have the protocol,
/// too.
QString nameFor(const LogSubject &subject, QString pattern)
{
    const bool isSmtp = subject.application == records::Application::Smtp;
    pattern.replace(QStringLiteral("%protocol"), isSmtp ? QStringLiteral("smtp") : QStringLiteral("pop3"));
    return pattern.arg(subject.events.first().time.toUTC().toString(QStringLiteral("yyyyMMdd'_'HHmmss")));
}

} // namespace

LogExport::LogExport(std::function<LogSubject()> source, QWidget *window)
    : QObject(window)
    , m_source(std::move(source))
    , m_window(window)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
    , m_share(new QAction(icon(Icon::Send), tr("Export for &sharing…"), this))
    , m_capture(new QAction(icon(Icon::FileArchive), tr("Save as &pcapng…"), this))
{
    m_share->setObjectName(QStringLiteral("shareLog"));
    m_share->setToolTip(
        tr("Save the log with addresses, users and hosts replaced, so that others may see it"));
    m_capture->setObjectName(QStringLiteral("saveCapture"));
    m_capture->setToolTip(tr("Save the conversation as packets, for Wireshark"));
    connect(m_share, &QAction::triggered, this, [this] {
        save(tr("Export for sharing"), QStringLiteral("poplar_log_%1.txt"),
             [](const LogSubject &subject) { return records::sharedLog(subject.events, subject.names); });
    });
    connect(m_capture, &QAction::triggered, this, [this] {
        save(tr("Save as pcapng"), QStringLiteral("%protocol_%1.pcapng"),
             [](const LogSubject &subject) { return records::capture(subject.events, subject.application); });
    });
}

void LogExport::save(const QString &title, const QString &name, const Make &make)
{
    const LogSubject subject = m_source();
    if (subject.events.isEmpty())
        return tell(tr("The log is empty."));
    askWhereToSave(m_window, title, QDir(m_folder).filePath(nameFor(subject, name)),
                   [this, subject, make](const QString &path) {
                       m_folder = QFileInfo(path).absolutePath();
                       write(path, subject, make);
                   });
}

void LogExport::write(const QString &path, const LogSubject &subject, const Make &make)
{
    auto *watcher = new QFutureWatcher<Writing>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        if (watcher->result() == Writing::Failed)
            tell(tr("The file could not be written: %1").arg(wire::displayText(path)));
        else
            Q_EMIT saved(path);
    });
    const auto promise = std::make_shared<QPromise<Writing>>();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, path, subject, make] {
        promise->start();
        promise->addResult(writeFileNow(path, make(subject)));
        promise->finish();
    });
}

void LogExport::tell(const QString &words)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Poplar"), words, QMessageBox::Ok, m_window);
    box->setObjectName(QStringLiteral("logExportProblem"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace poplar::gui
