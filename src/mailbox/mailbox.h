// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/passwordstore.h"
#include "mailbox/downloads.h"
#include "mailbox/folders.h"
#include "mailbox/parts.h"
#include "mailbox/receipts.h"
#include "mailbox/rules.h"
#include "mailbox/searching.h"
#include "mailbox/transfervalues.h"
#include "mailbox/values.h"
#include "records/logfolder.h"
#include "wire/transcript.h"

#include <QObject>
#include <QThread>

#include <optional>

namespace poplar::mailbox {

class Dispatch;
class KeyringTurn;
class MailboxWorker;

/// One account's maildrop as the window sees it: the mirror, on the caller's thread, of the worker that
/// decides, on the session thread. It asks, shows and remembers; it never decides and never blocks.
/// Every call returns at once; what comes of it is told by the signals, from the event loop.
class Mailbox : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own folder, created where missing.
    /// @param passwords where to look for the password before asking and to keep it if the user wants;
    ///        null for none. Must live as long as this.
    Mailbox(accounts::Account account, QString folder, accounts::PasswordStore *passwords,
            QObject *parent = nullptr);
    /// Leaves without deleting and waits for the session thread to end. Ticks are kept.
    ~Mailbox() override;

    [[nodiscard]] const accounts::Account &account() const { return m_account; }
    [[nodiscard]] const ConnectionStatus &status() const { return m_status; }
    /// Whether the user has asked for something since checkByClock().
    [[nodiscard]] bool isUsed() const { return m_isUsed; }
    /// What goes out, and what is being written. Lives as long as this.
    [[nodiscard]] Dispatch &dispatch() { return *m_dispatch; }

public Q_SLOTS:
    /// Shows what the catalogue knows, without connecting.
    void load();
    /// Connects and lists the maildrop; on an open session, leaves without deleting and logs in anew
    /// (a session shows the maildrop as it was at login).
    /// Ends a wait (ConnectionStatus::waiting) at once.
    void check(poplar::mailbox::Reading reading = poplar::mailbox::Reading::Headers);
    /// As check(), but by the clock: what the user's last check found stays new, and the session need not
    /// stay open. Does nothing while a connection is being made or waited for.
    void checkByClock();
    /// Leaves without deleting, unless the user has asked this mailbox for something since checkByClock(), or
    /// something is under way.
    void leaveIfUnused();
    /// Reads the headers of these, as far as they are not known, in this order.
    void readHeaders(const QList<poplar::mailbox::MessageId> &messages);
    /// Gives up what is going on, a wait included. Rows and ticks stay.
    void stop();

    /// Shows a message: the whole of it, or its beginning when it is larger than limit::previewOctets. What
    /// is kept on this machine is shown whole from its file, connected or not, and so do the calls below.
    void preview(poplar::mailbox::MessageId message);
    /// Shows the header and the first lines of the body.
    void readBeginning(poplar::mailbox::MessageId message, int lines);
    /// Shows the whole of a message, whatever its size.
    void retrieve(poplar::mailbox::MessageId message);
    /// Shows what has been retrieved of a message once more, in another charset or more of it. Nothing is
    /// fetched. The charset is remembered for this message while the program runs.
    void readAs(poplar::mailbox::MessageId message, const poplar::mime::ReadingOptions &options);
    /// Shows a message that is attached to a retrieved one. It comes with an id of its own, for which
    /// preview(), readAs(), openPart(), savePart() and saveMessage() work until the program ends, and with
    /// MessageContent::partOf. The list does not have it.
    void openPart(poplar::mailbox::MessageId message, int part);

    /// Delivers messages into a Maildir: fetched() for each, then fetchFinished(). One order at a time; a
    /// further one is added to it.
    void fetch(const poplar::mailbox::FetchOrder &order);
    /// Downloads messages into the account's own Maildir; what is ordered is remembered until it is done,
    /// also over the end of the program, and goes on with the next session. Opens one where there is none.
    void download(const poplar::mailbox::DownloadOrder &order);
    /// What is under way is finished; nothing more is asked for.
    void pauseDownloads();
    /// Nothing is downloaded or sent out of the outbox by this, now or later: what was ordered in another
    /// program waits for it. Before load() and the first check().
    void leaveDownloads();
    void resumeDownloads();
    /// @param messages empty for all.
    void cancelDownloads(const QList<poplar::mailbox::MessageId> &messages);
    /// Tries what failed once more.
    /// @param messages empty for all.
    void retryDownloads(const QList<poplar::mailbox::MessageId> &messages);
    /// Works out what a rule for deletion would do: foreseen() tells. Nothing is changed.
    void foresee(const poplar::accounts::Retention &retention);
    /// Reads the history of deletions: receiptsRead() tells.
    void readReceipts();
    /// Makes the catalogue know what lies in the account's Maildir, without connecting: progressChanged(),
    /// rowsChanged(), then rebuilt(). It takes nothing away from what is known. stop() ends it early.
    void rebuild();
    /// Searches what messages say, without connecting: found() tells.
    void search(const poplar::mailbox::SearchOrder &order);

