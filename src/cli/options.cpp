// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "accounts/validation.h"
#include "cli/commandline.h"
#include "cli/reportoptions.h"
#include "cli/sendoptions.h"

#include <QCommandLineParser>

#include <array>

namespace poplar::cli {

namespace {

using Verb = Request::Verb;
using Which = Request::Which;

constexpr int longestTimeout = 24 * 60 * 60;
constexpr int mostLines = 1'000'000'000; ///< As TOP's argument.

struct NamedVerb {
    const char *name;
    Verb verb;
};
constexpr std::array verbs{
    NamedVerb{"capa", Verb::Capa},       NamedVerb{"stat", Verb::Stat},
    NamedVerb{"list", Verb::List},       NamedVerb{"uidl", Verb::Uidl},
    NamedVerb{"headers", Verb::Headers}, NamedVerb{"top", Verb::Top},
    NamedVerb{"show", Verb::Show},       NamedVerb{"fetch", Verb::Fetch},
    NamedVerb{"delete", Verb::Delete},   NamedVerb{"console", Verb::Console},
    NamedVerb{"decode", Verb::Decode},   NamedVerb{"rebuild", Verb::Rebuild},
    NamedVerb{"search", Verb::Search},   NamedVerb{"export", Verb::Export},
    NamedVerb{"import", Verb::Import},   NamedVerb{"examine", Verb::Examine},
    NamedVerb{"send", Verb::Send},
};

/// Ends the understanding of a command line with a sentence; thrown and caught within Reading alone.
struct Mistake {
    QString sentence;
};

class Reading {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::Options)

public:
    explicit Reading(const QStringList &arguments)
        : m_arguments(arguments)
    {
        m_names.addTo(m_parser);
    }

    ParsedOptions read()
    {
        if (!m_parser.parse(m_arguments))
            return UsageError{m_parser.errorText()};
        if (m_parser.isSet(m_names.helpWanted))
            return Information{CommandLine::help(m_parser)};
        if (m_parser.isSet(m_names.version))
            return Information{QStringLiteral("poplar-cli " POPLAR_VERSION "\n")};
        try {
            readRequest();
            readGeneral();
            if (m_options.request.verb != Verb::Decode)
                readAccount();
        } catch (const Mistake &mistake) {
            return UsageError{mistake.sentence};
        }
        return m_options;
    }

private:
    [[noreturn]] static void refuse(const QString &sentence) { throw Mistake{sentence}; }
    static void refuseIf(const std::optional<QString> &mistake)
    {
        if (mistake)
            refuse(*mistake);
    }
    [[nodiscard]] bool has(const QCommandLineOption &option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QCommandLineOption &option) const { return m_parser.value(option); }
    [[nodiscard]] static QString nameOf(const QCommandLineOption &option)
    {
        return QStringLiteral("--") + option.names().last();
    }

    /// At most one of them.
    void exclude(const QList<QCommandLineOption> &options) const
    {
        QStringList given;
        for (const QCommandLineOption &option : options) {
            if (has(option))
                given += nameOf(option);
        }
        if (given.size() > 1)
            refuse(tr("%1 and %2 contradict each other.").arg(given[0], given[1]));
    }

    int number(const QCommandLineOption &option, int most) const
    {
        bool isNumber = false;
        const int read = value(option).toInt(&isNumber);
        if (!isNumber || read < 1 || read > most)
            refuse(tr("%1 takes a number from 1 to %2.").arg(nameOf(option)).arg(most));
        return read;
    }

    qint64 readSize(const QCommandLineOption &option) const
    {
        const std::optional<qint64> octets = octetsFrom(value(option));
        if (!octets)
            refuse(tr("%1 takes a size, such as 500, 64K or 5M.").arg(nameOf(option)));
        return *octets;
    }

    void readGeneral()
    {
        m_options.profile = value(m_names.profile);
        m_options.logFile = value(m_names.log);
        for (const QCommandLineOption &option :
             {m_names.profile, m_names.log, m_names.maildir, m_names.authorityFile, m_names.passwordFile,
              m_names.tokenFile, m_names.tokenCommand, m_names.account, m_names.reportFile}) {
            if (has(option) && value(option).trimmed().isEmpty())
                refuse(tr("%1 needs a value.").arg(nameOf(option)));
        }
        if (has(m_names.json))
            m_options.format = Format::Json;
    }

    // The command

    void readRequest()
    {
        QStringList words = m_parser.positionalArguments();
        if (words.isEmpty())
            refuse(tr("There is no command."));
        const QString name = words.takeFirst();
        const auto *found = std::find_if(verbs.begin(), verbs.end(), [&name](const NamedVerb &one) {
            return name == QLatin1StringView(one.name);
        });
        if (found == verbs.end())
            refuse(tr("There is no command “%1”.").arg(name));
        m_options.request.verb = found->verb;
        readFetchOptions(name);
        refuseIf(readReportOptions(m_parser, m_names, m_options.request));
        refuseIf(readSendOptions(m_parser, m_names, words, m_options.request));
        readArguments(name, words);
    }

