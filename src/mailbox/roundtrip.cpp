// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/roundtrip.h"

#include "mailbox/roundtriprun.h"

namespace poplar::mailbox {

RoundTrip::RoundTrip(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<RoundTripStep>();
    qRegisterMetaType<RoundTripReport>();
    qRegisterMetaType<Service>();
    qRegisterMetaType<QList<wire::TranscriptEvent>>();
}

RoundTrip::~RoundTrip()
{
    m_thread.quit();
    m_thread.wait();
}

void RoundTrip::start(const accounts::Account &account, const RoundTripSecrets &secrets,
                      const RoundTripLetter &letter, const RoundTripPatience &patience)
{
    Q_ASSERT(!m_thread.isRunning());
    auto *run = new RoundTripRun(account, secrets, letter, patience);
    run->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, run, &RoundTripRun::start);
    connect(&m_thread, &QThread::finished, run, &QObject::deleteLater);
    connect(run, &RoundTripRun::stepChanged, this, &RoundTrip::stepChanged);
    connect(run, &RoundTripRun::transcript, this, &RoundTrip::transcript);
    connect(run, &RoundTripRun::finished, this, &RoundTrip::finished);
    m_thread.start();
}

} // namespace poplar::mailbox
