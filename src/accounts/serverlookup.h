// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/lookuppolicy.h"
#include "accounts/serverfinding.h"
#include "accounts/serverprobe.h"

#include <QObject>
#include <QTimer>

namespace poplar::accounts {

class AutoconfigFetch;

/// Finds out from a mail address where its mailbox is, and where its mail is sent by. It uses nothing of what
/// it finds: that is shown to the user first. Where Poplar's own list has the domain, nobody is asked. Else
/// the domain itself is, in three ways at a time: its SRV records, its file of settings by HTTPS, and, where
/// neither says anything, whether a server of a usual name answers, encrypted. The user's address is told to
/// nobody but the domain's own server of such files, by HTTPS. Asynchronous; it needs the event loop of its
/// thread.
class ServerLookup : public QObject {
    Q_OBJECT

public:
    explicit ServerLookup(QObject *parent = nullptr);
    explicit ServerLookup(LookupPolicy policy, QObject *parent = nullptr);
    ~ServerLookup() override;

    /// What was under way is given up without a word.
    void start(const MailAddress &address);
    /// Gives up what is under way; no signal follows.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

Q_SIGNALS:
    /// Once for each start(), from the event loop: everything that was found in its time.
    void finished(const poplar::accounts::Findings &findings);

private:
    class Run;
    void askDns();
    void askFor(const QString &service, QList<SrvRecord> MailServices::*into);
    void fetchFiles();
    void probeNames();
    [[nodiscard]] ServerProbe *probe(ServerProbe::Service service, const char *name);
    void goOn(const Run *run);
    void finish();
    [[nodiscard]] Findings whatTheDomainSays() const;
    void addFile(const AutoconfigFetch &file, Findings &findings) const;
    [[nodiscard]] QList<Finding> guesses(const QList<ServerProbe *> &probes) const;

    const LookupPolicy m_policy;
    QTimer m_time;
    Run *m_run = nullptr;
};

} // namespace poplar::accounts