    void readFetchOptions(const QString &name)
    {
        Request &request = m_options.request;
        for (const QCommandLineOption &option :
             {m_names.maildir, m_names.all, m_names.below, m_names.remove}) {
            if (has(option) && request.verb != Verb::Fetch)
                refuse(tr("%1 is for fetch, not for %2.").arg(nameOf(option), name));
        }
        const bool knowsNew = request.verb == Verb::Fetch || request.verb == Verb::List
            || request.verb == Verb::Uidl || request.verb == Verb::Headers;
        if (has(m_names.isNew) && !knowsNew)
            refuse(
                tr("%1 is for list, uidl, headers and fetch, not for %2.").arg(nameOf(m_names.isNew), name));
        exclude({m_names.isNew, m_names.all});
        request.maildir = value(m_names.maildir);
        if (has(m_names.isNew) || has(m_names.all))
            request.which = has(m_names.all) ? Which::All : Which::New;
        if (has(m_names.below))
            request.below = readSize(m_names.below);
        if (has(m_names.remove))
            request.then = mailbox::FetchOrder::Then::Tick;
    }

    void readArguments(const QString &name, const QStringList &words)
    {
        Request &request = m_options.request;
        switch (request.verb) {
        case Verb::Decode:
            request.files = words;
            if (words.isEmpty())
                refuse(tr("%1 needs a file.").arg(name));
            return;
        case Verb::Import:
            request.files = words;
            if (words.isEmpty())
                refuse(tr("%1 needs a file or folder.").arg(name));
            return;
        case Verb::Export:
            return readExport(words);
        case Verb::Send:
            return; // has its own
        case Verb::Search:
            request.words = words.join(u' ').trimmed();
            if (request.words.isEmpty())
                refuse(tr("%1 needs a word.").arg(name));
            return;
        case Verb::Top:
            return readTop(words);
        case Verb::Capa:
        case Verb::Stat:
        case Verb::List:
        case Verb::Console:
        case Verb::Rebuild:
        case Verb::Examine:
            if (!words.isEmpty())
                refuse(tr("%1 takes no argument.").arg(name));
            return chooseAllUnlessNew();
        case Verb::Uidl:
        case Verb::Headers:
            readNumbers(words);
            if (words.isEmpty())
                chooseAllUnlessNew();
            else if (request.which == Which::New)
                refuse(tr("%1 takes numbers, or --new.").arg(name));
            if (request.verb == Verb::Uidl && words.size() > 1)
                refuse(tr("%1 takes one number, or none.").arg(name));
            return;
        case Verb::Show:
            readNumbers(words);
            if (request.numbers.size() != 1 || request.numbers[0].first != request.numbers[0].last)
                refuse(tr("%1 takes one number.").arg(name));
            return;
        case Verb::Fetch:
        case Verb::Delete:
            readNumbers(words);
            if (request.which == Which::Named && words.isEmpty())
                refuse(request.verb == Verb::Delete ? tr("delete needs the number of a message.")
                                                    : tr("fetch needs a number, --new or --all."));
            if (request.which != Which::Named && !words.isEmpty())
                refuse(tr("fetch takes numbers, or --new, or --all."));
            return;
        }
    }

    void readExport(const QStringList &words)
    {
        const QStringList formats{QStringLiteral("eml"), QStringLiteral("mbox"), QStringLiteral("maildir")};
        const qsizetype format = words.isEmpty() ? -1 : formats.indexOf(words.constFirst());
        if (words.size() != 2 || format < 0)
            refuse(tr("export takes eml, mbox or maildir, and where to."));
        m_options.request.mailFormat = MailFormat(format);
        m_options.request.files = words.mid(1);
    }

    void chooseAllUnlessNew()
    {
        if (m_options.request.which == Which::Named)
            m_options.request.which = Which::All;
    }

    void readNumbers(const QStringList &words)
    {
        for (const QString &word : words) {
            const auto range = numberRange(word);
            if (!range)
                refuse(tr("“%1” is no message number.").arg(word));
            m_options.request.numbers += *range;
        }
    }

    void readTop(const QStringList &words)
    {
        if (words.size() != 2)
            refuse(tr("top takes the number of a message and a number of lines."));
        readNumbers(words.first(1));
        const NumberRange range = m_options.request.numbers[0];
        bool isNumber = false;
        m_options.request.lines = words[1].toInt(&isNumber);
        if (range.first != range.last || !isNumber || m_options.request.lines < 0
            || m_options.request.lines > mostLines)
            refuse(tr("top takes the number of a message and a number of lines."));
    }

