// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/setupserverpage.h"

#include "gui/certificatedialog.h"
#include "gui/connectiontestview.h"
#include "gui/flowlayout.h"
#include "gui/linkopening.h"
#include "gui/setuptext.h"
#include "gui/theme.h"
#include "wire/displaytext.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

using accounts::Finding;
using accounts::ProviderNeed;
using accounts::ProviderNeeds;
using mailbox::ConnectionTest;
using mailbox::TestStep;
using wire::displayText;

namespace {

QLabel *factLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

SetupServerPage::SetupServerPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_text(factLabel("setupText"))
    , m_busy(new QProgressBar)
    , m_rows(new QWidget)
    , m_servers(new QComboBox)
    , m_server(factLabel("setupServer"))
    , m_encryption(factLabel("setupEncryption"))
    , m_user(factLabel("setupUser"))
    , m_source(factLabel("setupSource"))
    , m_submission(factLabel("setupSubmission"))
    , m_agreeToSubmission(new QCheckBox)
    , m_doubt(new Banner(this))
    , m_agree(new QCheckBox)
    , m_advice(new Banner(this))
    , m_pages(new QWidget)
    , m_view(new ConnectionTestView)
{
    build();
    connect(m_servers, &QComboBox::activated, this, [this] {
        stopTest();
        showChoice();
        Q_EMIT changed();
    });
    connect(m_agree, &QCheckBox::clicked, this, [this] {
        stopTest(); // the password is not for a server that nobody vouches for any more
        Q_EMIT changed();
    });
    connect(m_agreeToSubmission, &QCheckBox::clicked, this, &SetupServerPage::showSubmission);
    connect(m_view, &ConnectionTestView::remedyChosen, this, [this](Remedy remedy) {
        if (remedy == Remedy::ShowCertificate)
            showCertificate();
        else
            Q_EMIT remedyChosen(remedy);
    });
}

SetupServerPage::~SetupServerPage() = default;

void SetupServerPage::build()
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 1.15);
    m_title->setFont(strong);
    m_title->setObjectName(QStringLiteral("setupTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Looking for the server"));
    m_servers->setObjectName(QStringLiteral("setupServers"));
    m_servers->setAccessibleName(tr("Server"));
    m_doubt->setObjectName(QStringLiteral("setupDoubt"));
    m_agree->setObjectName(QStringLiteral("setupAgree"));
    m_advice->setObjectName(QStringLiteral("setupAdvice"));
    m_agreeToSubmission->setObjectName(QStringLiteral("setupAgreeToSubmission"));
    m_view->setOffered({Remedy::TryAgain, Remedy::AskPassword, Remedy::ShowCertificate});
    auto *form = new QFormLayout(m_rows);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::normal);
    auto *server = new QVBoxLayout;
    server->addWidget(m_server);
    server->addWidget(m_servers);
    form->addRow(tr("Server"), server);
    form->addRow(tr("Encryption"), m_encryption);
    form->addRow(tr("User name"), m_user);
    form->addRow(tr("Known from"), m_source);
    //: In a form: the server by which mail is sent.
    form->addRow(tr("Sending by"), m_submission);
    form->addRow(QString(), m_agreeToSubmission);
    auto *pages = new FlowLayout(space::normal);
    pages->setContentsMargins(0, 0, 0, 0);
    m_pages->setLayout(pages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal + space::small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_text, m_busy, m_rows, m_doubt, m_agree,
                                                          m_advice, m_pages, m_view})
        layout->addWidget(part);
    layout->addStretch(1);
}

