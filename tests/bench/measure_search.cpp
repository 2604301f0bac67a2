// SPDX-License-Identifier: GPL-3.0-or-later
// What a search through the texts of many messages takes, beside what the index takes by itself:
//
//   measure_search make FOLDER MESSAGES   Makes an account's folder whose catalogue has that many messages,
//                                         with their texts in the full-text index.
//   measure_search mailbox FOLDER         mailbox::Mailbox, from search() to found() with all ids.
//   measure_search query FOLDER           The bare FTS5 query on the same catalogue, its rows read.
//
// Both look for the same: a word that most messages have, one that few have, the beginning of many words, and
// two words together. Beside the sum are the milliseconds of each (search_NAME), those of the processor among
// them (cpu_NAME), and how many were found.
#include "archive/catalogue.h"
#include "archive/searchindex.h"
#include "archive/searchwords.h"
#include "figures.h"
#include "mailbox/mailbox.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>

using namespace poplar;
using mailbox::Found;
using mailbox::Mailbox;
using mailbox::SearchOrder;

namespace {

constexpr int vocabulary = 20'000;
constexpr int wordsInText = 80;
constexpr int batch = 1000;
constexpr int rounds = 5; ///< Each is searched for so often, after once that does not count.

[[noreturn]] void end(const QString &failure = {})
{
    if (!failure.isEmpty())
        std::fprintf(stderr, "failed: %s\n", qUtf8Printable(failure));
    std::fflush(nullptr);
    std::_Exit(failure.isEmpty() ? EXIT_SUCCESS : EXIT_FAILURE);
}

/// The words of a language, the most frequent first: they share their beginnings as real ones do.
QString word(int rank)
{
    static const char *const syllables[] = {"ka", "lo", "mi", "ter", "an", "su", "ver", "in", "po", "les",
                                            "da", "ro", "ne", "ti",  "bu", "or", "sta", "me", "ch", "ul"};
    QString text;
    for (int rest = rank; rest > 0 || text.isEmpty(); rest /= 20)
        text += QLatin1StringView(syllables[(rest * 7 + int(text.size()) * 3) % 20]);
    return text + QString::number(rank % 7);
}

/// As often as in a language: the first twice as often as the second.
int randomRank(QRandomGenerator &random)
{
    return int(std::pow(double(vocabulary), random.generateDouble())) - 1;
}

QString randomText(QRandomGenerator &random, int words)
{
    QStringList text;
    for (int i = 0; i < words; ++i)
        text += word(randomRank(random));
    return text.join(u' ');
}

struct Sought {
    const char *name;
    QString words;
};

QList<Sought> allSought()
{
    return {{"frequent", word(0)},
            {"rare", word(5000)},
            {"beginning", word(3).left(2)},
            {"two", word(40) + u' ' + word(90)}};
}

int make(const QString &folder, int messages)
{
    const auto catalogue = archive::Catalogue::open(folder);
    if (!catalogue)
        end(catalogue.error().detail);
    const Result<qint64> first = (*catalogue)->reserveIds(messages);
    if (!first)
        end(first.error().detail);
    QRandomGenerator random(20261122);
    archive::SearchIndex index(**catalogue);
    for (int done = 0; done < messages; done += batch) {
        QList<Identity> identities;
        QList<archive::HeaderEntry> headers;
        QList<archive::IndexedText> texts;
        for (int i = done; i < std::min(done + batch, messages); ++i) {
            const QByteArray name = QByteArray::number(i);
            Envelope envelope;
            envelope.subject = randomText(random, 6);
            envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
            envelope.date = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i, Qt::UTC);
            identities += Identity{"u" + name, 2000 + i % 5000, {}};
            headers += archive::HeaderEntry{*first + i, envelope, name.rightJustified(32, '.')};
            texts += archive::IndexedText{*first + i, archive::wordsOf(envelope.subject),
                                          QStringLiteral("anna anna example org"),
                                          archive::wordsOf(randomText(random, wordsInText))};
        }
        if (!(*catalogue)->add(identities, *first + done) || !(*catalogue)->setHeaders(headers)
            || !index.put(texts))
            end(QStringLiteral("the catalogue could not be written"));
    }
    return EXIT_SUCCESS;
}

