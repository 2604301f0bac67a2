// SPDX-License-Identifier: GPL-3.0-or-later
// Searching what is known of an account: no server is asked.
#include "archive/catalogue.h"
#include "base/limits.h"
#include "mailbox/mailbox.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

constexpr int longEnough = 60'000;

} // namespace

class TestMailboxSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_found.clear();
        m_rows.clear();
    }
    void cleanup() { m_mailbox.reset(); }

    void whatIsNotIndexedYetIsCounted();
    void everySearchHasItsAnswer();
    void onlySoMuchIsTold();
    void allIdsAreToldToWhomWantsNothingElse();
    void whatIsBeingIndexedIsCountedWithoutALook();

private:
    /// The catalogue of an account with messages of which the headers have been read.
    void know(const QStringList &subjects)
    {
        const auto catalogue = archive::Catalogue::open(m_folder->path());
        QVERIFY(catalogue);
        QList<Identity> identities;
        QList<archive::HeaderEntry> headers;
        const Result<qint64> first = (*catalogue)->reserveIds(subjects.size());
        QVERIFY(first);
        for (qsizetype i = 0; i < subjects.size(); ++i) {
            const QByteArray name = QByteArray::number(i);
            identities += Identity{"u" + name, 100, {}};
            Envelope envelope;
            envelope.subject = subjects[i];
            headers += archive::HeaderEntry{*first + i, envelope, name.rightJustified(32, '.')};
        }
        QVERIFY((*catalogue)->add(identities, *first));
        QVERIFY((*catalogue)->setHeaders(headers));
    }
    void start()
    {
        accounts::Account account;
        account.id = QStringLiteral("test");
        m_mailbox = std::make_unique<Mailbox>(account, m_folder->path(), nullptr);
        connect(m_mailbox.get(), &Mailbox::found, this, [this](const Found &found) { m_found += found; });
        connect(m_mailbox.get(), &Mailbox::rowsChanged, this, [this](const QList<RowChange> &changes) {
            for (const RowChange &change : changes)
                m_rows.insert(change.row.id, change.row);
        });
    }
    [[nodiscard]] QStringList subjects(const Found &found) const
    {
        QStringList subjects;
        for (const Found::Message &message : found.messages)
            subjects += m_rows.value(message.id).envelope.value_or(Envelope()).subject;
        return subjects;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Mailbox> m_mailbox;
    QList<Found> m_found;
    QHash<MessageId, MessageRow> m_rows;
};

void TestMailboxSearch::whatIsNotIndexedYetIsCounted()
{
    know({QStringLiteral("apples"), QStringLiteral("apples and pears")});
    start();
    m_mailbox->search({QStringLiteral("apples"), SearchOrder::When::Now});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 1, longEnough);
    QCOMPARE(m_found[0].notIndexed, 2);
    QVERIFY(m_found[0].messages.isEmpty());
    m_mailbox->search({QStringLiteral("pears"), SearchOrder::When::WhenIndexed});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 2, longEnough);
    QCOMPARE(m_found[1].notIndexed, 0);
    QCOMPARE(subjects(m_found[1]), QStringList{QStringLiteral("apples and pears")});
    QVERIFY(!m_found[1].error);
}

void TestMailboxSearch::everySearchHasItsAnswer()
{
    know({QStringLiteral("apples"), QStringLiteral("pears")});
    start();
    for (const char *words : {"apples", "pears", "", "plums"})
        m_mailbox->search({QString::fromLatin1(words), SearchOrder::When::WhenIndexed});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 4, longEnough);
    QCOMPARE(subjects(m_found[0]), QStringList{QStringLiteral("apples")});
    QCOMPARE(subjects(m_found[1]), QStringList{QStringLiteral("pears")});
    QCOMPARE(m_found[3].words, QStringLiteral("plums"));
    QVERIFY(m_found[2].messages.isEmpty() && m_found[3].messages.isEmpty());
}

void TestMailboxSearch::onlySoMuchIsTold()
{
    know(QStringList(limit::foundMessages, QStringLiteral("apples")));
    start();
    m_mailbox->search({QStringLiteral("apples"), SearchOrder::When::WhenIndexed});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 1, longEnough);
    QCOMPARE(m_found[0].messages.size(), limit::foundMessages);
    QVERIFY(!m_found[0].isCut);
    m_mailbox.reset();
    know({QStringLiteral("apples")});
    start();
    m_mailbox->search({QStringLiteral("apples"), SearchOrder::When::WhenIndexed});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 2, longEnough);
    QCOMPARE(m_found[1].messages.size(), limit::foundMessages);
    QVERIFY(m_found[1].isCut);
}

void TestMailboxSearch::allIdsAreToldToWhomWantsNothingElse()
{
    know(QStringList(limit::foundMessages + 1, QStringLiteral("apples")));
    know({QStringLiteral("pears")});
    start();
    m_mailbox->search({QStringLiteral("appl"), SearchOrder::When::WhenIndexed, SearchOrder::Wants::Ids});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 1, longEnough);
    QCOMPARE(m_found[0].ids.size(), limit::foundMessages + 1);
    QVERIFY(m_found[0].messages.isEmpty());
    QVERIFY(!m_found[0].isCut);
    QVERIFY(std::is_sorted(m_found[0].ids.begin(), m_found[0].ids.end()));
    for (const MessageId id : std::as_const(m_found[0].ids))
        QCOMPARE(m_rows.value(id).envelope.value_or(Envelope()).subject, QStringLiteral("apples"));
    // The index has it all, and is not looked through again to know that.
    m_mailbox->search({QStringLiteral("pears"), SearchOrder::When::Now, SearchOrder::Wants::Ids});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 2, longEnough);
    QCOMPARE(m_found[1].ids.size(), 1);
    QCOMPARE(m_found[1].notIndexed, 0);
}

void TestMailboxSearch::whatIsBeingIndexedIsCountedWithoutALook()
{
    know({QStringLiteral("apples"), QStringLiteral("apples and pears")});
    start();
    m_mailbox->search({QStringLiteral("apples"), SearchOrder::When::Now, SearchOrder::Wants::Ids});
    QTRY_COMPARE_WITH_TIMEOUT(m_found.size(), 1, longEnough);
    QCOMPARE(m_found[0].notIndexed, 2);
    QVERIFY(m_found[0].ids.isEmpty());
}

QTEST_GUILESS_MAIN(TestMailboxSearch)
#include "tst_mailbox_search.moc"
