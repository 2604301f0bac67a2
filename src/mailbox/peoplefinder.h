// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sharedoptional.h"
#include "mailbox/knownmessages.h"
#include "mailbox/sending.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace poplar::mailbox {

/// Somebody from whom or to whom mail in the archive goes.
struct KnownPerson {
    Address address; ///< With the latest name.
    QStringList words; ///< Of name and address, case folded.
    double weight = 0; ///< The more often, and the later, the larger.
};
using KnownPeople = QList<KnownPerson>;

/// A message that names people.
struct NamingMessage {
    SharedOptional<Envelope> envelope;
    bool isSent = false; ///< By the user: whom they wrote to they write to again.
};

/// The likeliest first. Pure.
[[nodiscard]] KnownPeople peopleIn(const QList<NamingMessage> &messages, const QDateTime &now);
/// Those of whom each word that was typed begins a word, at most limit::correspondents. Pure.
[[nodiscard]] QList<Address> peopleFor(const KnownPeople &people, const QString &beginning);

/// Finds people by what is typed of them, among the envelopes that are known. On the session thread; the work
/// is done on a pool, and what people there are is worked out again when there are more messages.
class PeopleFinder : public QObject {
    Q_OBJECT

public:
    /// @param pool waits for what runs on it before this goes.
    PeopleFinder(const KnownMessages &known, QThreadPool &pool, QObject *parent);

    void find(quint64 ticket, const QString &beginning);

Q_SIGNALS:
    void correspondentsFound(const poplar::mailbox::Correspondents &found);

private:
    [[nodiscard]] QList<NamingMessage> messages() const;

    const KnownMessages &m_known;
    QThreadPool &m_pool;
    std::shared_ptr<const KnownPeople> m_people;
    qsizetype m_messages = -1; ///< Of which they are.
};

} // namespace poplar::mailbox
