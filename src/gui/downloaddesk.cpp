// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloaddesk.h"

#include "gui/downloadactions.h"
#include "gui/downloaddialog.h"
#include "gui/downloadsdock.h"
#include "gui/openmailbox.h"
#include "gui/statusstrip.h"

#include <QMainWindow>

namespace poplar::gui {

using mailbox::Mailbox;

DownloadDesk::DownloadDesk(QMainWindow &window, StatusStrip &strip)
    : m_window(window)
    , m_strip(strip)
    , m_actions(new DownloadActions(&window))
    , m_dock(new DownloadsDock(&window))
{
    m_dock->hide();
    connect(m_actions, &DownloadActions::wanted, this, &DownloadDesk::order);
    connect(m_actions, &DownloadActions::belowWanted, this, &DownloadDesk::askForSize);
    connect(&m_strip, &StatusStrip::downloadsWanted, m_dock, &DownloadsDock::reveal);
}

DownloadDesk::~DownloadDesk() = default;

void DownloadDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    m_actions->setMessages(open ? &open->model() : nullptr);
    m_dock->setModel(open ? &open->downloads() : nullptr);
    showStatus();
    if (!open)
        return;
    QObject *context = m_connections.get();
    Mailbox *mailbox = &open->mailbox();
    connect(&open->downloads(), &DownloadModel::statusChanged, context, [this] { showStatus(); });
    connect(m_dock, &DownloadsDock::pauseRequested, context, [mailbox] { mailbox->pauseDownloads(); });
    connect(m_dock, &DownloadsDock::resumeRequested, context, [mailbox] { mailbox->resumeDownloads(); });
    connect(m_dock, &DownloadsDock::cancelRequested, context,
            [mailbox](const auto &messages) { mailbox->cancelDownloads(messages); });
    connect(m_dock, &DownloadsDock::retryRequested, context,
            [mailbox](const auto &messages) { mailbox->retryDownloads(messages); });
}

void DownloadDesk::order(const mailbox::DownloadOrder &order)
{
    if (!m_shown)
        return;
    m_shown->mailbox().download(order);
    m_dock->offer();
}

/// Until it is answered, another mailbox may be shown, or this one may be gone.
void DownloadDesk::askForSize()
{
    if (!m_shown)
        return;
    auto *dialog = new DownloadDialog(m_shown->model(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QStringLiteral("%1 – %2").arg(dialog->windowTitle(), m_shown->name()));
    connect(dialog, &QDialog::accepted, m_shown, [this, dialog, mailbox = &m_shown->mailbox()] {
        mailbox->download(
            {.which = mailbox::DownloadOrder::Which::All, .messages = {}, .largest = dialog->largest()});
        m_dock->offer();
    });
    dialog->open();
}

void DownloadDesk::showStatus()
{
    m_strip.setDownloads(m_shown ? m_shown->downloads().status() : mailbox::DownloadStatus());
}

} // namespace poplar::gui