    /// Sets or clears a flag, durably; of what lies on this machine also in the names of the files, where
    /// other mail programs see it: that follows a little later where they are many. Of those that have no row
    /// nothing is changed.
    void setFlag(const QList<poplar::mailbox::MessageId> &messages, poplar::mailbox::Flag flag,
                 poplar::mailbox::FlagState state);
    /// Moves the copies of what is Kept. What is in the trash is restored into that folder; what has no copy
    /// is left out. FolderId::Trash is moveToTrash(). rowsChanged() tells as it goes on; what cannot be moved
    /// stays where it is, and problem() tells why, once.
    void moveToFolder(const QList<poplar::mailbox::MessageId> &messages, poplar::mailbox::FolderId folder);
    /// Moves copies to the trash of this machine: they are Mark::Trashed, no longer Mark::Kept. Nothing
    /// happens on the server, except that a tick of a rule is taken back: it counted on the copy.
    void moveToTrash(const QList<poplar::mailbox::MessageId> &messages);
    /// Back into the folder in which each was before, or the archive if that is no more.
    void restoreFromTrash(const QList<poplar::mailbox::MessageId> &messages);
    /// Deletes the copies of all that is Mark::Trashed. Nothing happens on the server; what is not there
    /// either has no row afterwards.
    void emptyTrash();
    /// Deletes the copies of those of them that are Mark::Trashed; all else is left alone.
    void deleteFromTrash(const QList<poplar::mailbox::MessageId> &messages);
    /// Makes a folder: foldersChanged() tells. A name that is no good (isFolderName()) is refused
    /// with the code "FOLDER-NAME", one that a folder has, be it in other letter case, with "FOLDER-EXISTS".
    void addFolder(const QString &name);
    /// One of the user's own; its mail stays in it. Errors as of addFolder().
    void renameFolder(poplar::mailbox::FolderId folder, const QString &name);
    /// One of the user's own. Its mail goes to the archive.
    void removeFolder(poplar::mailbox::FolderId folder);

    /// Writes what is kept of messages for other programs: transferProgressed(), then transferFinished(). No
    /// file that is there is changed or replaced. One transfer at a time: a further one is refused with the
    /// code "TRANSFER-UNDER-WAY".
    void exportMail(const poplar::mailbox::ExportOrder &order);
    /// Brings mail of other programs into a folder of this account: rowsChanged() and transferProgressed()
    /// tell as it goes on, then transferFinished(). What is here already does not come again.
    void importMail(const poplar::mailbox::ImportOrder &order);
    /// Ends what is under way; transferFinished() tells what was done until then.
    void stopTransfer();
    /// Looks into files in which other programs note what they have fetched: uniqueIdListsFound() tells.
    /// @param files empty for those that programs of this user keep where they usually do.
    void findUniqueIdLists(const QStringList &files);
    /// What such programs have fetched is Mark::Elsewhere from now on, also what will be listed later:
    /// uniqueIdsImported() tells.
    void importUniqueIds(const QList<poplar::mailbox::UniqueIdSection> &sections);
    /// The rules on headers, of all accounts: those for this one that are switched on look at what checks
    /// find from now on, each message once. Before load(), or whenever they change. What was ticked so that
    /// nobody is asked comes under the review if they have changed.
    void setRules(const QList<poplar::accounts::FilterRule> &rules);
    /// Carries them out on everything that is known: rulesRan() tells. What they tick comes under the review,
    /// whatever the rule says; what a rule has ticked once it does not tick again.
    void runRules();
    /// Looks which messages a rule would fit: ruleTried() tells, and rulesRan() never follows. Ends the trial
    /// before.
    void tryRule(const poplar::mailbox::RuleTrial &trial);
    /// ruleLogRead() follows.
    void readRuleLog();
    void clearRuleLog();

    /// Sends one command as the user typed it, and follows what it does: DELE ticks, RSET unticks all.
    /// spoken() tells the reply. What opens or ends a session (USER, AUTH, STLS, QUIT, …) is not for
    /// speaking: ErrorKind::NotAllowed.
    void speak(const QByteArray &command,
               poplar::mailbox::SpokenText text = poplar::mailbox::SpokenText::Kept);

    void tick(const QList<poplar::mailbox::MessageId> &messages);
    void untick(const QList<poplar::mailbox::MessageId> &messages);
    void untickAll();

    /// Ends the session: at once if nothing is ticked, else after asked(ReviewQuestion).
    void leave();