/// Searches for everything in turn; what `search` does is over when it has called back.
class SearchRun {
public:
    using Search = std::function<void(const QString &words, const std::function<void(qint64)> &done)>;

    explicit SearchRun(Search search)
        : m_search(std::move(search))
        , m_sought(allSought())
    {
    }

    void begin(int messages)
    {
        m_messages = messages;
        next();
    }

private:
    void next()
    {
        if (m_place == m_sought.size()) {
            m_place = 0;
            if (m_round == 0)
                m_figures.start();
            if (++m_round > rounds)
                finish();
        }
        m_timer.start();
        m_processor = std::clock();
        m_search(m_sought[m_place].words, [this](qint64 found) {
            if (m_round > 0) {
                m_taken[m_sought[m_place].name] += double(m_timer.nsecsElapsed()) / 1e6 / rounds;
                m_worked[m_sought[m_place].name] +=
                    double(std::clock() - m_processor) * 1e3 / CLOCKS_PER_SEC / rounds;
            }
            m_found[m_sought[m_place].name] = found;
            ++m_place;
            QMetaObject::invokeMethod(
                qApp, [this] { next(); }, Qt::QueuedConnection);
        });
    }

    void finish()
    {
        m_figures.stop();
        for (const Sought &one : m_sought) {
            m_figures.set(std::string("search_") + one.name, m_taken[one.name]);
            m_figures.set(std::string("cpu_") + one.name, m_worked[one.name]);
            m_figures.set(std::string("found_") + one.name, double(m_found[one.name]));
        }
        m_figures.set("messages", m_messages);
        m_figures.print();
        end();
    }

    Search m_search;
    QList<Sought> m_sought;
    qsizetype m_place = 0;
    int m_round = 0;
    int m_messages = 0;
    QElapsedTimer m_timer;
    std::clock_t m_processor = 0;
    QHash<QByteArray, double> m_taken;
    QHash<QByteArray, double> m_worked;
    QHash<QByteArray, qint64> m_found;
    bench::Figures m_figures;
};

int searchMailbox(const QString &folder)
{
    accounts::Account account;
    account.id = QStringLiteral("bench");
    Mailbox mailbox(account, folder, nullptr);
    int rows = 0;
    std::function<void(qint64)> done;
    QObject::connect(&mailbox, &Mailbox::rowsChanged, qApp,
                     [&rows](const auto &changes) { rows += int(changes.size()); });
    SearchRun run([&](const QString &words, const std::function<void(qint64)> &answered) {
        done = answered;
        mailbox.search({words, SearchOrder::When::Now, SearchOrder::Wants::Ids});
    });
    QObject::connect(&mailbox, &Mailbox::found, qApp, [&](const Found &found) {
        if (found.error)
            end(found.error->detail);
        if (!done)
            return run.begin(rows); // everything is shown, and nothing is left to be indexed
        std::exchange(done, nullptr)(found.ids.size());
    });
    mailbox.load();
    mailbox.search({QStringLiteral("nothing"), SearchOrder::When::WhenIndexed, SearchOrder::Wants::Ids});
    return QCoreApplication::exec();
}

int queryIndex(const QString &folder)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
    if (!database.open())
        end(database.lastError().text());
    QSqlQuery counting(database);
    if (!counting.exec(QStringLiteral("SELECT count(*) FROM message")) || !counting.next())
        end(counting.lastError().text());
    SearchRun run([&](const QString &words, const std::function<void(qint64)> &answered) {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.prepare(QStringLiteral("SELECT rowid FROM words WHERE words MATCH ?"));
        query.addBindValue(
            QStringLiteral("(\"%1\" *)").arg(archive::soughtWords(words).join(QStringLiteral("\" AND \""))));
        if (!query.exec())
            end(query.lastError().text());
        QList<qint64> rows;
        while (query.next())
            rows += query.value(0).toLongLong();
        answered(rows.size());
    });
    run.begin(counting.value(0).toInt());
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QByteArrayView what = argc > 2 ? argv[1] : "";
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (what == "make" && argc > 3)
        return make(folder, std::atoi(argv[3]));
    if (what == "mailbox")
        return searchMailbox(folder);
    if (what == "query")
        return queryIndex(folder);
    end(QStringLiteral("make FOLDER MESSAGES | mailbox FOLDER | query FOLDER"));
}
