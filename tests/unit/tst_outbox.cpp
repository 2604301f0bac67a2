// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mailbox/drafts.h"
#include "mailbox/durablefile.h"
#include "mailbox/outbox.h"
#include "mailbox/peoplefinder.h"
#include "mailbox/sendingverdict.h"

#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

OutboxRecord aRecord()
{
    OutboxRecord record;
    record.entry.from = {QStringLiteral("Anna"), QStringLiteral("anna@example.org")};
    record.entry.subject = QStringLiteral("grün\n");
    record.entry.messageId = "1@example.org";
    record.entry.octets = 5;
    record.entry.recipients = {{QStringLiteral("b@x"), RecipientState::Fate::Waiting, {}},
                               {QStringLiteral("c@x"), RecipientState::Fate::Refused, "550 \xFF no"}};
    record.entry.error = Error{ErrorKind::Busy, "later", "4.7.1", "RCPT", QStringLiteral("detail")};
    record.entry.tries = 3;
    record.entry.next = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    record.sender = "anna@example.org";
    record.notice = DeliveryNotice::OnFailureAndSuccess;
    record.keptDraft = DraftId(77);
    mime::Draft draft;
    draft.from = record.entry.from;
    draft.to = {{QStringLiteral("Ben"), QStringLiteral("b@x")}};
    draft.bcc = {{{}, QStringLiteral("c@x")}};
    draft.files = {{QStringLiteral("/tmp/x"), QStringLiteral("x"), "text/plain", 4}};
    draft.references = {"a@b", "c@d"};
    draft.html = QStringLiteral("<p>x");
    draft.date = QDateTime::fromString(QStringLiteral("2026-11-22T18:00:00.000+03:00"), Qt::ISODateWithMs);
    record.draft = draft;
    return record;
}

smtp::Reply reply(int code)
{
    return {code, {}, {"words"}};
}

using Asked = smtp::RecipientOutcome::Fate;
using Verdict = smtp::Outcome::Fate;

smtp::Outcome outcomeOf(Verdict verdict, const QList<Asked> &fates)
{
    smtp::Outcome outcome;
    outcome.fate = verdict;
    QByteArray address = "b@x";
    for (const Asked fate : fates) {
        const int code = fate == Asked::Accepted ? 250 : fate == Asked::Refused ? 550 : 451;
        outcome.recipients += {address, fate, fate == Asked::NotAsked ? smtp::Reply() : reply(code)};
        ++address[0];
    }
    if (verdict != Verdict::Accepted)
        outcome.error =
            Error{verdict == Verdict::Refused ? ErrorKind::Refused : ErrorKind::Busy, {}, {}, {}, {}};
    return outcome;
}

} // namespace

/// What is remembered of mail that goes out: on the disk, and what attempts make of it.
class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsThereAfterARestart();
    void whatIsHalfIsGone();
    void anInterruptedEndIsUnknown();
    void damagedRecordsAreLeftAlone_data();
    void damagedRecordsAreLeftAlone();
    void oneProgramAtATime();
    void whatACrashLeftIsTakenOver_data();
    void whatACrashLeftIsTakenOver();
    void whatIsTooLargeToBeReadIsNotWritten();
    void longWordsAreCut();
    void aClockThatWasWrongHoldsNothingUp();
    void anEarlierRefusalIsToldStill();
    void whatIsRemovedStaysAway();
    void aFullDiskIsTold();
    void attempts_data();
    void attempts();
    void waitsGrow();
    void damagedDraftsAreLeftAlone();
    void idsAreNotGivenTwice();
    void peopleAreFoundByAnyWord_data();
    void peopleAreFoundByAnyWord();
    void whoIsWrittenToComesFirst();

private:
    [[nodiscard]] static OutboxId add(Outbox &outbox, const OutboxRecord &record);
    static void write(const QString &path, const QByteArray &content = "x");
};

void TestOutbox::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
}

OutboxId TestOutbox::add(Outbox &outbox, const OutboxRecord &record)
{
    const QString part = outbox.newPart();
    write(part, "From: x\n");
    const Result<OutboxId> id = outbox.add(record, part);
    if (!id)
        qFatal("cannot add");
    return *id;
}

