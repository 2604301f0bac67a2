// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountstore.h"
#include "accounts/passwordstore.h"
#include "accounts/profile.h"
#include "cli/console.h"
#include "cli/decode.h"
#include "cli/errortext.h"
#include "cli/examinejob.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/maildirfolder.h"
#include "cli/rebuildjob.h"
#include "cli/searchjob.h"
#include "cli/sendjob.h"
#include "cli/terminal.h"
#include "cli/transferjob.h"
#include "wire/clientcertificate.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <memory>

namespace {

using namespace poplar;
using namespace poplar::cli;

struct Main {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::Main)
};

/// Of a program that went well otherwise. Says what is wrong, except to one who does not want to read any
/// more.
int codeOfOutput(Output &output)
{
    if (!output.failed())
        return int(ExitCode::Success);
    if (!output.isUnwanted())
        output.complain(Main::tr("The results could not be written."));
    return int(ExitCode::InputOutput);
}

/// Why the program ends before it began.
struct Obstacle {
    ExitCode code = ExitCode::Usage;
    QStringList lines;
};

/// The stored account of that id or, if only one has it, shown name.
std::variant<accounts::Account, Obstacle> storedAccount(const accounts::AccountStore &store,
                                                        const QString &name)
{
    QList<accounts::Account> found;
    for (const accounts::Account &account : store.accounts()) {
        if (account.id == name)
            return account;
        if (account.shownName() == name)
            found += account;
    }
    if (found.size() == 1)
        return found.first();
    if (found.size() > 1)
        return Obstacle{
            ExitCode::Usage,
            {Main::tr("More than one account is named %1; the identifier in poplar.ini tells them "
                      "apart.")
                 .arg(name)}};
    if (store.accounts().isEmpty())
        return Obstacle{ExitCode::Usage,
                        {Main::tr("The profile has no account %1, and no other.").arg(name)}};
    QStringList known;
    for (const accounts::Account &account : store.accounts())
        known += account.shownName();
    return Obstacle{
        ExitCode::Usage,
        {Main::tr("The profile has no account %1. It has: %2.").arg(name, known.join(QStringLiteral(", ")))}};
}

/// Everything that one visit needs, made from the options.
class Program {
public:
    explicit Program(const Options &options)
        : m_options(options)
        , m_profile(options.profile)
        , m_credentials(options.secret, m_input, m_output)
    {
    }

    int run()
    {
        if (const auto obstacle = prepare()) {
            m_output.complain(obstacle->lines);
            if (obstacle->code == ExitCode::Usage)
                m_output.remark(Main::tr("“poplar-cli --help” shows how it is used."));
            return int(obstacle->code);
        }
        if (isRebuild())
            beginRebuild();
        else if (isSearch())
            beginSearch();
        else if (isTransfer())
            beginTransfer();
        else if (isExamination())
            beginExamination();
        else if (isSending())
            beginSending();
        else
            begin();
        const int code = QCoreApplication::exec();
        m_worker.reset();
        m_rebuild.reset();
        m_search.reset();
        m_transfer.reset();
        m_examination.reset();
        m_sending.reset();
        m_visit.reset(); // waits for the session's thread
        m_output.flush();
        if (code != int(ExitCode::Success))
            return code;
        return m_log.failed() ? int(ExitCode::InputOutput) : codeOfOutput(m_output);
    }

private:
    std::optional<Obstacle> prepare()
    {
        if (const auto prepared = m_profile.prepare(); !prepared)
            return Obstacle{ExitCode::CannotCreate,
                            {Main::tr("The folder %1 cannot be used.").arg(prepared.error().detail)}};
        for (const auto check : {&Program::chooseAccount, &Program::checkSecret, &Program::checkFiles}) {
            if (const auto obstacle = (this->*check)())
                return obstacle;
        }
        return std::nullopt;
    }

    std::optional<Obstacle> chooseAccount()
    {
        m_account = m_options.account;
        if (m_options.storedAccount.isEmpty())
            return std::nullopt;
        const accounts::AccountStore store(m_profile.settingsFile());
        if (store.loadError())
            return Obstacle{ExitCode::InputOutput, errorLines(*store.loadError())};
        const auto found = storedAccount(store, m_options.storedAccount);
        if (const auto *obstacle = std::get_if<Obstacle>(&found))
            return *obstacle;
        m_account = withOverrides(std::get<accounts::Account>(found), m_options);
        if (isSending() && !m_account.submission.isSet())
            return Obstacle{
                ExitCode::Usage,
                {Main::tr("The account %1 has no server to send by.").arg(m_account.shownName())}};
        if (m_options.secret.from == SecretSource::From::Nowhere)
            m_passwords = std::make_unique<accounts::PasswordStore>();
        return std::nullopt;
    }

