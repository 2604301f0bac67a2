// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/examination.h"

#include "mailbox/examinationrun.h"

namespace poplar::mailbox {

Examination::Examination(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<ExaminationProgress>();
    qRegisterMetaType<ExaminationReport>();
}

Examination::~Examination()
{
    m_thread.quit();
    m_thread.wait();
}

void Examination::start(const accounts::Account &account, const ExaminationSecrets &secrets,
                        const ExaminationSettings &settings)
{
    Q_ASSERT(!m_thread.isRunning());
    auto *run = new ExaminationRun(account, secrets, settings);
    run->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, run, &ExaminationRun::start);
    connect(&m_thread, &QThread::finished, run, &QObject::deleteLater);
    connect(run, &ExaminationRun::progressed, this, &Examination::progressed);
    connect(run, &ExaminationRun::grown, this, &Examination::grown);
    connect(run, &ExaminationRun::transcript, this, &Examination::transcript);
    connect(run, &ExaminationRun::finished, this, &Examination::finished);
    m_thread.start();
}

} // namespace poplar::mailbox