void TestOutbox::everythingIsThereAfterARestart()
{
    const QTemporaryDir folder;
    QList<OutboxRecord> before;
    {
        Outbox outbox(folder.filePath(QStringLiteral("outbox")));
        QVERIFY(outbox.open());
        (void)add(outbox, aRecord());
        OutboxRecord second = aRecord();
        second.draft.reset();
        second.entry.error.reset();
        second.entry.next = {};
        const OutboxId id = add(outbox, second);
        second = *outbox.find(id);
        second.entry.state = OutboxEntry::State::Returned;
        second.isInSent = true;
        second.isDiscarded = true;
        QVERIFY(outbox.put(second));
        before = outbox.records();
        QVERIFY(QFile::exists(before.first().entry.file));
        QCOMPARE(QFile::permissions(before.first().entry.file)
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }
    Outbox again(folder.filePath(QStringLiteral("outbox")));
    const Result<QList<Error>> opened = again.open();
    QVERIFY(opened && opened->isEmpty());
    QCOMPARE(again.records().size(), 2);
    for (OutboxRecord &record : before) // a file does not keep more than milliseconds
        record.entry.queued =
            QDateTime::fromMSecsSinceEpoch(record.entry.queued.toMSecsSinceEpoch(), Qt::UTC);
    QVERIFY(again.records() == before);
    QVERIFY(again.records().first().sentName != again.records().last().sentName);
}

void TestOutbox::whatIsHalfIsGone()
{
    const QTemporaryDir folder;
    {
        Outbox outbox(folder.path());
        QVERIFY(outbox.open());
        (void)add(outbox, aRecord());
    }
    const QDir dir(folder.path());
    for (const char *name :
         {"new-1-1.part", "ready-1-1.part", "ready-1-2.part.AbCdEf", "4711.eml", "4711.json.QwErTy"})
        write(dir.filePath(QLatin1StringView(name)));
    write(dir.filePath(QStringLiteral("notes.txt"))); // of somebody else
    Outbox again(folder.path());
    QVERIFY(again.open());
    QCOMPARE(again.records().size(), 1);
    QStringList left = dir.entryList(QDir::Files | QDir::Hidden);
    left.removeIf([](const QString &name) { return name == QStringLiteral("lock"); });
    QCOMPARE(left.size(), 3);
    QVERIFY(left.contains(QStringLiteral("notes.txt")));
}

void TestOutbox::anInterruptedEndIsUnknown()
{
    const QTemporaryDir folder;
    {
        Outbox outbox(folder.path());
        QVERIFY(outbox.open());
        OutboxRecord record = *outbox.find(add(outbox, aRecord()));
        record.entry.state = OutboxEntry::State::Sending;
        QVERIFY(outbox.put(record));
    }
    Outbox again(folder.path());
    QVERIFY(again.open());
    QCOMPARE(int(again.records().first().entry.state), int(OutboxEntry::State::Unknown));
    QCOMPARE(again.records().first().entry.error->kind, ErrorKind::Unknown);
}

void TestOutbox::damagedRecordsAreLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"version\": 1, \"state\": \"wai");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("of a later program")
        << QByteArray(R"({"version":2,"state":"waiting","recipients":[{"address":"a@b","fate":"waiting"}]})");
    QTest::newRow("an unknown fate") << QByteArray(
        R"({"version":1,"state":"waiting","recipients":[{"address":"a@b","fate":"maybe"}]})");
    QTest::newRow("nobody") << QByteArray(R"({"version":1,"state":"waiting","recipients":[]})");
}

void TestOutbox::damagedRecordsAreLeftAlone()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    OutboxId good{};
    {
        Outbox outbox(folder.path());
        QVERIFY(outbox.open());
        good = add(outbox, aRecord());
    }
    const QDir dir(folder.path());
    write(dir.filePath(QStringLiteral("4711.json")), content);
    write(dir.filePath(QStringLiteral("4711.eml")), "precious");
    write(dir.filePath(QStringLiteral("4712.json")),
          R"({"version":1,"state":"waiting","recipients":[{"address":"a@b","fate":"waiting"}]})");
    Outbox again(folder.path());
    const Result<QList<Error>> opened = again.open();
    QVERIFY(opened);
    QCOMPARE(opened->size(), 2); // and the record without a message
    QCOMPARE(opened->first().code, QByteArray("DAMAGED"));
    QCOMPARE(again.records().size(), 1);
    QCOMPARE(again.records().first().entry.id, good);
    QVERIFY(dir.exists(QStringLiteral("4711.json")) && dir.exists(QStringLiteral("4711.eml")));
}

