// SPDX-License-Identifier: GPL-3.0-or-later
// Does with an outbox what the window does: keeps drafts, sends each, and what may have arrived without a
// word once more, which it writes down before. tests/kill/outbox.py kills it.
//
//     drive_outbox FOLDER PORT LOG COUNT
//
// It ends with 0 when no draft and no message is left.
#include "mailbox/dispatch.h"
#include "mailbox/mailbox.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QTextStream>

#include <cstdio>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

class OutboxDriver : public QObject {
public:
    OutboxDriver(const accounts::Account &account, const QStringList &arguments)
        : m_folder(arguments[1])
        , m_mailbox(account, arguments[1], nullptr)
        , m_log(arguments[3])
        , m_count(arguments[4].toInt())
    {
        if (!m_log.open(QFile::WriteOnly | QFile::Append))
            qFatal("no log");
        const Dispatch *dispatch = &m_mailbox.dispatch();
        connect(dispatch, &Dispatch::draftsChanged, this, [this] {
            m_areDraftsKnown = true;
            goOn();
        });
        connect(dispatch, &Dispatch::outboxChanged, this, [this] {
            m_isOutboxKnown = true;
            goOn();
        });
        connect(dispatch, &Dispatch::problem, this, [](const Problem &problem) {
            QTextStream(stderr) << "problem " << int(problem.error.kind) << ' ' << problem.error.code << ' '
                                << problem.error.said << ' ' << problem.error.detail << '\n';
        });
        m_mailbox.load();
    }

private:
    /// The file says that all drafts have been kept; before, those that are missing are.
    void goOn()
    {
        Dispatch &dispatch = m_mailbox.dispatch();
        if (!m_areDraftsKnown || !m_isOutboxKnown)
            return;
        QFile prepared(m_folder + QStringLiteral("/prepared"));
        if (!prepared.exists() && !keepDrafts(dispatch, prepared))
            return;
        for (const KeptDraft &draft : dispatch.drafts()) {
            if (!m_handed.contains(draft.id))
                dispatch.send({quint64(draft.id), draft.draft, draft.id, {}});
            m_handed += draft.id;
        }
        for (const OutboxEntry &entry : dispatch.outbox()) {
            if (entry.state == OutboxEntry::State::Unknown && !m_again.contains(entry.id)) {
                m_again += entry.id;
                m_log.write("unknown " + entry.subject.toUtf8() + '\n');
                m_log.flush();
                dispatch.sendAgain(entry.id);
            }
        }
        if (dispatch.drafts().isEmpty() && dispatch.outbox().isEmpty())
            QCoreApplication::exit(0);
    }

    bool keepDrafts(Dispatch &dispatch, QFile &prepared)
    {
        if (dispatch.drafts().size() == m_count)
            return prepared.open(QFile::WriteOnly);
        QSet<QString> there;
        for (const KeptDraft &draft : dispatch.drafts())
            there += draft.draft.subject;
        for (int i = 0; i < m_count; ++i) {
            const QString subject = QStringLiteral("message %1").arg(i);
            if (there.contains(subject) || m_kept.contains(subject))
                continue;
            m_kept += subject;
            KeptDraft kept;
            kept.draft.from.address = QStringLiteral("anna@example.org");
            kept.draft.to = {{{}, QStringLiteral("ben@example.org")}};
            kept.draft.subject = subject;
            kept.draft.text = QStringLiteral("Hello\n").repeated(i * 500);
            dispatch.keepDraft(0, kept);
        }
        return false;
    }

    QString m_folder;
    Mailbox m_mailbox;
    QFile m_log;
    int m_count;
    bool m_areDraftsKnown = false;
    bool m_isOutboxKnown = false;
    QSet<QString> m_kept;
    QSet<DraftId> m_handed;
    QSet<OutboxId> m_again;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5)
        return EXIT_FAILURE;
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.user = QStringLiteral("anna");
    account.submission.host = QStringLiteral("127.0.0.1");
    account.submission.port = arguments[2].toUShort();
    account.submission.security = Security::None;
    account.submission.login = accounts::SubmissionServer::Login::None;
    const OutboxDriver driver(account, arguments);
    return QCoreApplication::exec();
}
