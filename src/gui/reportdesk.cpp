// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportdesk.h"

#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "gui/reportdialog.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"

#include <QAction>
#include <QSet>
#include <QSettings>

namespace poplar::gui {

ReportDesk::ReportDesk(QSettings &settings, QWidget *window)
    : QObject(window)
    , m_settings(settings)
    , m_window(window)
{
}

QAction *ReportDesk::actionFor(TranscriptPane &pane, const std::function<ReportSubject()> &subject)
{
    auto *action = new QAction(icon(Icon::FileText), tr("Session &report…"), &pane);
    action->setObjectName(QStringLiteral("sessionReport"));
    action->setToolTip(tr("Write a document about this session, as PDF or HTML"));
    action->setEnabled(!pane.model().events().isEmpty());
    connect(&pane, &TranscriptPane::grown, action, [action] { action->setEnabled(true); });
    connect(&pane, &TranscriptPane::cleared, action, [action] { action->setEnabled(false); });
    connect(action, &QAction::triggered, this, [this, subject] { ask(subject()); });
    return action;
}

void ReportDesk::ask(const ReportSubject &subject)
{
    if (subject.events.isEmpty())
        return;
    auto *dialog = new ReportDialog(subject, loadReportSettings(m_settings), m_window);
    connect(dialog, &ReportDialog::written, this, [this](const QString &path, const ReportSettings &chosen) {
        saveReportSettings(m_settings, chosen);
        Q_EMIT saved(path);
    });
    dialog->show();
}

ReportSubject reportSubject(const QList<wire::TranscriptEvent> &events, OpenMailbox &mailbox)
{
    const accounts::Account &account = mailbox.mailbox().account();
    ReportSubject subject{events, {{account.user}, {account.host}}, mailbox.mailbox().status().tls, {}};
    QSet<qint64> known;
    for (const wire::TranscriptEvent &event : events) {
        if (event.kind != wire::TranscriptEvent::Kind::Body || event.message == 0
            || known.contains(event.message))
            continue;
        known.insert(event.message);
        const auto *row = mailbox.model().find(mailbox::MessageId(quint64(event.message)));
        if (row == nullptr)
            continue;
        ReportedMessage message{event.message, {}, row->identity.uniqueId, row->identity.octets};
        if (row->envelope)
            message.envelope = *row->envelope;
        subject.messages += message;
    }
    return subject;
}

} // namespace poplar::gui
