// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers of a mailbox while another one is shown.
#include "accounts/passwordstore.h"
#include "gui/farewell.h"
#include "gui/newsdesk.h"
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "gui/questiondialog.h"
#include "gui/receiptdesk.h"
#include "mailbox/dispatch.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWidget>

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

accounts::Account accountNamed(const QString &name)
{
    accounts::Account account;
    account.id = name;
    account.name = name;
    account.host = QStringLiteral("pop.example.invalid");
    account.user = QStringLiteral("anna");
    return account;
}

/// A window with a bar and two mailboxes, of which none is shown at first.
struct Window {
    void show(OpenMailbox *open)
    {
        bar.dismiss();
        receipts.showMailbox(open);
        news.showMailbox(open);
        news.tellNext();
    }
    QString told() const
    {
        return bar.isHidden() ? QString() : bar.findChild<QLabel *>(QStringLiteral("problemTitle"))->text();
    }
    /// How the digest begins with which the certificate of this server is compared.
    QString trustedDigest(const char *host) const
    {
        for (const auto *dialog : widget.findChildren<QuestionDialog *>()) {
            const auto labels = dialog->findChildren<QLabel *>();
            const bool isIts = std::any_of(labels.begin(), labels.end(), [host](const QLabel *label) {
                return label->text().contains(QLatin1StringView(host));
            });
            if (isIts)
                return dialog->findChild<QLabel *>(QStringLiteral("trusted"))->text().left(5);
        }
        return {};
    }
    void close() { bar.findChild<QToolButton *>(QStringLiteral("problemClose"))->click(); }

    QTemporaryDir folder;
    accounts::PasswordStore passwords;
    QWidget widget;
    ProblemBar bar{&widget};
    ReceiptDesk receipts{&widget, bar};
    NewsDesk news{bar, receipts};
    OpenMailbox work{accountNamed(QStringLiteral("Work")), folder.filePath(QStringLiteral("work")), nullptr,
                     &widget};
    OpenMailbox home{accountNamed(QStringLiteral("Home")), folder.filePath(QStringLiteral("home")), nullptr,
                     &widget};
};

CertificateQuestion changedCertificate(const char *host)
{
    wire::CertificateDetails certificate;
    certificate.sha256 = QByteArray(32, '\xab');
    CertificateQuestion question;
    question.host = QString::fromLatin1(host);
    question.tls.chain = {certificate};
    question.tls.doubts = {wire::CertificateDoubt::ChangedTrusted};
    return question;
}

CommitReport deleted(qint64 messages)
{
    CommitReport report;
    report.outcome = CommitReport::Outcome::Deleted;
    report.messages = messages;
    return report;
}

RebuildReport rebuilt(qint64 messages)
{
    RebuildReport report;
    report.messages = messages;
    return report;
}

} // namespace

class TestOpenMailbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHappensInTheMailboxThatIsShownIsToldAtOnce()
    {
        Window window;
        window.show(&window.work);
        Q_EMIT window.work.mailbox().left(deleted(3));
        QCOMPARE(window.told(), QStringLiteral("3 message(s) deleted"));
        Q_EMIT window.work.mailbox().vanished({2, 0, 0});
        QCOMPARE(window.told(), QStringLiteral("2 message(s) vanished from the server"));
        window.show(&window.home);
        window.show(&window.work);
        QCOMPARE(window.told(), QString()); // It was told.
    }

    void whatHappenedMeanwhileIsToldWhenTheMailboxIsShown()
    {
        Window window;
        window.show(&window.home);
        Q_EMIT window.work.mailbox().left(deleted(3));
        Q_EMIT window.work.mailbox().vanished({2, 0, 0});
        Q_EMIT window.work.mailbox().rebuilt(rebuilt(44));
        QCOMPARE(window.told(), QString());
        window.show(&window.work);
        QCOMPARE(window.told(), QStringLiteral("The catalogue has been rebuilt"));
        window.close();
        QCOMPARE(window.told(), QStringLiteral("2 message(s) vanished from the server"));
        window.show(&window.home);
        QCOMPARE(window.told(), QString());
        window.show(&window.work);
        QCOMPARE(window.told(), QStringLiteral("3 message(s) deleted"));
        window.close();
        QCOMPARE(window.told(), QString());
    }

    void whatVanishedTwiceIsAddedUp()
    {
        Window window;
        Q_EMIT window.work.mailbox().vanished({2, 0, 0});
        Q_EMIT window.work.mailbox().left(deleted(1));
        Q_EMIT window.work.mailbox().vanished({3, 0, 0});
        window.show(&window.work);
        QCOMPARE(window.told(), QStringLiteral("5 message(s) vanished from the server"));
    }

    void whatIsWorthNoWordIsNotTold()
    {
        Window window;
        Q_EMIT window.work.mailbox().left({});
        RebuildReport stopped;
        stopped.stopped = Error{ErrorKind::Storage, {}, {}, {}, {}};
        Q_EMIT window.work.mailbox().rebuilt(stopped);
        window.show(&window.work);
        QCOMPARE(window.told(), QString());
    }

    void aPasswordIsKnownForItsServerAlone()
    {
        Window window;
        window.work.setKnownPassword(Secret(QByteArray("secret")));
        accounts::Account account = accountNamed(QStringLiteral("Work"));
        account.checkEvery = std::chrono::minutes(5);
        window.work.setAccount(account);
        QVERIFY(window.work.knownPassword().has_value());
        account.host = QStringLiteral("pop.other.invalid");
        window.work.setAccount(account);
        QVERIFY(!window.work.knownPassword());
        window.work.setKnownPassword(Secret(QByteArray("secret")));
        account.submission.host = QStringLiteral("smtp.other.invalid");
        window.work.setAccount(account);
        QVERIFY(!window.work.knownPassword());
    }

    void anAccountThatIsRenamedIsCalledSoInQuestionsAndDownloads()
    {
        Window window;
        Download failed{MessageId(1), Download::State::Failed, 100, 0, {}};
        failed.error = Error{ErrorKind::HostNotFound, {}, {}, {}, {}};
        window.work.downloads().apply({failed});
        const auto reason = [&window] {
            return window.work.downloads().index(0, DownloadModel::StateColumn).data().toString()
                + window.work.downloads().index(0, 0).data(Qt::ToolTipRole).toString();
        };
        QVERIFY2(reason().contains(QStringLiteral("pop.example.invalid")), qPrintable(reason()));
        accounts::Account account = accountNamed(QStringLiteral("Work"));
        account.name = QStringLiteral("Office");
        account.host = QStringLiteral("mail.office.invalid");
        window.work.setAccount(account);
        QCOMPARE(window.work.name(), QStringLiteral("Office"));
        QVERIFY2(reason().contains(QStringLiteral("mail.office.invalid")), qPrintable(reason()));
        window.work.questions().ask({QuestionId(1), ReviewQuestion{}});
        const auto *dialog = window.widget.findChild<QuestionDialog *>();
        QVERIFY(dialog);
        QVERIFY2(dialog->windowTitle().endsWith(QStringLiteral("Office")), qPrintable(dialog->windowTitle()));
    }

    void aCertificateIsComparedWithThoseOfItsServer()
    {
        Window window;
        accounts::Account account = accountNamed(QStringLiteral("Work"));
        account.trustedDigests = {QByteArray(32, '\x11')};
        account.submission.trustedDigests = {QByteArray(32, '\x22')};
        window.work.setAccount(account);
        window.work.questions().hold();
        Q_EMIT window.work.mailbox().asked({QuestionId(1), changedCertificate("pop.example.org")});
        Q_EMIT window.work.mailbox().dispatch().asked(
            {QuestionId(1000), changedCertificate("smtp.example.org")});
        window.work.questions().release();
        QCOMPARE(window.trustedDigest("pop.example.org"), QStringLiteral("11:11"));
        QCOMPARE(window.trustedDigest("smtp.example.org"), QStringLiteral("22:22"));
    }

    void whoDoesNotSayThePasswordForSendingLeavesNevertheless()
    {
        Window window;
        window.work.questions().hold();
        Q_EMIT window.work.mailbox().dispatch().asked(
            {QuestionId(1000), PasswordQuestion{QStringLiteral("smtp.example.org"), QStringLiteral("anna")}});
        Farewell farewell;
        const QSignalSpy stayed(&farewell, &Farewell::stayed);
        farewell.begin({&window.work});
        auto *dialog = window.widget.findChild<QuestionDialog *>();
        QVERIFY(dialog);
        dialog->reject();
        QCOMPARE(stayed.size(), 0);
    }

    void aKeyringThatFailedIsNotOfferedForSendingEither()
    {
        Window window;
        OpenMailbox open{accountNamed(QStringLiteral("Club")), window.folder.filePath(QStringLiteral("club")),
                         &window.passwords, &window.widget};
        PasswordQuestion about{QStringLiteral("smtp.example.org"), QStringLiteral("anna")};
        about.keyring = Error{ErrorKind::Storage, {}, {}, {}, {}};
        Q_EMIT open.mailbox().dispatch().asked({QuestionId(1000), about});
        const auto *dialog = window.widget.findChild<QuestionDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QCheckBox *>(QStringLiteral("keep"))->isEnabled());
    }
};

QTEST_MAIN(TestOpenMailbox)
#include "tst_openmailbox.moc"