    // The account

    void readAccount()
    {
        if (has(m_names.account))
            readStoredAccount();
        else
            readServer();
        readAuthentication();
        if (has(m_names.timeout)) {
            m_options.account.silence = std::chrono::seconds(number(m_names.timeout, longestTimeout));
            m_options.hasTimeout = true;
        }
        m_options.account.authorityFile = value(m_names.authorityFile);
        readTrust();
        if (m_options.request.verb == Verb::Send)
            refuseIf(turnToSubmission(m_options));
    }

    void readStoredAccount()
    {
        for (const QCommandLineOption &option : {m_names.host, m_names.port, m_names.user, m_names.security})
            exclude({m_names.account, option});
        m_options.storedAccount = value(m_names.account);
    }

    void readServer()
    {
        accounts::Account &account = m_options.account;
        if (!has(m_names.host))
            refuse(tr("The server is missing: give --host, or --account."));
        const bool isSending = m_options.request.verb == Verb::Send;
        const bool needsUser = !isLoginUnwanted();
        if (needsUser && !has(m_names.user))
            refuse(tr("The user is missing: give --user, or --account."));
        const accounts::HostAndPort server = accounts::parseHost(value(m_names.host));
        account.host = server.host;
        if (accounts::hostProblem(account.host) != accounts::FieldProblem::None)
            refuse(tr("“%1” is no name of a server.").arg(value(m_names.host)));
        account.user = value(m_names.user);
        if (needsUser && accounts::userProblem(account.user) != accounts::FieldProblem::None)
            refuse(tr("“%1” cannot be the name of a user.").arg(account.user));
        const auto security =
            has(m_names.security) ? securityNamed(value(m_names.security)) : Security::StartTls;
        if (!security)
            refuse(tr("--security is tls, starttls or none."));
        account.security = *security;
        account.port =
            isSending ? defaultSubmissionPort(account.security) : defaultPop3Port(account.security);
        if (has(m_names.port))
            account.port = quint16(number(m_names.port, 65535));
        if (server.port && has(m_names.port) && account.port != *server.port)
            refuse(tr("--host and --port name different ports."));
        account.port = server.port.value_or(account.port);
        account.id = idOfUnstoredAccount(account);
    }

    void readAuthentication()
    {
        exclude({m_names.passwordStdin, m_names.passwordFile, m_names.tokenFile, m_names.tokenCommand});
        accounts::Account &account = m_options.account;
        if (has(m_names.passwordStdin))
            m_options.secret.from = SecretSource::From::StandardInput;
        if (has(m_names.passwordFile) || has(m_names.tokenFile)) {
            m_options.secret.from = SecretSource::From::File;
            m_options.secret.file =
                has(m_names.tokenFile) ? value(m_names.tokenFile) : value(m_names.passwordFile);
        }
        account.tokenCommand = value(m_names.tokenCommand);
        const bool token = has(m_names.tokenFile) || has(m_names.tokenCommand);
        const bool password = has(m_names.passwordStdin) || has(m_names.passwordFile);
        if (has(m_names.authentication)) {
            readMechanism();
            if (takesToken(account.authentication) ? password : token)
                refuse(takesToken(account.authentication)
                           ? tr("This way to log in takes a token: give --token-file or --token-command.")
                           : tr("This way to log in takes no token."));
        } else if (token) {
            // What the providers that ask for tokens all speak.
            account.authentication = Authentication::XOAuth2;
            m_options.hasAuthentication = true;
        }
    }

    [[nodiscard]] bool isLoginUnwanted() const
    {
        return m_options.request.verb == Verb::Send
            && value(m_names.authentication).toLower() == QLatin1StringView("none");
    }

    void readMechanism()
    {
        m_options.withoutLogin = isLoginUnwanted();
        if (m_options.withoutLogin)
            return;
        const auto mechanism = authenticationNamed(value(m_names.authentication).toLatin1());
        if (!mechanism)
            refuse(tr("--auth is one of these: %1.").arg(knownMechanisms()));
        m_options.account.authentication = *mechanism;
        m_options.hasAuthentication = true;
    }

    void readTrust()
    {
        for (const QString &text : m_parser.values(m_names.trust)) {
            const auto digest = digestFrom(text);
            if (!digest)
                refuse(tr("--trust-sha256 takes a SHA-256 digest: 64 hexadecimal digits."));
            m_options.account.trustedDigests += *digest;
        }
    }

    const QStringList &m_arguments;
    const CommandLine m_names;
    QCommandLineParser m_parser;
    Options m_options;
};

} // namespace

ParsedOptions parseOptions(const QStringList &arguments)
{
    return Reading(arguments).read();
}

} // namespace poplar::cli
