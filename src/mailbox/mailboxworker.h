// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "archive/maildirfiles.h"
#include "mailbox/comparison.h"
#include "mailbox/credentials.h"
#include "mailbox/deletions.h"
#include "mailbox/dispatchworker.h"
#include "mailbox/downloadqueue.h"
#include "mailbox/downloads.h"
#include "mailbox/fetcher.h"
#include "mailbox/headerfetcher.h"
#include "mailbox/indexing.h"
#include "mailbox/keptheaders.h"
#include "mailbox/knownmessages.h"
#include "mailbox/localmail.h"
#include "mailbox/maildroplisting.h"
#include "mailbox/partfiles.h"
#include "mailbox/reader.h"
#include "mailbox/rebuilding.h"
#include "mailbox/receipts.h"
#include "mailbox/reconnect.h"
#include "mailbox/rulerunner.h"
#include "mailbox/searches.h"
#include "mailbox/sessionrecords.h"
#include "mailbox/ticks.h"
#include "mailbox/transfers.h"
#include "mailbox/values.h"
#include "pop3/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <limits>
#include <optional>

namespace poplar::mailbox {

/// Decides what becomes of one account's maildrop, on the session thread. It keeps no tables itself:
/// rows, ticks, headers and retrieved messages have owners of their own, and it lets them speak to the
/// session and the catalogue in the right order. `Mailbox` is its mirror and documents the calls.
class MailboxWorker : public QObject {
    Q_OBJECT

public:
    MailboxWorker(accounts::Account account, QString folder);
    ~MailboxWorker() override;

    [[nodiscard]] LocalMail &localMail() { return m_localMail; }
    [[nodiscard]] Transfers &transfers() { return m_transfers; }
    [[nodiscard]] RuleRunner &rules() { return m_rules; }
    [[nodiscard]] SessionRecords &records() { return m_records; }
    [[nodiscard]] DispatchWorker &dispatch() { return m_dispatch; }
    [[nodiscard]] LocalMail &openLocalMail();

public Q_SLOTS:
    void load();
    void check(poplar::mailbox::Reading reading);
    void checkByClock();
    void leaveIfQuiet();
    void readHeaders(const QList<poplar::mailbox::MessageId> &messages);
    void stop();
    void preview(poplar::mailbox::MessageId message);
    void readBeginning(poplar::mailbox::MessageId message, int lines);
    void retrieve(poplar::mailbox::MessageId message);
    void readAs(poplar::mailbox::MessageId message, const poplar::mime::ReadingOptions &options);
    void openPart(poplar::mailbox::MessageId message, int part);
    void fetch(const poplar::mailbox::FetchOrder &order);
    void download(const poplar::mailbox::DownloadOrder &order);
    void pauseDownloads();
    void leaveDownloads() { m_downloads.hold(); }
    void resumeDownloads();
    void cancelDownloads(const QList<poplar::mailbox::MessageId> &messages);
    void retryDownloads(const QList<poplar::mailbox::MessageId> &messages);
    void foresee(const poplar::accounts::Retention &retention);
    void readReceipts();
    void rebuild();
    void search(const poplar::mailbox::SearchOrder &order);
    void speak(const QByteArray &command, SpokenText text);
    void forgetServer();
    void tick(const QList<poplar::mailbox::MessageId> &messages);
    void untick(const QList<poplar::mailbox::MessageId> &messages);
    void untickAll();
    void leave();
    void savePart(poplar::mailbox::MessageId message, int part, const QString &path);
    void saveMessage(poplar::mailbox::MessageId message, const QString &path);
    void saveParts(poplar::mailbox::MessageId message, const QList<poplar::mailbox::NamedPart> &parts,
                   const QString &folder);
    void extractPart(const poplar::mailbox::ExtractOrder &order);
    void previewPart(const poplar::mailbox::PreviewOrder &order);
    void answer(poplar::mailbox::QuestionId question, const poplar::mailbox::Answer &answer);
    void setAccount(const poplar::accounts::Account &account);

Q_SIGNALS:
    void connectionChanged(const poplar::mailbox::ConnectionStatus &status);
    void listed(qint64 messages, qint64 octets);
    void rowsChanged(const QList<poplar::mailbox::RowChange> &changes);
    void progressChanged(const poplar::mailbox::Progress &progress);
    void contentReady(const poplar::mailbox::MessageContent &content);
    void asked(const poplar::mailbox::Question &question);
    void withdrawn(poplar::mailbox::QuestionId question);
    void left(const poplar::mailbox::CommitReport &report);
    void vanished(const poplar::mailbox::Vanished &vanished);
    void problem(const poplar::mailbox::Problem &problem);
    void fetched(const poplar::mailbox::Fetched &fetched);
    void fetchFinished(const poplar::mailbox::FetchReport &report);
    void downloadsChanged(const QList<poplar::mailbox::Download> &downloads);
    void downloadStatusChanged(const poplar::mailbox::DownloadStatus &status);
    void foreseen(const poplar::mailbox::Foreseen &foreseen);
    void rebuilt(const poplar::mailbox::RebuildReport &report);
    void found(const poplar::mailbox::Found &found);
    void receiptWritten(const poplar::mailbox::Receipt &receipt);
    void receiptsRead(const QList<poplar::mailbox::Receipt> &receipts);
    void spoken(const poplar::mailbox::Spoken &spoken);
    void saved(poplar::mailbox::MessageId message, const QString &path);
    void partsSaved(const poplar::mailbox::SavedParts &saved);
    void partExtracted(const poplar::mailbox::Extracted &extracted);
    void partPreviewed(const poplar::mailbox::PreviewedPart &preview);
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);
    void accountChanged(const poplar::accounts::Account &account);

private:
    /// What to do when the present session is over.
    enum class Then { Nothing, OpenAnew };
    /// The user's decision to delete: first every DELE must have its reply, then QUIT is said.
    enum class Committing { No, WaitingForMarks, Said };

