// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/peoplefinder.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

constexpr double daysUntilHalf = 60;
constexpr double weightOfSent = 5;

QStringList wordsIn(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text.toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate()) {
            word += c;
        } else if (!word.isEmpty()) {
            words += word;
            word.clear();
        }
    }
    if (!word.isEmpty())
        words += word;
    return words;
}

/// Adds up what messages say of people.
class Counting {
public:
    explicit Counting(const QDateTime &now)
        : m_now(now)
    {
    }

    void add(const NamingMessage &message)
    {
        const Envelope &envelope = *message.envelope;
        const double days = envelope.date.isValid()
            ? std::max(0.0, double(envelope.date.secsTo(m_now)) / (24.0 * 3600.0))
            : 10 * daysUntilHalf;
        const double weight = daysUntilHalf / (daysUntilHalf + days);
        for (const Address &one : envelope.from)
            add(one, weight, envelope.date);
        const double toOthers = message.isSent ? weight * weightOfSent : weight;
        for (const QList<Address> *list : {&envelope.to, &envelope.cc}) {
            for (const Address &one : *list)
                add(one, toOthers, envelope.date);
        }
    }

    KnownPeople people()
    {
        KnownPeople people;
        people.reserve(m_people.size());
        for (const Counted &one : std::as_const(m_people)) {
            KnownPerson person{one.address, wordsIn(one.address.name) + wordsIn(one.address.address),
                               one.weight};
            person.words += one.address.address.toCaseFolded();
            people += person;
        }
        std::sort(people.begin(), people.end(), [](const KnownPerson &a, const KnownPerson &b) {
            return a.weight != b.weight ? a.weight > b.weight : a.address.address < b.address.address;
        });
        return people;
    }

private:
    struct Counted {
        Address address;
        QDateTime named;
        double weight = 0;
    };

    void add(const Address &address, double weight, const QDateTime &date)
    {
        if (!address.address.contains(u'@'))
            return;
        Counted &counted = m_people[address.address.toCaseFolded()];
        counted.weight += weight;
        if (counted.address.address.isEmpty())
            counted.address.address = address.address;
        const bool isLater = !counted.named.isValid() || date > counted.named;
        if (!address.name.isEmpty() && (counted.address.name.isEmpty() || isLater)) {
            counted.address = address;
            counted.named = date;
        }
    }

    QDateTime m_now;
    QHash<QString, Counted> m_people;
};

bool isMeant(const KnownPerson &person, const QStringList &typed)
{
    return std::all_of(typed.begin(), typed.end(), [&person](const QString &beginning) {
        return std::any_of(person.words.begin(), person.words.end(),
                           [&beginning](const QString &word) { return word.startsWith(beginning); });
    });
}

} // namespace

KnownPeople peopleIn(const QList<NamingMessage> &messages, const QDateTime &now)
{
    Counting counting(now);
    for (const NamingMessage &message : messages)
        counting.add(message);
    return counting.people();
}

QList<Address> peopleFor(const KnownPeople &people, const QString &beginning)
{
    const QString folded = beginning.simplified().toCaseFolded();
    // What has an "@" is the beginning of an address as it stands.
    const QStringList typed = folded.contains(u'@') ? QStringList{folded} : wordsIn(folded);
    QList<Address> found;
    if (typed.isEmpty())
        return found;
    for (const KnownPerson &person : people) {
        if (isMeant(person, typed))
            found += person.address;
        if (found.size() == limit::correspondents)
            break;
    }
    return found;
}

PeopleFinder::PeopleFinder(const KnownMessages &known, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_pool(pool)
{
}

/// Envelopes are shared, so that this copies pointers.
QList<NamingMessage> PeopleFinder::messages() const
{
    QList<NamingMessage> messages;
    messages.reserve(m_known.rows().rows().size());
    for (const MessageRow &row : m_known.rows().rows()) {
        if (row.envelope)
            messages += NamingMessage{row.envelope, row.folder == FolderId::Sent};
    }
    return messages;
}

void PeopleFinder::find(quint64 ticket, const QString &beginning)
{
    const QList<NamingMessage> named = messages();
    const qsizetype count = named.size();
    const bool isKnown = m_people && m_messages == count;
    m_pool.start([this, ticket, beginning, count, people = isKnown ? m_people : nullptr,
                  named = isKnown ? QList<NamingMessage>() : named] {
        const auto all = people
            ? people
            : std::make_shared<const KnownPeople>(peopleIn(named, QDateTime::currentDateTimeUtc()));
        const Correspondents found{ticket, peopleFor(*all, beginning)};
        QMetaObject::invokeMethod(
            this,
            [this, found, all, count] {
                m_people = all;
                m_messages = count;
                Q_EMIT correspondentsFound(found);
            },
            Qt::QueuedConnection);
    });
}

} // namespace poplar::mailbox