void TestOutbox::oneProgramAtATime()
{
    const QTemporaryDir folder;
    auto first = std::make_unique<Outbox>(folder.path());
    QVERIFY(first->open());
    Outbox second(folder.path());
    const Result<QList<Error>> refused = second.open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QByteArray("OUTBOX-IN-USE"));
    QVERIFY(!second.isOpen());
    first.reset();
    Outbox third(folder.path());
    QVERIFY(third.open());
}

void TestOutbox::whatACrashLeftIsTakenOver_data()
{
    QTest::addColumn<QByteArray>("lock");
    QTest::newRow("the power failed") << QByteArray();
    // Sandboxes give the same number to the same program each time.
    QTest::newRow("our number") << QByteArray::number(QCoreApplication::applicationPid()) + "\ntst_outbox\n"
            + QSysInfo::machineHostName().toUtf8() + '\n';
}

void TestOutbox::whatACrashLeftIsTakenOver()
{
    QFETCH(const QByteArray, lock);
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("lock")), lock);
    Outbox outbox(folder.path());
    QVERIFY(outbox.open());
    Outbox second(folder.path());
    QCOMPARE(second.open().error().code, QByteArray("OUTBOX-IN-USE"));
}

void TestOutbox::whatIsTooLargeToBeReadIsNotWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("1.json"));
    QVERIFY(writeDurably(path, "before"));
    const Result<Done> written = writeDurably(path, QByteArray(limit::outboxRecord + 1, 'x'));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Limit);
    QCOMPARE(readSmallFile(path).value(), QByteArray("before"));
}

void TestOutbox::longWordsAreCut()
{
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    QVERIFY(outbox.open());
    OutboxRecord record = aRecord();
    record.entry.recipients.clear();
    for (qsizetype i = 0; i < limit::recipients; ++i)
        record.entry.recipients += {QStringLiteral("%1@x").arg(i), RecipientState::Fate::Refused,
                                    "550 " + QByteArray(limit::mailReplyOctets, 'x')};
    const OutboxId id = add(outbox, record);
    QVERIFY(outbox.find(id));
    const QStringList files = QDir(folder.path()).entryList({QStringLiteral("*.json")});
    QVERIFY(readSmallFile(folder.filePath(files.first())));
}

void TestOutbox::aClockThatWasWrongHoldsNothingUp()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    OutboxRecord record = aRecord();
    record.entry.next = now.addSecs(60);
    QVERIFY(!isDue(record, now));
    record.entry.next = now.addSecs(std::chrono::seconds(limit::sendingWaits.back()).count());
    QVERIFY(!isDue(record, now));
    record.entry.next = now.addMonths(1);
    QVERIFY(isDue(record, now));
    record.isDiscarded = true;
    QVERIFY(!isDue(record, now));
}

void TestOutbox::anEarlierRefusalIsToldStill()
{
    const OutboxRecord after =
        afterAttempt(aRecord(), outcomeOf(Verdict::Accepted, {Asked::Accepted}), QDateTime());
    QCOMPARE(int(after.entry.state), int(OutboxEntry::State::Returned));
    QVERIFY(after.entry.error.has_value());
    QCOMPARE(after.entry.error->kind, ErrorKind::Refused);
    QCOMPARE(after.entry.error->said, QByteArray("550 \xFF no"));
}

void TestOutbox::whatIsRemovedStaysAway()
{
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    QVERIFY(outbox.open());
    const OutboxId id = add(outbox, aRecord());
    QVERIFY(outbox.remove(id));
    QVERIFY(!outbox.find(id));
    QVERIFY(QDir(folder.path()).entryList({QStringLiteral("*.eml"), QStringLiteral("*.json")}).isEmpty());
}

void TestOutbox::aFullDiskIsTold()
{
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    QVERIFY(outbox.open());
    const Result<OutboxId> missing = outbox.add(aRecord(), folder.filePath(QStringLiteral("not-there.part")));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::Storage);
    QVERIFY(outbox.records().isEmpty());
}