void SetupServerPage::say(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void SetupServerPage::showSearching(const accounts::MailAddress &address)
{
    stopTest();
    m_findings = {};
    m_trusted.clear();
    m_servers->clear();
    //: %1 is the domain of a mail address.
    say(tr("Looking for the mailboxes of %1…").arg(displayText(address.shownDomain())), {});
    m_busy->show();
    showChoice();
}

void SetupServerPage::showFindings(const accounts::Findings &findings)
{
    m_findings = findings;
    m_trusted.clear();
    m_agreeToSubmission->setChecked(false);
    m_busy->hide();
    m_servers->clear();
    for (const Finding &finding : findings.pop3)
        m_servers->addItem(serverLabel(finding.server));
    const QString whole = displayText(findings.address.whole());
    if (!findings.pop3.isEmpty())
        //: %1 is a mail address.
        say(tr("This is where the mail of %1 should be").arg(whole), {});
    else if (findings.provider)
        say(tr("The mail of %1 cannot be fetched").arg(whole), {});
    else
        say(tr("No server was found for %1").arg(whole), nothingFoundText(findings));
    showChoice();
}

std::optional<accounts::FoundServer> SetupServerPage::chosen() const
{
    const int row = m_servers->currentIndex();
    return row < 0 ? std::nullopt : std::optional(m_findings.pop3[row].server);
}

std::optional<accounts::FoundServer> SetupServerPage::submission() const
{
    if (m_findings.submission.isEmpty())
        return std::nullopt;
    const Finding &found = m_findings.submission.first();
    const bool isAgreed = found.trust == Finding::Trust::Vouched || m_agreeToSubmission->isChecked();
    return isAgreed ? std::optional(found.server) : std::nullopt;
}

void SetupServerPage::showSubmission()
{
    const Finding found = m_findings.submission.value(0);
    m_submission->setText(submissionText(m_findings));
    m_agreeToSubmission->setText(tr("Send &by %1, which I know").arg(displayText(found.server.host)));
    const QString doubt = doubtText(found, m_findings.address);
    m_agreeToSubmission->setVisible(!m_findings.submission.isEmpty() && !doubt.isEmpty());
    m_agreeToSubmission->setAccessibleDescription(doubt);
    m_agreeToSubmission->setToolTip(doubt);
}

SetupServerPage::Outlook SetupServerPage::outlook() const
{
    if (m_findings.provider && m_findings.provider->needs.testFlag(ProviderNeed::NoPop3))
        return Outlook::Nothing;
    const auto server = chosen();
    return server && !takesToken(server->authentication) ? Outlook::Testing : Outlook::Details;
}

bool SetupServerPage::isUsable() const
{
    const int row = m_servers->currentIndex();
    if (outlook() != Outlook::Testing)
        return false;
    return m_findings.pop3[row].trust == Finding::Trust::Vouched || m_agree->isChecked();
}

void SetupServerPage::showChoice()
{
    const int row = m_servers->currentIndex();
    m_rows->setVisible(row >= 0);
    m_servers->setVisible(m_servers->count() > 1);
    m_server->setVisible(m_servers->count() <= 1);
    m_agree->setChecked(false);
    m_agree->hide();
    m_doubt->hide();
    m_trusted.clear();
    if (row >= 0) {
        const Finding &finding = m_findings.pop3[row];
        m_server->setText(serverLabel(finding.server));
        m_encryption->setText(encryptionLabel(finding.server.security));
        m_user->setText(displayText(finding.server.user));
        m_source->setText(sourceText(finding));
        const QString doubt = doubtText(finding, m_findings.address);
        m_doubt->setContent(Banner::Tone::Warning, Icon::TriangleAlert, doubt);
        m_doubt->setVisible(!doubt.isEmpty());
        m_agree->setText(tr("&Yes, I know %1").arg(displayText(finding.server.host)));
        m_agree->setVisible(!doubt.isEmpty());
        m_agree->setAccessibleDescription(doubt);
        showSubmission();
    }
    showAdvice();
}

void SetupServerPage::clearPages()
{
    while (QLayoutItem *item = m_pages->layout()->takeAt(0)) {
        // What is chosen may be this very button.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void SetupServerPage::showAdvice()
{
    clearPages();
    const SetupAdvice advice = m_findings.provider ? setupAdvice(*m_findings.provider) : SetupAdvice();
    const bool isServed = !m_findings.pop3.isEmpty();
    m_advice->setContent(isServed ? Banner::Tone::Info : Banner::Tone::Warning,
                         isServed ? Icon::KeyRound : Icon::Info, advice.text);
    m_advice->setVisible(!advice.text.isEmpty());
    for (const SetupAdvice::Page &page : advice.pages) {
        auto *button = new QPushButton(icon(Icon::ExternalLink), page.label);
        button->setAutoDefault(false);
        button->setToolTip(page.url.toString());
        connect(button, &QPushButton::clicked, this,
                [this, url = page.url] { openLink(this, url, url.toString()); });
        m_pages->layout()->addWidget(button);
    }
    const ProviderNeeds ofPassword = ProviderNeeds(ProviderNeed::AppPassword) | ProviderNeed::MailPassword;
    const bool isAboutPassword = m_findings.provider && (m_findings.provider->needs & ofPassword);
    if (isAboutPassword) {
        auto *button = new QPushButton(icon(Icon::KeyRound), tr("Change the password"));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this] { Q_EMIT remedyChosen(Remedy::AskPassword); });
        m_pages->layout()->addWidget(button);
    }
    m_pages->setVisible(isAboutPassword || !advice.pages.isEmpty());
    m_view->hide();
}

void SetupServerPage::startTest(const accounts::Account &account, const Secret &password)
{
    stopTest();
    m_tested = account;
    m_hasFailed = false;
    m_view->begin(account);
    m_view->show();
    m_test = std::make_unique<ConnectionTest>();
    connect(m_test.get(), &ConnectionTest::stepChanged, this, [this](const TestStep &step) {
        m_hasFailed = m_hasFailed || step.outcome == TestStep::Outcome::Failed;
        m_view->setStep(step);
    });
    connect(m_test.get(), &ConnectionTest::finished, this, &SetupServerPage::endTest);
    m_test->start(account, password);
}

void SetupServerPage::endTest()
{
    m_view->finish();
    m_test.release()->deleteLater(); // It is speaking.
    Q_EMIT testFinished(m_hasFailed ? Verdict::Fails : Verdict::Works);
}

void SetupServerPage::stopTest()
{
    if (!m_test)
        return;
    m_test->disconnect(this);
    m_test.release()->deleteLater();
    m_view->hide();
}

void SetupServerPage::showCertificate()
{
    if (!m_view->tls())
        return;
    mailbox::CertificateQuestion question;
    question.host = m_tested.host;
    question.tls = *m_view->tls();
    question.detail = m_view->tlsProblem();
    auto *dialog = new CertificateDialog(question, m_trusted, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::Answer answer = dialog->answer();
        const auto *trust = std::get_if<mailbox::TrustCertificate>(&answer);
        if (!trust)
            return;
        m_trusted = {trust->sha256};
        Q_EMIT remedyChosen(Remedy::TryAgain);
    });
    dialog->open();
}

} // namespace poplar::gui
