// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>

/// Every bound on what comes from outside, in one place. Sizes are octets.
namespace poplar::limit {

constexpr qint64 statusLine = 8 * 1024; ///< A status reply; RFC 2449 section 4 allows 512.
constexpr qint64 listingLine = 4 * 1024; ///< One line of LIST, UIDL or CAPA.
constexpr qint64 listingEntries = 5'000'000; ///< Lines of one listing.
constexpr qint64 listingOctets = 256 * 1024 * 1024; ///< One listing.
constexpr qint64 capabilityLines = 200; ///< Lines of one CAPA reply.
constexpr qint64 messages = 5'000'000; ///< Messages in a maildrop.
constexpr qint64 listedOctets = qint64(1)
    << 40; ///< The size of one as listed: the sum of all must not overflow.
constexpr qint64 unlistedMessages = 1000; ///< Messages that only a count or a higher number tells of.
constexpr qint64 topHeader = 1024 * 1024; ///< A header read by TOP.
constexpr qint64 unwantedBody = 8 * 1024 * 1024; ///< Body behind a header that was not asked for.
constexpr qint64 headerByRetrieval = 64 * 1024; ///< Larger messages are not retrieved for their header alone.
constexpr qint64 commandArgument =
    64 * 1024; ///< An argument that we send; RFC 2449 allows 255, tokens are longer.
constexpr qint64 authLine = 255; ///< AUTH with an initial response, line end included (RFC 5034 section 4).
constexpr qint64 saslChallenge = 12 * 1024; ///< A challenge as it comes, in base64.
constexpr int saslSteps = 16; ///< Challenges of one authentication; the longest of ours has two.
constexpr int scramIterations = 2'000'000; ///< Rounds of hashing that a server may ask for: some seconds.
constexpr int saslExplanation = 512; ///< What is kept of an OAuth error document, in characters.
constexpr int loginAttempts = 2; ///< Of one opening: more could lock the user out.
constexpr int apopTimestamp = 512; ///< Of a greeting; RFC 822 message-ids are shorter.
constexpr std::chrono::seconds loginDelay{24 * 60 * 60}; ///< A longer LOGIN-DELAY is cut to this.
constexpr int expireDays = 36'500; ///< A longer EXPIRE is cut to this.
constexpr int spokenVerb = 40; ///< The verb of a line that a user types.
constexpr qint64 uniqueId = 1024; ///< RFC 1939 section 7 allows 70; longer ones are real.

constexpr qint64 commandBytesInFlight = 32 * 1024; ///< Text of commands sent ahead of their replies.
constexpr qint64 leastRepliesInFlight = 1024 * 1024; ///< Octets expected of those replies, on a short link,
constexpr qint64 mostRepliesInFlight = 64 * 1024 * 1024; ///< and on the longest and fastest.
constexpr qsizetype commandsWaiting = 64; ///< Handed to a session ahead of what it can send.
constexpr qint64 drainAfterFailure = 4 * 1024 * 1024; ///< What is read and dropped to keep a session in step.

constexpr int mailReplyLines = 200; ///< Lines of one reply of an SMTP server.
constexpr int mailReplyOctets = 64 * 1024; ///< What is kept of their text.
constexpr qsizetype mailAuthLine =
    512; ///< AUTH with an initial response, line end included (RFC 4954 section 4).
constexpr qsizetype mailHelloName = 255; ///< What a client calls itself (RFC 5321 section 4.5.3.1.2).
constexpr qsizetype mailPath = 1000; ///< An address in an envelope; RFC 5321 section 4.5.3.1.3 allows 256.
constexpr qsizetype mailRecipients = 10'000; ///< Of one message; servers must take 100 (section 4.5.3.1.8).
constexpr qsizetype mailEnvelopeId = 100; ///< ENVID, encoded (RFC 3461 section 4.4),
constexpr qsizetype mailOriginalRecipient = 500; ///< and ORCPT (section 4.2).
constexpr qint64 mailBlock = 64 * 1024; ///< Read from a message at once to be sent,
constexpr qint64 mailChunk = 1024 * 1024; ///< sent by one BDAT (RFC 3030 section 2),
constexpr qint64 mailUnwritten = 512 * 1024; ///< and handed to the system ahead of what it has sent.

constexpr qint64 spokenReply = 16 * 1024 * 1024; ///< The reply to a command that the user typed.
constexpr qsizetype spokenAhead = 100; ///< Lines that a user types ahead of the reply to the one before,
constexpr qint64 handBody = qint64(4) * 1024 * 1024 * 1024; ///< octets of a body asked for by hand,
constexpr int unaskedLines = 1000; ///< lines of a server's that nobody asked for, one after the other,
constexpr qsizetype handMessages = 10'000; ///< messages of which something is remembered meanwhile,
constexpr qsizetype handHeader = 8 * 1024; ///< and octets of the header of one.
constexpr qint64 unsyncedOctets = 64 * 1024 * 1024; ///< Of messages that came whole and wait for the disk,
constexpr qsizetype unsyncedMessages = 4000; ///< and how many they may be.
constexpr qint64 diskReserve = 64 * 1024 * 1024; ///< What retrieving leaves free on the disk.

constexpr qint64 receipts = 1000; ///< Deletions remembered in the history of an account,
constexpr qint64 receiptItems = 300'000; ///< messages in them all,
constexpr qint64 receiptItemsShown = 50'000; ///< how many of these are put before the user,
constexpr int receiptText = 200; ///< and characters of a subject or sender there.

constexpr qint64 previewOctets = 256 * 1024; ///< Larger messages are previewed by TOP.
constexpr int previewLines = 400; ///< Body lines of such a preview.
constexpr qint64 previewFile = 4 * 1024 * 1024; ///< What a server may send for it, whatever we asked for.

constexpr int transcriptEvents = 20'000; ///< Lines of a session's transcript kept in memory.
constexpr int transcriptText = 2 * 1024; ///< Octets of one of them; the rest is counted.
constexpr int usualLogDays = 30; ///< Files of sessions stay so long,
constexpr int longestLogDays = 3650; ///< as the user chooses;
constexpr qint64 usualLogOctets = 100 * 1024 * 1024; ///< and all together may be so large,
constexpr qint64 leastLogOctets = 1024 * 1024; ///< at the least
constexpr qint64 mostLogOctets = qint64(10) * 1024 * 1024 * 1024; ///< and at the most.
constexpr qsizetype logFiles = 5000; ///< So many files of sessions stay at the most.
constexpr std::chrono::hours logInUse{1}; ///< A file written to since then may be that of another program,
constexpr std::chrono::minutes logTouched{10}; ///< which lets it look written to while a message comes.
constexpr int transcriptBody = 64 * 1024; ///< Octets of a message that the log can unfold.
constexpr int transcriptBodyMargin =
    16 * 1024; ///< And so many more, for a secret at the border to be found whole.
constexpr qint64 transcriptBodies = 8 * 1024 * 1024; ///< Of all messages of a session together,
constexpr qint64 transcriptBodiesAtOnceOctets = 128 * 1024; ///< of those since the log was told last,
constexpr int transcriptBodiesAtOnce = 32; ///< and so many of these.
constexpr int leastLogLines = 1'000; ///< What the user may choose instead of transcriptEvents,
constexpr int mostLogLines = 200'000; ///< at least and at most.

constexpr qsizetype commandsFollowed = 10'000; ///< Commands without a reply that statistics remember,
constexpr qsizetype verbsCounted = 60; ///< verbs that they tell apart,
constexpr qsizetype roundTrips = 4000; ///< round trips of which they take the median,
constexpr qsizetype slowestCommands = 20; ///< commands that they name,
constexpr qint64 flowSpans = 240; ///< and points of a curve over time.

constexpr qsizetype reportedMessages = 1000; ///< Messages whose fields a report of a session lists,
constexpr qsizetype reportedMarks = 2000; ///< and arrows of the diagram in it.

constexpr int mimeDepth = 100; ///< Nested parts.
constexpr int mimeParts = 10'000; ///< Parts in all.
constexpr int addresses = 200; ///< Of one field; the rest is not shown.
constexpr qint64 headerField =
    64 * 1024; ///< One header field, and the header of a part; the rest is not read.
constexpr qint64 contentField = 8 * 1024; ///< Content-Type and Content-Disposition.
constexpr qint64 htmlMemory = 256 * 1024 * 1024; ///< What the tree of an HTML text may take.
constexpr std::chrono::seconds htmlReading{3}; ///< What making it may take.
constexpr qsizetype shownHtml = 400 * 1024; ///< Characters of rewritten HTML: QTextDocument is slow beyond.
constexpr int htmlRows = 400; ///< Rows of its tables, which are slow to lay out,
constexpr int htmlCells = 2000; ///< and cells.
constexpr int htmlSpanned = 500; ///< Cells covered by others, together.
constexpr int htmlItems = 1000; ///< Items of a list that get a bullet.
constexpr double htmlLayout = 500'000; ///< Characters to be laid out, those in tables twice for each of them.
constexpr int htmlFragments = 500; ///< Tags in a line of text before it is ended by force,
constexpr int htmlBlock = 10'000; ///< and characters,
constexpr int htmlWord = 500; ///< and characters of a word before it may be broken.
constexpr int combiningMarks = 16; ///< On one character; no script needs so many.
constexpr int styleRules = 2000; ///< Of its style sheets.
constexpr int linkTarget = 4096; ///< Octets of an address that a link leads to.
constexpr int shownPictures = 200; ///< In one text,
constexpr qint64 pictureOctets = 32 * 1024 * 1024; ///< and their files, together.
constexpr qint64 wholePicture = 32 * 1024 * 1024; ///< Pixels of a picture that is decoded whole,
constexpr qint64 scaledPicture = 64 * 1024 * 1024; ///< and of one that is made smaller while it is decoded.
constexpr int pictureScans = 64; ///< Of a progressive JPEG,
constexpr qint64 pictureWork = 640 * 1024 * 1024; ///< and the pixels that they go over.
constexpr qint64 textPixels = 16 * 1024 * 1024; ///< Pixels of all pictures of one text, as they are shown,
constexpr qint64 decodedPixels = 256 * 1024 * 1024; ///< and as they are in their files.
constexpr qint64 previewedText = 256 * 1024; ///< Of an attachment shown in the window, if it is a text,
constexpr qint64 previewedPicture = 64 * 1024 * 1024; ///< or the whole file, if it is a picture.
constexpr int remotePictures = 100; ///< Pictures of one text that are fetched from elsewhere,
constexpr qint64 remotePicture = 8 * 1024 * 1024; ///< octets of one,
constexpr qint64 remoteOctets = 48 * 1024 * 1024; ///< of all together,
constexpr int remoteAtOnce = 6; ///< how many at a time,
constexpr int remoteRedirects = 5; ///< how often one may be found elsewhere,
constexpr std::chrono::seconds remoteSilence{15}; ///< how long a server may say nothing,
constexpr std::chrono::seconds remoteTime{60}; ///< and what all of it may take.
constexpr int senderRules = 10'000; ///< Senders whose mail is treated in a way of its own.
constexpr int routeHops = 100; ///< Received fields that are read; RFC 5321 section 6.3 has mail loop at 100.
constexpr int routeVerdicts = 100; ///< Verdicts of all Authentication-Results fields together.
constexpr int routeSignatures = 20; ///< DKIM-Signature fields.
constexpr int routeText = 512; ///< Characters of any name, address or reason in them.
constexpr int signedFields = 200; ///< Names of fields that one signature covers.
constexpr int quoteMarks = 20; ///< "> " before a line; deeper quotes are not told apart.
constexpr int fileName =
    240; ///< The name of an attachment, in UTF-8: file systems take 255, of which programs need some
         ///< while they write (".XXXXXX") or lock a file (".~lock.…#").
constexpr qint64 extractedText =
    64 * 1024 * 1024; ///< Text of one body that is taken out of a message file, in octets.
constexpr qint64 shownText = 4 * 1024 * 1024; ///< Text of one message put before the user, in octets.
constexpr qint64 mostText = 32 * 1024 * 1024; ///< The same if the user wants all of it,
constexpr qsizetype mostHtml = 2 * 1024 * 1024; ///< and of HTML, which the window lays out at one go:
constexpr int mostHtmlRows = 4000; ///< rows of its tables,
constexpr int mostHtmlCells = 16'000; ///< cells,
constexpr double mostHtmlLayout = 3'000'000; ///< and the measure of it all. That takes some seconds.
constexpr int innerFiles = 1000; ///< Files uuencoded in one text, or packed in one winmail.dat.
constexpr int packedParts = 20; ///< Of one message, that are unpacked.
constexpr qint64 tnefOctets = 64 * 1024 * 1024; ///< A winmail.dat; a larger one is not unpacked.
constexpr int tnefDepth = 5; ///< Messages in it within each other.
constexpr int invitations = 4; ///< Calendars of one message.
constexpr qint64 calendarOctets = 1024 * 1024; ///< Of each of them.
constexpr int calendarEvents = 50; ///< In one of them,
constexpr int calendarPeople = 500; ///< people invited to one,
constexpr int calendarText = 512; ///< and characters of any text in it, but for…
constexpr int calendarDescription = 64 * 1024; ///< …the description.
constexpr int calendarZones = 100; ///< Time zones that a calendar explains itself.
constexpr int messagesWithin = 20; ///< Messages within each other that are opened one from the other.
constexpr int shownFields = 2000; ///< Fields of one header put before the user,
constexpr qint64 shownHeader = 1024 * 1024; ///< octets of that header,
constexpr qint64 shownField = 16 * 1024; ///< of one value in it,
constexpr qint64 shownFieldName = 256; ///< and of one name.
constexpr qsizetype sourceRow = 1000; ///< Octets of a source drawn in one row; RFC 5322 allows lines of 998.
constexpr int sourceRows = 1'000'000'000; ///< Rows of a source.
constexpr qint64 printedSource = 512 * 1024; ///< Octets of a source put on paper: some 150 pages.
constexpr qint64 copiedSource = 8 * 1024 * 1024; ///< Octets of a source copied at once.
constexpr qsizetype indexedText = 64 * 1024; ///< Characters of one text that can be found by its words,
constexpr qsizetype indexedWord = 40; ///< and of one of them.
constexpr qsizetype soughtText = 200; ///< Characters that can be searched for,
constexpr qsizetype foundMessages = 1000; ///< and messages found by them that are told.

constexpr qsizetype exportedName = 160; ///< Octets of the name of an exported file, without its suffix,
constexpr int exportedNames = 10'000'000; ///< numbers tried behind it,
constexpr qsizetype mboxSender = 200; ///< and octets of an address in an mbox's line "From …".
constexpr int importDepth = 32; ///< Folders in each other that are looked through for mail,
constexpr qsizetype importFiles = 5'000'000; ///< and files in them all.
constexpr qint64 importGroupOctets = 64 * 1024 * 1024; ///< Imported messages that wait for the disk,
constexpr size_t importGroup = 500; ///< and how many they may be.
constexpr qint64 uniqueIdFile = 64 * 1024 * 1024; ///< A list of unique-ids that another program keeps,
constexpr qsizetype uniqueIdLine = 8 * 1024; ///< one of its lines,
constexpr qsizetype uniqueIdAccounts = 1000; ///< and accounts in it.
constexpr qint64 rulesFile = 4 * 1024 * 1024; ///< The file of the rules on headers,
constexpr qsizetype rules = 200; ///< how many there may be,
constexpr qsizetype ruleConditions = 20; ///< conditions of one,
constexpr qsizetype ruleText = 1000; ///< characters of a text in it, as a regular expression,
constexpr qsizetype ruleFieldName = 100; ///< and of the name of a header field.
constexpr qsizetype ruleValue = 8 * 1024; ///< Characters of a header that a regular expression looks at,
constexpr qsizetype ruleShortValue = 1024; ///< few enough of them for many steps,
constexpr qint64 ruleWork = 1'000'000'000; ///< the steps that it may take times the characters,
constexpr int ruleDepth = 100'000; ///< how deep they may lie within each other,
constexpr int ruleGiveUps = 10; ///< and among some hundred messages, how often it may try in vain.
constexpr qsizetype ruleFieldValues =
    32 * 1024; ///< Characters of all fields of one name that are remembered.
constexpr qint64 ruleLog = 10'000; ///< What rules did, remembered for each account.

constexpr qint64 certificateFile = 4 * 1024 * 1024; ///< A file of certificates or of a key.

constexpr std::chrono::minutes loginWait{60}; ///< Poplar waits no longer for a server by itself.
constexpr std::chrono::seconds connecting{30}; ///< Name, connection and greeting, each.
constexpr std::chrono::seconds silence{60}; ///< No octet of a reply for so long ends the session.
constexpr std::chrono::seconds goodbye{30}; ///< The reply to QUIT: servers delete then.
/// NOOP in an idle session. RFC 1939 lets servers log out after 10 minutes; some do after one.
constexpr std::chrono::seconds keepAlive{50};
constexpr std::chrono::minutes idleLeave{10}; ///< Poplar leaves by itself after so long without use.

constexpr std::chrono::minutes mailGreeting{5}; ///< RFC 5321 section 4.5.3.2: an SMTP server's greeting,
constexpr std::chrono::minutes mailCommand{5}; ///< the reply to a command,
constexpr std::chrono::minutes mailData{2}; ///< that to DATA,
constexpr std::chrono::minutes mailProgress{3}; ///< anything of a message to leave,
constexpr std::chrono::minutes mailVerdict{10}; ///< and the reply to all of it.

constexpr std::chrono::seconds shortestSilence{5}; ///< Of the setting, as are those below.
constexpr std::chrono::hours longestSilence{1};
constexpr std::chrono::seconds shortestKeepAlive{10}; ///< Besides 0, for never.
constexpr std::chrono::minutes longestKeepAlive{30};
constexpr std::chrono::hours longestQuietTime{24};
constexpr int longestRetention = 3650; ///< Days that a downloaded message may stay on the server by a rule.
constexpr qsizetype folderName = 100; ///< Characters of a folder's name on this machine,
constexpr qsizetype folders = 1000; ///< and folders of an account that the user makes.
constexpr int settingText = 4096; ///< Characters of a command or the name of a file in the settings.

constexpr qint64 autoconfigOctets = 256 * 1024; ///< A domain's file of mail settings; real ones have 10 KiB,
constexpr int autoconfigDepth = 20; ///< its elements within each other,
constexpr int autoconfigServers = 100; ///< servers in it,
constexpr int autoconfigText = 4096; ///< characters of one text in it,
constexpr int autoconfigRedirects = 3; ///< and how often it may be found elsewhere.
constexpr int srvRecords = 50; ///< Of one service of a domain (RFC 2782).
constexpr std::chrono::seconds lookupTime{15}; ///< What finding out an address's servers may take,
constexpr std::chrono::seconds lookupSilence{6}; ///< and how long who is asked may say nothing.

constexpr std::chrono::minutes shortestCheckInterval{1}; ///< Of checks by the clock, besides 0 for never,
constexpr std::chrono::minutes longestCheckInterval{24 * 60};
constexpr std::chrono::seconds scheduleTick{30}; ///< So often at least it is looked which of them are due.
constexpr std::chrono::seconds firstCheck{15}; ///< The first of an account comes so long after the start,
constexpr std::chrono::seconds afterSleep{20}; ///< or after a sleep of the machine,
constexpr std::chrono::seconds checkSpread{60}; ///< and so much later by lot, at the most.

constexpr std::chrono::seconds tokenCommand{60}; ///< What the command that prints a token may take,
constexpr qint64 tokenOutput = 64 * 1024; ///< what it may print,
constexpr qsizetype tokenComplaint = 1024; ///< and how much of its last words is kept.

constexpr std::chrono::seconds examinedSilence{15}; ///< A server that is examined says nothing for so long,
constexpr std::chrono::seconds examinedStep{60}; ///< and one step of it may take so much in all.
constexpr int examinedAddresses = 16; ///< Addresses of its name that are told.
constexpr int examinedRoundTrips = 9; ///< NOOPs, one after the other.
constexpr int examinedAhead = 6; ///< Commands sent ahead of their replies, for a trial.
constexpr int examinedHeaders = 50; ///< Headers that are read to measure,
constexpr qint64 examinedOctets = 1024 * 1024; ///< and their octets, after which no other is asked for,
constexpr qint64 examinedHeader = 256 * 1024; ///< and those of one.
constexpr qsizetype consoleHistory = 200; ///< Lines sent from the console that can be brought back,
constexpr qsizetype consoleWaiting = 1000; ///< pasted lines that wait to be sent,
constexpr int consolePaste = 64 * 1024; ///< characters pasted at once,
constexpr qsizetype consoleLine =
    12'288; ///< and characters of one; AUTH is the longest (RFC 4954 section 4.1).

constexpr qsizetype reportedText = 512; ///< Characters of one text of a server's in a report,
constexpr qsizetype reportedLines = 200; ///< and lines of one list.

constexpr qsizetype mailAddress =
    254; ///< Octets of an address that mail is sent to (RFC 5321, erratum 1690),
constexpr qsizetype recipients = 1000; ///< how many one message may have,
constexpr qsizetype addressInput = 256 * 1024; ///< and characters of a list of them that is read.
constexpr qsizetype sentLine = 998; ///< Octets of a line of a message, without CRLF (RFC 5322 section 2.1.1).
constexpr qsizetype sentSubject = 4096; ///< Characters of a subject that is sent.
constexpr qsizetype references = 50; ///< Messages that an answer refers to: the first and the last of them,
constexpr qsizetype referenceOctets = 512; ///< and octets of the id of one.
constexpr qsizetype sentFiles = 1000; ///< Files attached to one message.
constexpr qsizetype quotedText = 512 * 1024; ///< Characters of a text that an answer quotes.
/// How long mail that could not be sent waits for the next try, by how often it was tried; the last holds on.
constexpr std::array<std::chrono::minutes, 5> sendingWaits{std::chrono::minutes(1), std::chrono::minutes(5),
                                                           std::chrono::minutes(15), std::chrono::minutes(30),
                                                           std::chrono::minutes(60)};
constexpr qint64 outboxRecord = 16 * 1024 * 1024; ///< Octets of what is kept beside a message, or of a draft.
constexpr qsizetype correspondents = 20; ///< People that are offered for what was typed of one.

} // namespace poplar::limit