void TestOutbox::attempts_data()
{
    using State = OutboxEntry::State;
    QTest::addColumn<LetterFate>("fate");
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("isByClock");
    QTest::addColumn<QByteArray>("recipients");
    const auto row = [](const char *name, const LetterFate &fate, State state, bool isByClock,
                        const QByteArray &recipients) {
        QTest::newRow(name) << fate << int(state) << isByClock << recipients;
    };
    const auto cut = [](ErrorKind kind, const QByteArray &code = {}) {
        smtp::Outcome outcome = outcomeOf(Verdict::NotSent, {Asked::NotAsked, Asked::NotAsked});
        outcome.error = Error{kind, {}, code, "MAIL", {}};
        return outcome;
    };
    row("all", outcomeOf(Verdict::Accepted, {Asked::Accepted, Asked::Accepted}), State::Waiting, true, "ss");
    row("one refused", outcomeOf(Verdict::Accepted, {Asked::Accepted, Asked::Refused}), State::Returned,
        false, "sr");
    row("one for now", outcomeOf(Verdict::Accepted, {Asked::Accepted, Asked::RefusedForNow}), State::Waiting,
        true, "sw");
    row("the message for now", outcomeOf(Verdict::RefusedForNow, {Asked::Accepted, Asked::Refused}),
        State::Waiting, true, "wr");
    row("the message for good", outcomeOf(Verdict::Refused, {Asked::Accepted, Asked::Accepted}),
        State::Returned, false, "rr");
    row("no verdict", outcomeOf(Verdict::Unknown, {Asked::Accepted, Asked::Accepted}), State::Unknown, false,
        "ww");
    row("cut", cut(ErrorKind::ConnectionLost), State::Waiting, true, "ww");
    row("given up", cut(ErrorKind::Cancelled), State::Waiting, false, "ww");
    row("the proxy's password", cut(ErrorKind::ProxyFailed, "PROXY-AUTH"), State::Waiting, false, "ww");
    row("the proxy", cut(ErrorKind::ProxyFailed), State::Waiting, true, "ww");
    row("the disk", cut(ErrorKind::Storage), State::Waiting, false, "ww");
    row("too large", cut(ErrorKind::Limit, "SIZE"), State::Returned, false, "ww");
    row("too long a reply", cut(ErrorKind::Limit), State::Waiting, true, "ww");
    row("8 bits", cut(ErrorKind::NotAllowed, "8BITMIME"), State::Returned, false, "ww");
    row("signed", mime::Obstacle{mime::Obstacle::Kind::Signed}, State::Returned, false, "ww");
    row("unreadable", mime::Obstacle{mime::Obstacle::Kind::Unreadable}, State::Waiting, false, "ww");
}

void TestOutbox::attempts()
{
    QFETCH(const LetterFate, fate);
    QFETCH(const int, state);
    QFETCH(const bool, isByClock);
    QFETCH(const QByteArray, recipients);
    OutboxRecord before = aRecord();
    before.entry.recipients.last().fate = RecipientState::Fate::Waiting;
    before.entry.next = {};
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    const OutboxRecord after = afterAttempt(before, fate, now);
    QCOMPARE(int(after.entry.state), state);
    QCOMPARE(after.entry.tries, 4);
    QByteArray letters;
    for (const RecipientState &one : after.entry.recipients)
        letters += "wsr"[int(one.fate)];
    QCOMPARE(letters, recipients);
    if (after.isSentToAll())
        return;
    QCOMPARE(after.entry.next.isValid(), isByClock);
    QVERIFY(after.entry.error.has_value());
    if (isByClock)
        QCOMPARE(now.msecsTo(after.entry.next), std::chrono::milliseconds(waitAfter(4)).count());
}

void TestOutbox::waitsGrow()
{
    using std::chrono::minutes;
    QCOMPARE(waitAfter(1), minutes(1));
    QCOMPARE(waitAfter(2), minutes(5));
    QCOMPARE(waitAfter(3), minutes(15));
    QCOMPARE(waitAfter(5), minutes(60));
    QCOMPARE(waitAfter(100000), minutes(60));
    QCOMPARE(waitAfter(0), minutes(1));
}

void TestOutbox::damagedDraftsAreLeftAlone()
{
    const QTemporaryDir folder;
    DraftId id{};
    {
        Drafts drafts(folder.path());
        QVERIFY(drafts.load().isEmpty());
        KeptDraft draft;
        draft.draft = *aRecord().draft;
        draft.notice = DeliveryNotice::OnFailureAndSuccess;
        const Result<DraftId> kept = drafts.keep(draft);
        QVERIFY(kept);
        id = *kept;
    }
    const QDir dir(folder.path());
    write(dir.filePath(QStringLiteral("4711.json")), "{");
    write(dir.filePath(QStringLiteral("4711.json.AbCdEf")), "{");
    Drafts again(folder.path());
    QCOMPARE(again.load().size(), 1);
    QCOMPARE(again.all().size(), 1);
    QCOMPARE(again.all().first().id, id);
    QVERIFY(again.all().first().draft == *aRecord().draft);
    QCOMPARE(again.all().first().notice, DeliveryNotice::OnFailureAndSuccess);
    QVERIFY(dir.exists(QStringLiteral("4711.json")));
    QVERIFY(!dir.exists(QStringLiteral("4711.json.AbCdEf")));
}