    std::optional<Obstacle> checkSecret()
    {
        const accounts::Account used = isSending() ? accounts::sendingAccount(m_account) : m_account;
        const bool needed = !isRebuild() && !isSearch() && !isTransfer() && !isExamination()
            && used.tokenCommand.isEmpty() && used.authentication != Authentication::External;
        if (needed && m_options.secret.from == SecretSource::From::Nowhere && !m_passwords
            && !m_credentials.canAskUser())
            return Obstacle{ExitCode::Usage,
                            {Main::tr("The password is missing: give --password-stdin or --password-file.")}};
        const auto read = m_credentials.prepare();
        if (!read)
            return Obstacle{ExitCode::Data,
                            {Main::tr("The password cannot be read from %1: %2")
                                 .arg(m_options.secret.file, read.error().detail)}};
        return std::nullopt;
    }

    std::optional<Obstacle> checkFiles()
    {
        const QString &authorities = m_account.authorityFile;
        if (!authorities.isEmpty() && !QFileInfo(authorities).isReadable())
            return Obstacle{ExitCode::Data, {Main::tr("%1 cannot be read.").arg(authorities)}};
        if (!authorities.isEmpty() && !wire::loadAuthorities(authorities))
            return Obstacle{ExitCode::Data, {Main::tr("%1 holds no certificates (PEM).").arg(authorities)}};
        if (const auto obstacle = checkMaildir())
            return obstacle;
        for (const QString &message : isSending() ? m_options.request.files : QStringList()) {
            if (!QFileInfo(message).isReadable() || QFileInfo(message).isDir())
                return Obstacle{ExitCode::Data, {Main::tr("%1 cannot be read.").arg(message)}};
            // A message is read several times; what comes once is kept when it comes by standard input.
            if (!QFileInfo(message).isFile())
                return Obstacle{ExitCode::Data,
                                {Main::tr("%1 is no regular file. Give it on standard input.").arg(message)}};
        }
        if (m_options.logFile.isEmpty())
            return std::nullopt;
        if (const auto opened = m_log.open(m_options.logFile); !opened)
            return Obstacle{
                ExitCode::CannotCreate,
                {Main::tr("%1 cannot be written: %2").arg(m_options.logFile, opened.error().detail)}};
        return std::nullopt;
    }

    std::optional<Obstacle> checkMaildir()
    {
        const QString &maildir = m_options.request.maildir;
        switch (maildir.isEmpty() ? MaildirFolder::Ready : prepareMaildir(maildir)) {
        case MaildirFolder::Ready:
            break;
        case MaildirFolder::Foreign:
            return Obstacle{ExitCode::CannotCreate,
                            {Main::tr("The folder %1 holds other things and is no Maildir.").arg(maildir)}};
        case MaildirFolder::Impossible:
            return Obstacle{ExitCode::CannotCreate, {Main::tr("The folder %1 cannot be made.").arg(maildir)}};
        }
        return std::nullopt;
    }

    [[nodiscard]] bool isRebuild() const { return m_options.request.verb == Request::Verb::Rebuild; }

    [[nodiscard]] bool isSearch() const { return m_options.request.verb == Request::Verb::Search; }

    [[nodiscard]] bool isTransfer() const
    {
        const Request::Verb verb = m_options.request.verb;
        return verb == Request::Verb::Export || verb == Request::Verb::Import;
    }

    [[nodiscard]] bool isExamination() const { return m_options.request.verb == Request::Verb::Examine; }

    [[nodiscard]] bool isSending() const { return m_options.request.verb == Request::Verb::Send; }

