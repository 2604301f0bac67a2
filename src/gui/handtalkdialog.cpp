// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/handtalkdialog.h"

#include "accounts/validation.h"
#include "gui/banner.h"
#include "gui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using records::Application;

namespace {
constexpr int handTalkWidth = 68; ///< Characters.
} // namespace

HandTalkDialog::HandTalkDialog(QList<Choice> choices, int current, QWidget *parent)
    : QDialog(parent)
    , m_choices(std::move(choices))
    , m_protocol(new QComboBox)
    , m_account(new QComboBox)
    , m_host(new QLineEdit)
    , m_security(new QComboBox)
    , m_port(new QSpinBox)
    , m_session(new Banner)
    , m_protection(new Banner)
{
    setObjectName(QStringLiteral("handTalkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Talk to a server by hand"));
    for (const Choice &choice : m_choices)
        m_account->addItem(choice.name);
    m_account->addItem(tr("Another server"));
    m_protocol->addItem(tr("POP3: read mail"), int(Application::Pop3));
    m_protocol->addItem(tr("SMTP: send mail"), int(Application::Smtp));
    fillSecurity();
    m_port->setRange(1, 65535);
    m_usualPort = usualPort(Security::StartTls);
    m_port->setValue(m_usualPort);
    m_port->setGroupSeparatorShown(false);
    build();
    connect(m_protocol, &QComboBox::currentIndexChanged, this, [this] {
        const QString typed = m_host->isEnabled() ? m_host->text() : QString();
        fillSecurity();
        choose();
        if (m_host->isEnabled() && !typed.isEmpty())
            m_host->setText(typed);
    });
    connect(m_account, &QComboBox::currentIndexChanged, this, &HandTalkDialog::choose);
    connect(m_security, &QComboBox::currentIndexChanged, this, &HandTalkDialog::chooseSecurity);
    connect(m_host, &QLineEdit::textChanged, this, &HandTalkDialog::check);
    m_account->setCurrentIndex(current < 0 ? int(m_choices.size()) : current);
    choose();
}

void HandTalkDialog::fillSecurity()
{
    const int current = m_security->currentIndex();
    const QSignalBlocker quiet(m_security);
    m_security->clear();
    m_security->addItem(application() == Application::Smtp
                            ? tr("STARTTLS: clear text until you type STARTTLS")
                            : tr("STARTTLS: clear text until you type STLS"),
                        QVariant::fromValue(Security::StartTls));
    m_security->addItem(tr("TLS from the first byte"), QVariant::fromValue(Security::Tls));
    m_security->addItem(tr("None: everything can be read on the way"), QVariant::fromValue(Security::None));
    m_security->setCurrentIndex(std::max(0, current));
}

void HandTalkDialog::build()
{
    m_protocol->setObjectName(QStringLiteral("handTalkProtocol"));
    m_account->setObjectName(QStringLiteral("handTalkAccount"));
    m_host->setObjectName(QStringLiteral("handTalkHost"));
    m_security->setObjectName(QStringLiteral("handTalkSecurity"));
    m_port->setObjectName(QStringLiteral("handTalkPort"));
    m_session->setObjectName(QStringLiteral("handTalkSession"));
    m_protection->setObjectName(QStringLiteral("handTalkProtection"));
    auto *intro =
        new QLabel(tr("Every line is typed by you, the login included. Poplar sends nothing by itself, "
                      "shows what comes back in the log, and hides passwords there."));
    intro->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::normal);
    form->addRow(tr("Pr&otocol"), m_protocol);
    form->addRow(tr("&Account"), m_account);
    form->addRow(tr("&Server"), m_host);
    form->addRow(tr("&Encryption"), m_security);
    form->addRow(tr("&Port"), m_port);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setObjectName(QStringLiteral("handTalkConnect"));
    m_connect->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::normal);
    layout->addWidget(intro);
    layout->addSpacing(space::small);
    layout->addLayout(form);
    layout->addWidget(m_session);
    layout->addWidget(m_protection);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * handTalkWidth, 0);
}