    /// A message that the user wants to read, kept over a lost connection.
    struct Wish {
        MessageId message{};
        MessageContent::Extent extent = MessageContent::Extent::Whole;
        int lines = limit::previewLines;
        int tries = 0; ///< Connections lost over it.
    };

    void connectCredentials();

    // Opening and ending a session
    void open();
    void openWith(const Secrets &secrets);
    void onOpened();
    void onListed(const Result<Maildrop> &maildrop);
    void takeListing(const Recognition &recognition);
    void onFailed(const Error &error);
    /// What the user wanted of a session that is over.
    struct Intent {
        Then then = Then::Nothing;
        bool wasCommitting = false;
    };
    void onCancelled(const Error &error, const Intent &intent);
    /// Asks the user where that may help against the error.
    [[nodiscard]] bool askAbout(const Error &error, const wire::TlsDetails &tls);
    void waitAndOpen(const Error &error, std::chrono::seconds delay);
    void endWait();
    [[nodiscard]] bool hasWork() const;
    /// Nothing more is tried by itself.
    void giveUp(Problem::During during, const Error &error);
    void takeTicksOfOthers();
    void giveUpListing(Problem::During during, const Error &error);
    void goOn();
    void learn(ServerTrait trait);
    void onLeft(const Result<pop3::Committed> &result);
    void sessionOver();
    void leaveNow(pop3::Leaving leaving);
    void commitWhenMarked();
    /// Tells which deletions took place, now that the maildrop is listed.
    void settle();
    void takeBack(const Deletions::Settled &settled);
    [[nodiscard]] bool noteCommit();
    void noteAnswer(const CommitReport &report);
    void tellVanished();
    [[nodiscard]] bool isEveryMessageRecognised() const;
    [[nodiscard]] CommitReport reportOf(const Result<pop3::Committed> &result) const;
    [[nodiscard]] bool isOpen() const;
    /// The maildrop is open, its listing has been read, and Poplar is not about to leave: what may be
    /// said to the session now is sent.
    [[nodiscard]] bool isListed() const { return isOpen() && m_listed && !m_isLeaving; }
    /// The user did something: the quiet time starts anew.
    void touch();

    // Unique-ids that all changed

    [[nodiscard]] bool mayBeRenamed(const Recognition &recognition) const;
    [[nodiscard]] bool isToBeCompared(const Recognition &recognition) const;
    void compare(const Recognition &recognition);
    void readForComparison();
    void compareIfRead();
    void endComparison(archive::Renaming renaming);
    [[nodiscard]] Result<Done> takeCompared(const Comparison &comparison);