    void beginSending()
    {
        const auto silence = m_options.hasTimeout ? std::optional(m_options.account.silence) : std::nullopt;
        m_sending =
            std::make_unique<SendJob>(SendJob::Setup{m_account, m_passwords.get(), m_options.format, silence},
                                      m_credentials, m_log, m_output);
        QObject::connect(
            m_sending.get(), &SendJob::over, m_sending.get(),
            [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
        QObject::connect(&m_interrupt, &Interrupt::raised, m_sending.get(), &SendJob::interrupt);
        m_sending->start(m_options.request);
    }

    void beginExamination()
    {
        m_examination =
            std::make_unique<ExamineJob>(m_account, m_passwords.get(), m_credentials, m_log, m_output);
        QObject::connect(
            m_examination.get(), &ExamineJob::over, m_examination.get(),
            [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
        QObject::connect(&m_interrupt, &Interrupt::raised, m_examination.get(), &ExamineJob::interrupt);
        m_examination->start(m_options.request);
    }

    void beginTransfer()
    {
        m_transfer = std::make_unique<TransferJob>(m_account, m_profile.accountFolder(m_account.id),
                                                   m_options.format, m_output);
        QObject::connect(
            m_transfer.get(), &TransferJob::over, m_transfer.get(),
            [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
        QObject::connect(&m_interrupt, &Interrupt::raised, m_transfer.get(), &TransferJob::interrupt);
        m_transfer->start(m_options.request);
    }

    void beginRebuild()
    {
        m_rebuild = std::make_unique<RebuildJob>(m_account, m_profile.accountFolder(m_account.id),
                                                 m_options.format, m_output);
        QObject::connect(
            m_rebuild.get(), &RebuildJob::over, m_rebuild.get(),
            [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
        QObject::connect(&m_interrupt, &Interrupt::raised, m_rebuild.get(), &RebuildJob::interrupt);
        m_rebuild->start();
    }

    void beginSearch()
    {
        m_search = std::make_unique<SearchJob>(m_account, m_profile.accountFolder(m_account.id),
                                               Printer(m_output, m_options.format), m_output);
        QObject::connect(
            m_search.get(), &SearchJob::over, m_search.get(),
            [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
        QObject::connect(&m_interrupt, &Interrupt::raised, m_search.get(), &SearchJob::interrupt);
        m_search->start(m_options.request.words);
    }

    void begin()
    {
        const bool console = m_options.request.verb == Request::Verb::Console;
        const QString folder = m_profile.accountFolder(m_account.id);
        m_visit =
            std::make_unique<Visit>(Visit::Setup{m_account, folder, m_passwords.get(),
                                                 console ? Visit::Patience::Wait : Visit::Patience::GiveUp},
                                    m_credentials, m_log, m_output);
        const Printer printer(m_output, m_options.format);
        if (console)
            m_worker = std::make_unique<Console>(*m_visit, m_input, printer, m_output);
        else
            m_worker = std::make_unique<Job>(m_options.request, folder, *m_visit, printer, m_output);
        QObject::connect(
            m_visit.get(), &Visit::over, m_visit.get(),
            [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
        QObject::connect(&m_interrupt, &Interrupt::raised, m_visit.get(), &Visit::interrupt);
        m_visit->open();
    }

    const Options &m_options;
    const accounts::Profile m_profile;
    Output m_output;
    InputLines m_input;
    Credentials m_credentials;
    TranscriptLog m_log;
    Interrupt m_interrupt;
    accounts::Account m_account;
    std::unique_ptr<accounts::PasswordStore> m_passwords;
    std::unique_ptr<Visit> m_visit;
    std::unique_ptr<RebuildJob> m_rebuild; ///< Instead of a visit,
    std::unique_ptr<SearchJob> m_search; ///< as is this,
    std::unique_ptr<TransferJob> m_transfer; ///< and this,
    std::unique_ptr<ExamineJob> m_examination; ///< and this,
    std::unique_ptr<SendJob> m_sending; ///< and this.
    std::unique_ptr<QObject> m_worker; ///< The job or the console.
};

int decodeFiles(const Options &options)
{
    Output output;
    const ExitCode code = decode(options.request.files, output);
    output.flush();
    return code == ExitCode::Success ? codeOfOutput(output) : int(code);
}

} // namespace

int main(int argc, char *argv[])
{
    reserveStreams();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("poplar-cli"));
    const ParsedOptions parsed = parseOptions(QCoreApplication::arguments());
    if (const auto *information = std::get_if<Information>(&parsed)) {
        Output output;
        output.text(information->text);
        output.flush();
        return codeOfOutput(output);
    }
    if (const auto *error = std::get_if<UsageError>(&parsed)) {
        Output output;
        output.complain(error->sentence);
        output.remark(Main::tr("“poplar-cli --help” shows how it is used."));
        return int(ExitCode::Usage);
    }
    const Options &options = std::get<Options>(parsed);
    return options.request.verb == Request::Verb::Decode ? decodeFiles(options) : Program(options).run();
}
