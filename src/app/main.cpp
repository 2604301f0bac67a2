// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountstore.h"
#include "accounts/passwordstore.h"
#include "accounts/profile.h"
#include "app/originalplugin.h"
#include "app/singleinstance.h"
#include "app/translations.h"
#include "gui/icons.h"
#include "gui/mainwindow.h"
#include "gui/theme.h"
#ifdef POPLAR_WITH_PRACTICE
#include "practice/server.h"
#endif

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QSettings>

#include <memory>

namespace {

using namespace poplar;

struct Options {
    QString profile;
    QString language;
    app::SingleInstance::Wish wish;
};

Options parse(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Shows and tidies up mail on a POP3 server."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"),
                                     QStringLiteral("Use the settings and mail in <dir>."),
                                     QStringLiteral("dir"));
    const QCommandLineOption practice(QStringLiteral("practice"),
                                      QStringLiteral("Open the practice mailbox."));
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("Speak <code>: en or ru."),
                                      QStringLiteral("code"));
    parser.addOptions({profile, practice, language});
    parser.addPositionalArgument(QStringLiteral("link"),
                                 QStringLiteral("Write to whom a mailto: link names."),
                                 QStringLiteral("[mailto:…]"));
    parser.process(application);
    using What = app::SingleInstance::Wish::What;
    Options options{.profile = parser.value(profile), .language = parser.value(language), .wish = {}};
    if (parser.isSet(practice))
        options.wish.what = What::Practice;
    const QUrl link(parser.positionalArguments().value(0));
    if (link.scheme() == QStringLiteral("mailto"))
        options.wish = {What::Write, link};
    else if (!parser.positionalArguments().isEmpty())
        parser.showHelp(EXIT_FAILURE);
    return options;
}

/// Starts the practice server at the first call and tells how to reach it.
class Practice {
public:
    std::optional<gui::PracticeMailbox> operator()()
    {
#ifdef POPLAR_WITH_PRACTICE
        if (!m_server) {
            auto server = std::make_unique<practice::Server>();
            if (!server->start())
                return {};
            m_server = std::move(server);
        }
        accounts::Account account;
        account.host = QStringLiteral("127.0.0.1");
        account.port = m_server->port();
        account.security = Security::StartTls;
        account.user = QString::fromLatin1(practice::Server::user);
        account.trustedDigests = {m_server->certificateDigest()};
        account.submission.host = account.host;
        account.submission.port = m_server->mailPort();
        account.submission.trustedDigests = account.trustedDigests;
        account.senders = {{QStringLiteral("Student"), QString::fromLatin1(practice::Server::address)}};
        return gui::PracticeMailbox{account, Secret(QByteArrayView(practice::Server::password))};
#else
        return {};
#endif
    }

private:
#ifdef POPLAR_WITH_PRACTICE
    std::unique_ptr<practice::Server> m_server;
#endif
};

int tellThatItHangs(const QString &lockFile)
{
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Poplar"),
                    QApplication::translate("main", "Poplar is running already, and does not answer."),
                    QMessageBox::Ok);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(
        QApplication::translate(
            "main",
            "Wait a moment, or end it, and start it again. If no Poplar is running, neither here nor on "
            "another computer that uses the same folder, delete this file and start Poplar again: %1")
            .arg(QDir::toNativeSeparators(lockFile)));
    box.setTextInteractionFlags(Qt::TextSelectableByMouse);
    box.exec();
    return EXIT_FAILURE;
}

void grant(gui::MainWindow &window, const app::SingleInstance::Wish &wish)
{
    using What = app::SingleInstance::Wish::What;
    if (wish.what == What::Practice)
        window.practise();
    else if (wish.what == What::Write)
        window.writeTo(wish.link);
}

void comeToFront(gui::MainWindow &window)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

int main(int argc, char *argv[])
{
    // The browser of the original layout wants it so, should it ever be started.
    QApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Poplar"));
    QApplication::setApplicationVersion(QStringLiteral(POPLAR_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.poplar_mail.Poplar"));
    const Options options = parse(application);

    const accounts::Profile profile(options.profile);
    const auto prepared = profile.prepare();
    QSettings settings(profile.settingsFile(), QSettings::IniFormat);
    const QString language = gui::loadPreferences(settings).language;
    app::installTranslations(options.language.isEmpty() ? language : options.language);
    gui::Theme theme;
    QApplication::setWindowIcon(gui::applicationIcon());

    using app::SingleInstance;
    SingleInstance instance(profile.folder());
    const auto place = instance.claim(options.wish);
    if (place == SingleInstance::Place::Later)
        return EXIT_SUCCESS;
    if (place == SingleInstance::Place::Refused)
        return tellThatItHangs(instance.lockFile());

    accounts::AccountStore accountStore(profile.settingsFile());
    accounts::PasswordStore passwords;
    Practice practice;
    gui::OriginalLayout original = app::findOriginalLayout();
    gui::MainWindow window({.profile = profile,
                            .settings = settings,
                            .accounts = accountStore,
                            .passwords = &passwords,
                            .theme = theme,
                            .startPractice = [&practice] { return practice(); },
                            .original = &original});
    QObject::connect(&instance, &SingleInstance::called, &window,
                     [&window](const SingleInstance::Wish &wish) {
                         comeToFront(window);
                         grant(window, wish);
                     });
    window.show();
    grant(window, options.wish);
    if (!prepared)
        window.tellNothingIsStored(prepared.error().detail);
    return QApplication::exec();
}