    /// Writes one part of a retrieved message to a file.
    void savePart(poplar::mailbox::MessageId message, int part, const QString &path);
    /// Writes several parts of a retrieved message into a folder. No file there is replaced: a number is
    /// added to the name.
    void saveParts(poplar::mailbox::MessageId message, const QList<poplar::mailbox::NamedPart> &parts,
                   const QString &folder);
    /// Makes a file of a part of a retrieved message for another program: partExtracted() tells.
    void extractPart(const poplar::mailbox::ExtractOrder &order);
    /// Reads the beginning of a part of a retrieved message: partPreviewed() tells.
    void previewPart(const poplar::mailbox::PreviewOrder &order);
    /// Writes a message that has been retrieved or is kept to a file: octet for octet as the server sent it,
    /// or, from its file in the Maildir, with LF for line ends.
    void saveMessage(poplar::mailbox::MessageId message, const QString &path);

    void answer(poplar::mailbox::QuestionId question, const poplar::mailbox::Answer &answer);

    /// Forgets what was learnt about the server (ConnectionStatus::traits).
    void forgetServer();

    /// Uses changed settings from the next connection on.
    void setAccount(const poplar::accounts::Account &account);
    /// Whether each session is written into a file of its own: from the next connection on.
    void setLogFiles(const poplar::records::LogFiles &files);

Q_SIGNALS:
    void connectionChanged(const poplar::mailbox::ConnectionStatus &status);
    /// The listings have been read; rowsChanged() told of the rows before.
    /// @param messages in the maildrop: rows with Mark::Gone do not count.
    /// @param octets as listed, in sum.
    void listed(qint64 messages, qint64 octets);
    /// At most one batch in 50 ms.
    void rowsChanged(const QList<poplar::mailbox::RowChange> &changes);
    void progressChanged(const poplar::mailbox::Progress &progress);
    void contentReady(const poplar::mailbox::MessageContent &content);
    void asked(const poplar::mailbox::Question &question);
    /// A question has become pointless; its dialog should go.
    void withdrawn(poplar::mailbox::QuestionId question);
    /// After leave() or a ReviewAnswer: the session is over, and this came of the ticks.
    void left(const poplar::mailbox::CommitReport &report);
    /// After listed(), as soon as it is certain. Told once of each message.
    void vanished(const poplar::mailbox::Vanished &vanished);
    void problem(const poplar::mailbox::Problem &problem);
    void fetched(const poplar::mailbox::Fetched &fetched);
    void fetchFinished(const poplar::mailbox::FetchReport &report);
    /// What became of downloads: at most one batch in 50 ms.
    void downloadsChanged(const QList<poplar::mailbox::Download> &downloads);
    void downloadStatusChanged(const poplar::mailbox::DownloadStatus &status);
    void foreseen(const poplar::mailbox::Foreseen &foreseen);
    void rebuilt(const poplar::mailbox::RebuildReport &report);
    /// The user's own folders, by name: after load(), and whenever they change. Before the rows of messages
    /// that lie in them.
    void foldersChanged(const QList<poplar::mailbox::LocalFolder> &folders);
    /// The file of a message whose content was shown lies elsewhere now: see MessageContent::file.
    void fileMoved(poplar::mailbox::MessageId message, const QString &file);
    /// At most once in 50 ms.
    void transferProgressed(const poplar::mailbox::TransferProgress &progress);
    void transferFinished(const poplar::mailbox::TransferReport &report);
    void uniqueIdListsFound(const poplar::mailbox::UniqueIdSurvey &survey);
    void uniqueIdsImported(const poplar::mailbox::UniqueIdReport &report);
    void ruleTried(const poplar::mailbox::RuleTrialReport &report);
    void rulesRan(const poplar::mailbox::RuleRunReport &report);
    /// The log of what rules did has become longer.
    void rulesActed();
    /// The latest first.
    void ruleLogRead(const QList<poplar::mailbox::RuleDeed> &deeds);
    /// Once for each search(), after the rows that it names.
    void found(const poplar::mailbox::Found &found);
    /// A deletion has taken place, or more is known of one.
    void receiptWritten(const poplar::mailbox::Receipt &receipt);
    /// The latest first.
    void receiptsRead(const QList<poplar::mailbox::Receipt> &receipts);
    void spoken(const poplar::mailbox::Spoken &spoken);
    void saved(poplar::mailbox::MessageId message, const QString &path);
    void partsSaved(const poplar::mailbox::SavedParts &saved);
    void partExtracted(const poplar::mailbox::Extracted &extracted);
    void partPreviewed(const poplar::mailbox::PreviewedPart &preview);
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);
    /// The user trusted a certificate: the account's settings changed and should be stored.
    void accountChanged(const poplar::accounts::Account &account);

private:
    void connectWorker();
    void connectLocalMail();
    void connectTransfers();
    void connectRules();
    void connectKeyring();
    template <class Call>
    void tell(Call call); ///< Of mailboxtell.h.
    template <class Call>
    void post(Call call); ///< Likewise.

    accounts::Account m_account;
    accounts::PasswordStore *m_passwords;
    ConnectionStatus m_status;
    bool m_isUsed = true;
    KeyringTurn *m_keyring; ///< A child of this.
    Dispatch *m_dispatch; ///< A child of this.
    QThread m_thread;
    MailboxWorker *m_worker; ///< Lives and dies on m_thread.
};

} // namespace poplar::mailbox
