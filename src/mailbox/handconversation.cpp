// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/handconversation.h"

#include "mailbox/handconversationrun.h"

namespace poplar::mailbox {

HandConversation::HandConversation(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<HandStatus>();
    qRegisterMetaType<QList<HandVictim>>();
    qRegisterMetaType<wire::TlsDetails>();
}

HandConversation::~HandConversation()
{
    m_thread.quit();
    m_thread.wait();
}

void HandConversation::open(const accounts::Account &account, const records::LogFiles &files,
                            records::Application application)
{
    Q_ASSERT(!m_run);
    auto *run = new HandConversationRun(account, files, application);
    m_run = run;
    run->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, run, &HandConversationRun::start);
    connect(&m_thread, &QThread::finished, run, &QObject::deleteLater);
    connect(run, &HandConversationRun::transcript, this, &HandConversation::transcriptGrown);
    connect(run, &HandConversationRun::statusChanged, this, &HandConversation::statusChanged);
    connect(run, &HandConversationRun::refused, this, &HandConversation::refused);
    connect(run, &HandConversationRun::reviewWanted, this, &HandConversation::reviewWanted);
    connect(run, &HandConversationRun::asked, this, &HandConversation::asked);
    connect(run, &HandConversationRun::ended, this, &HandConversation::ended);
    connect(run, &HandConversationRun::failed, this, &HandConversation::failed);
    m_thread.start();
}

template <class Call>
void HandConversation::post(Call call)
{
    if (auto *run = static_cast<HandConversationRun *>(m_run))
        QMetaObject::invokeMethod(
            run, [run, call = std::move(call)] { call(*run); }, Qt::QueuedConnection);
}

void HandConversation::say(const QByteArray &line, wire::HandInput as)
{
    post([line = Secret(line), as](HandConversationRun &run) { run.say(line, as); });
}

void HandConversation::answer(HandFarewell farewell)
{
    post([farewell](HandConversationRun &run) { run.answer(farewell); });
}

void HandConversation::give(SecretPurpose purpose, const Secret &secret)
{
    post([purpose, secret](HandConversationRun &run) { run.give(purpose, secret); });
}

void HandConversation::hangUp()
{
    post([](HandConversationRun &run) { run.hangUp(); });
}

} // namespace poplar::mailbox