    // Reading
    void loadCatalogue();
    void readKeptHeaders();
    void onKeptHeaders(const QList<HeaderFetcher::Header> &headers);
    /// Where the whole message lies on this machine, retrieved or kept; nothing if it does not.
    [[nodiscard]] std::optional<QString> fileOf(MessageId message);
    [[nodiscard]] Error whyNotHere(MessageId message) const;
    [[nodiscard]] HeaderFetcher::Way headersBy() const;
    void connectReading();
    void connectFetching();
    void fetchHeaders(const QList<MessageId> &messages);
    void replayRelinkedTicks();
    void onHeaders(const QList<HeaderFetcher::Header> &headers);
    void get(const Wish &wish);
    void onUnread(const Reader::Wanted &wanted, const Error &error);
    void noLongerUnderWay(MessageId message);
    /// It could not be had: that is told and remembered.
    void setAside(MessageId message, const Error &error);
    /// Shows what is known of a message whose beginning the server does not show.
    void showEnvelope(MessageId message);
    void startFetching();
    [[nodiscard]] bool makeOwnMaildir();
    [[nodiscard]] bool isWanted(MessageId message) const;
    [[nodiscard]] bool isWhole(const Fetcher::Fetched &fetched) const;
    void onDelivered(const QList<Fetcher::Fetched> &fetched);
    void distrustLast(const Error &error);
    void onSetAside(MessageId message, const Error &error);
    void followSpoken(const QByteArray &verb, const QByteArray &line, quint64 resets);
    [[nodiscard]] std::optional<Fetcher::Source> sourceOf(MessageId message) const;
    void onContent(const MessageContent &content);

    // What the Maildir holds
    void connectArchive();
    void connectTransfers();
    void connectLocalMail();
    /// After the catalogue has been opened.
    void onCatalogueOpened(const Result<Done> &opened);
    void askToRebuild();
    void declineToRebuild();
    void onRebuilt(const RebuildReport &report);

    [[nodiscard]] Error whyClosed() const;

    /// The file of a message whose parts are wanted; where there is none, that is told.
    [[nodiscard]] std::optional<QString> retrievedFile(MessageId message);
    /// Writes a file on the pool and tells what came of it.
    void save(MessageId message, const QString &path, const std::function<Result<Done>()> &write);

    // Downloads
    void connectDownloads();
    void restoreDownloads();
    void orderDownloads(const QList<MessageId> &messages, FolderId folder = FolderId::Archive);
    void orderNewMail();
    [[nodiscard]] bool isIn(const DownloadOrder &order, const MessageRow &row) const;
    void feedFetcher();
    /// What was ordered goes on, or what is paused stops.
    void followDownloads();
    void onDownloaded(const QList<Fetcher::Fetched> &fetched, const Result<Done> &remembered);
    void onDownloadFailed(MessageId message, const Error &error);
    void endDownloads(const FetchReport &report);
    [[nodiscard]] DownloadStatus downloadStatus() const;
    void tellDownloads(qsizetype most);

    // Rules for deletion
    void restoreRuleTicks();
    /// Once for each listing, as soon as it is certain which messages are which.
    void applyRules();
    void tickDue();
    /// They are on the disk, read back from there.
    void tickDownloaded(const QList<MessageId> &messages);
    void tickByRule(const QList<MessageId> &messages);
    /// The user takes back what a rule ticked: no rule ticks it again.
    void spare(const QList<MessageId> &messages);
    /// No rule ticks them again, in this run or another.
    void spareForGood(const QList<MessageId> &messages);
    void takeFromRule(const QList<MessageId> &messages);
    void changeRetention(const accounts::Retention &before);
    [[nodiscard]] bool isHeaderHere(MessageId message, const QByteArray &hash);
    /// By what the catalogue knows of its header.
    enum class Seems { Same, Another };
    void judgeByRule(const HeaderFetcher::Header &header, Seems seems);
    void leaveToUser(MessageId message);
    /// The user agreed to the deletion of them all by switching the rule on. It looks at their files.
    [[nodiscard]] bool isAgreedUpon(const QList<MessageId> &messages);

    // Rules on headers
    [[nodiscard]] RuleRunner::Hands handsOfRules();
    [[nodiscard]] DispatchWorker::Hands handsOfDispatch();
    void connectRules();
    qsizetype fetchForRules(HeaderFetcher &fetcher, const QList<MessageId> &messages);
    QSet<MessageId> tickByFilter(const QList<MessageId> &messages, RuleRunner::Deletion deletion);
    void endAgreement();
    [[nodiscard]] bool isAgreedByFilter(const QList<MessageId> &messages);

    // Ticks
    [[nodiscard]] bool isServersOwn(MessageId message) const;
    void refuseServersOwn(MessageId message);
    [[nodiscard]] bool needsLook(MessageId message);
    void lookAt(MessageId message);
    void onLookedAt(MessageId message, const HeaderFetcher::Header &header);
    void sendMarks();
    void sendMarkIfDue(MessageId message);
    void sendMark(MessageId message);
    void onMarked(MessageId message, const Result<pop3::Reply> &reply);
    void forgetMarks();
    void sendReset();
    /// The server still means to delete what the user has unticked: the only way left is to hang up.
    void onResetRefused(const Error &error);
    void dropTicks(const QList<MessageId> &messages);
    void dropDoubtfulTicks();
    void refuseDoubtful(const QList<MessageId> &messages);
    [[nodiscard]] QList<MessageId> victims() const;
    [[nodiscard]] QList<Victim> describe(const QList<MessageId> &messages);
    [[nodiscard]] QList<Victim> named(const QList<MessageId> &messages) const;