const HandTalkDialog::Choice *HandTalkDialog::chosen() const
{
    const int index = m_account->currentIndex();
    return index >= 0 && index < m_choices.size() ? &m_choices.at(index) : nullptr;
}

accounts::Account HandTalkDialog::chosenAccount() const
{
    if (!chosen())
        return {};
    const accounts::Account &account = chosen()->account;
    return application() == Application::Smtp ? accounts::sendingAccount(account) : account;
}

Application HandTalkDialog::application() const
{
    return Application(m_protocol->currentData().toInt());
}

quint16 HandTalkDialog::usualPort(Security security) const
{
    return application() == Application::Smtp ? defaultSubmissionPort(security) : defaultPop3Port(security);
}

Security HandTalkDialog::security() const
{
    return m_security->currentData().value<Security>();
}

void HandTalkDialog::choose()
{
    const Choice *choice = chosen();
    const bool isOpen = choice && choice->session == Choice::Session::Open;
    const accounts::Account account = chosenAccount();
    // An account that sends nothing has no server for SMTP.
    const bool isTyped = account.host.isEmpty();
    m_host->setEnabled(isTyped);
    m_session->setVisible(isOpen && application() == Application::Pop3);
    if (!isTyped) {
        m_host->setText(account.host);
        m_security->setCurrentIndex(m_security->findData(QVariant::fromValue(account.security)));
        m_port->setValue(account.port);
        m_session->setContent(
            Banner::Tone::Warning, Icon::TriangleAlert,
            tr("This mailbox is open in Poplar. Most servers let only one session in: leave it "
               "before you log in by hand."));
    } else {
        m_host->clear();
        if (choice == nullptr)
            m_host->setFocus();
    }
    chooseSecurity();
}

/// A port that was chosen stays; the usual one follows.
void HandTalkDialog::chooseSecurity()
{
    const quint16 usual = usualPort(security());
    if (m_port->value() == m_usualPort)
        m_port->setValue(usual);
    m_usualPort = usual;
    const bool isSmtp = application() == Application::Smtp;
    switch (security()) {
    case Security::StartTls:
        m_protection->setContent(
            Banner::Tone::Info, Icon::LockOpen,
            isSmtp ? tr("The conversation begins in clear text. Type STARTTLS before you log in: what you "
                        "type before can be read on the way.")
                   : tr("The conversation begins in clear text. Type STLS before you log in: what you "
                        "type before can be read on the way."));
        break;
    case Security::Tls:
        m_protection->setContent(Banner::Tone::Info, Icon::Lock,
                                 tr("The conversation is encrypted from its first byte."));
        break;
    case Security::None:
        m_protection->setContent(Banner::Tone::Warning, Icon::TriangleAlert,
                                 tr("Everything that you type can be read on the way, passwords included."));
        break;
    }
    check();
    grow();
}

void HandTalkDialog::showEvent(QShowEvent *event)
{
    grow();
    QDialog::showEvent(event);
}

/// What is said takes more or fewer lines; a layout does not see to its window's height by itself.
void HandTalkDialog::grow()
{
    layout()->activate();
    const int needed = layout()->totalHeightForWidth(width());
    if (needed > height())
        resize(width(), needed);
}

void HandTalkDialog::check()
{
    using accounts::FieldProblem;
    const QString host = accounts::parseHost(m_host->text()).host;
    m_connect->setEnabled(!m_host->isEnabled() || accounts::hostProblem(host) == FieldProblem::None);
}

accounts::Account HandTalkDialog::account() const
{
    accounts::Account account = chosenAccount();
    const bool isTyped = account.host.isEmpty();
    account.port = quint16(m_port->value());
    account.security = security();
    if (!isTyped)
        return account;
    const accounts::HostAndPort typed = accounts::parseHost(m_host->text());
    account.host = typed.host;
    if (!chosen())
        account.name = typed.host;
    account.port = typed.port.value_or(account.port);
    return account;
}

} // namespace poplar::gui