void TestOutbox::idsAreNotGivenTwice()
{
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    QVERIFY(outbox.open());
    const OutboxId one = add(outbox, aRecord());
    QVERIFY(outbox.remove(one));
    const OutboxId other = add(outbox, aRecord());
    QVERIFY(one < other);
}

namespace {

NamingMessage mailFrom(const Address &from, const QList<Address> &to, int daysAgo, bool isSent = false)
{
    Envelope envelope;
    envelope.from = {from};
    envelope.to = to;
    envelope.date = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC).addDays(-daysAgo);
    return {envelope, isSent};
}

QStringList found(const QList<NamingMessage> &messages, const QString &typed)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    QStringList shown;
    for (const Address &one : peopleFor(peopleIn(messages, now), typed))
        shown += one.name + u'|' + one.address;
    return shown;
}

const Address ada{QStringLiteral("Ada Lovelace"), QStringLiteral("ada@engine.example")};
const Address ben{QStringLiteral("Бен Невис"), QStringLiteral("Ben.N@hill.example")};
const Address nobody{{}, QStringLiteral("no-reply@shop.example")};

} // namespace

void TestOutbox::peopleAreFoundByAnyWord_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("who");
    QTest::newRow("first name") << QStringLiteral("AD") << QStringLiteral("ada");
    QTest::newRow("last name") << QStringLiteral("love") << QStringLiteral("ada");
    QTest::newRow("both, turned round") << QStringLiteral("love ad") << QStringLiteral("ada");
    QTest::newRow("in the midst of a word") << QStringLiteral("velace") << QString();
    QTest::newRow("another alphabet") << QStringLiteral("невис") << QStringLiteral("ben");
    QTest::newRow("address") << QStringLiteral("ben.n@h") << QStringLiteral("ben");
    QTest::newRow("domain") << QStringLiteral("hill") << QStringLiteral("ben");
    QTest::newRow("nothing") << QStringLiteral(" ,") << QString();
    QTest::newRow("no name") << QStringLiteral("rep") << QStringLiteral("nobody");
}

void TestOutbox::peopleAreFoundByAnyWord()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, who);
    const QList<NamingMessage> messages{mailFrom(ada, {ben}, 1), mailFrom(nobody, {}, 2)};
    QStringList expected;
    for (const auto &[name, person] : {std::pair{"ada", ada}, {"ben", ben}, {"nobody", nobody}}) {
        if (who == QLatin1StringView(name))
            expected += person.name + u'|' + person.address;
    }
    QCOMPARE(found(messages, typed), expected);
}

void TestOutbox::whoIsWrittenToComesFirst()
{
    const Address one{{}, QStringLiteral("a.one@x.example")};
    const Address two{QStringLiteral("A Two"), QStringLiteral("a.two@x.example")};
    const Address renamed{QStringLiteral("A Zwei"), QStringLiteral("A.Two@x.example")};
    QList<NamingMessage> messages;
    for (int i = 0; i < 3; ++i)
        messages += mailFrom(one, {}, i);
    messages += mailFrom(nobody, {two}, 1, true);
    messages += mailFrom(nobody, {renamed}, 0, true);
    QCOMPARE(found(messages, QStringLiteral("a")),
             (QStringList{QStringLiteral("A Zwei|A.Two@x.example"), QStringLiteral("|a.one@x.example")}));
    for (int i = 0; i < 100; ++i)
        messages += mailFrom({{}, QStringLiteral("a%1@x.example").arg(i)}, {}, 5);
    QCOMPARE(found(messages, QStringLiteral("a")).size(), qsizetype(limit::correspondents));
    // Someone whom one wrote to years ago is behind someone who wrote often of late.
    QCOMPARE(found({mailFrom(nobody, {two}, 3650, true), mailFrom(one, {}, 0), mailFrom(one, {}, 1)},
                   QStringLiteral("a"))
                 .first(),
             QStringLiteral("|a.one@x.example"));
}

Q_DECLARE_METATYPE(poplar::mailbox::LetterFate)

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