    // Questions and answers
    void ask(const Question::About &about);
    void withdrawQuestion();
    void stay();
    void take(const PasswordAnswer &answer);
    void take(const TrustCertificate &answer);
    void take(const ReviewAnswer &answer);
    void take(const RelinkAnswer &answer);
    void take(const RebuildAnswer &answer);
    void take(const Declined &);

    // Telling
    void tellStatus();
    void tellProgress(const Progress &progress);
    void tellTranscript(QList<wire::TranscriptEvent> events);
    void report(Problem::During during, const Error &error, std::optional<MessageId> message = {});
    void reportIfFailed(Problem::During during, const Result<Done> &result);
    void scheduleFlush();
    void flush();

    accounts::Account m_account;
    QString m_folder;
    Credentials m_credentials;
    Reconnect m_reconnect;
    QThreadPool m_pool;
    KnownMessages m_known;
    HeaderFetcher m_headers;
    KeptHeaders m_keptHeaders;
    Reader m_reader;
    PartFiles m_partFiles;
    Fetcher m_fetcher;
    Rebuilding m_rebuilding;
    LocalMail m_localMail;
    Transfers m_transfers;
    RuleRunner m_rules;
    Indexing m_indexing;
    Searches m_searches;
    bool m_hasLoss = false; ///< It is to be asked whether the catalogue is rebuilt.
    std::optional<Error> m_openingFailure; ///< Of the catalogue.
    std::optional<Error> m_catalogueTold; ///< What has been reported of it since the user's last check.
    Ticks m_ticks;
    Deletions m_deletions;
    DownloadQueue m_downloads;
    QSet<MessageId> m_handedOver; ///< By the queue to the Fetcher, and not back; some may be cancelled.
    DownloadStatus m_downloadStatus; ///< As told last.
    QElapsedTimer m_clock; ///< For rates.
    QTimer m_rateTimer;
    bool m_isFetchAwaited = false; ///< Somebody waits for fetchFinished().
    bool m_areRulesDue = false; ///< In this session they have not been applied.
    QSet<MessageId> m_proven; ///< Of this session: fetched in it, or looked at. What a rule may have deleted.
    std::optional<archive::FileFinder> m_finder; ///< Of this session, once it is needed.
    QSet<MessageId> m_notByRule; ///< Of this session: in doubt, or spared.
    pop3::Session *m_session = nullptr;
    QHash<MessageId, qint64> m_numbers; ///< Message numbers of the open session.
    bool m_listed = false;
    bool m_isLeaving = false; ///< The session takes no more commands.
    bool m_headersInterrupted = false;
    QList<MessageId> m_relinked; ///< Known from an earlier session, as their headers showed.
    int m_commandsLost = 0; ///< Sessions in which early commands seemed to get lost.
    bool m_hasLearnt = false; ///< In this session, something that makes the next one different.
    Reading m_reading = Reading::Headers;
    /// What the next listing is: a lost connection that is made anew brings no new check.
    KnownMessages::Check m_check = KnownMessages::Check::New;
    std::optional<Comparison> m_comparison;
    /// Headers that were still to be read at a listing, at the least since the user's check.
    qsizetype m_leastMissing = std::numeric_limits<qsizetype>::max();
    Then m_then = Then::Nothing;
    Committing m_committing = Committing::No;
    std::optional<Wish> m_wish; ///< To be read as soon as the maildrop is listed.
    std::optional<Wish> m_underWay; ///< Is being retrieved.
    std::optional<Waiting> m_waiting;
    qint64 m_marksUnderWay = 0; ///< DELEs and RSETs without a reply.
    quint64 m_resets = 0; ///< So often RSET has been sent: what was marked before does not count.
    QSet<MessageId> m_looksUnderWay; ///< At headers, before the messages are marked.
    QSet<MessageId> m_headersSeen; ///< Read in this session, or tried to.
    std::optional<QSet<MessageId>> m_ambiguous; ///< Of this listing, once it is needed.
    std::optional<Question> m_question;
    SecretPurpose m_askedFor = SecretPurpose::Password;
    quint64 m_lastQuestion = 0;
    std::optional<Error> m_unlessAnswered; ///< To be reported if the user declines the question.
    SessionRecords m_records;
    ConnectionStatus m_status;
    std::optional<Progress> m_progress; ///< Not told yet.
    QTimer m_flushTimer;
    QTimer m_idleTimer;
    QTimer m_waitTimer;
    DispatchWorker m_dispatch;
};

} // namespace poplar::mailbox
