// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountconnectionpage.h"

#include "accounts/validation.h"
#include "base/limits.h"
#include "gui/serverwords.h"
#include "gui/theme.h"
#include "ui_accountconnectionpage.h"

#include <algorithm>

namespace poplar::gui {

using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr qint64 octetsOfMegabyte = 1024 * 1024;
constexpr quint16 socksPort = 1080;
constexpr quint16 httpProxyPort = 8080;

bool needsServer(Proxy::Kind kind)
{
    return kind == Proxy::Kind::Socks5 || kind == Proxy::Kind::Http;
}

int megabytes(qint64 octets)
{
    return int((octets + octetsOfMegabyte - 1) / octetsOfMegabyte);
}

} // namespace

AccountConnectionPage::AccountConnectionPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AccountConnectionPage>())
{
    m_ui->setupUi(this);
    for (QLabel *note : {m_ui->proxyUserNote, m_ui->silenceNote, m_ui->keepAliveNote, m_ui->quietNote,
                         m_ui->largestNote, m_ui->learntNote})
        note->setForegroundRole(QPalette::PlaceholderText);
    m_ui->proxy->addItem(tr("As the system’s settings say"), int(Proxy::Kind::System));
    m_ui->proxy->addItem(tr("None: connect directly"), int(Proxy::Kind::None));
    m_ui->proxy->addItem(tr("SOCKS 5"), int(Proxy::Kind::Socks5));
    m_ui->proxy->addItem(tr("HTTP (CONNECT)"), int(Proxy::Kind::Http));
    prepareTimes();
    connectFields();
    setAccount({});
    setTraits({});
}

AccountConnectionPage::~AccountConnectionPage()
{
    // A field that loses the focus because its window goes still says that it was edited.
    m_ui->proxyHost->disconnect(this);
    m_ui->keepAlive->disconnect(this);
}

void AccountConnectionPage::prepareTimes()
{
    m_ui->silence->setRange(int(limit::shortestSilence.count()), int(seconds(limit::longestSilence).count()));
    m_ui->keepAlive->setRange(0, int(seconds(limit::longestKeepAlive).count()));
    m_ui->quiet->setRange(0, int(minutes(limit::longestQuietTime).count()));
    m_ui->silence->setSuffix(tr(" s", "seconds"));
    m_ui->keepAlive->setSuffix(tr(" s", "seconds"));
    m_ui->keepAlive->setSpecialValueText(tr("never", "keep the session alive"));
    m_ui->quiet->setSuffix(tr(" min", "minutes"));
    m_ui->quiet->setSpecialValueText(tr("never", "leave after a quiet time"));
    m_ui->largest->setSuffix(tr(" MB", "megabytes"));
    m_ui->largest->setSpecialValueText(tr("no limit", "largest message"));
    m_ui->silence->setAccessibleDescription(m_ui->silenceNote->text());
    m_ui->keepAlive->setAccessibleDescription(m_ui->keepAliveNote->text());
    m_ui->quiet->setAccessibleDescription(m_ui->quietNote->text());
    m_ui->largest->setAccessibleDescription(m_ui->largestNote->text());
}

void AccountConnectionPage::connectFields()
{
    connect(m_ui->proxy, &QComboBox::activated, this, &AccountConnectionPage::proxyChosen);
    for (QLineEdit *field : {m_ui->proxyHost, m_ui->proxyUser})
        connect(field, &QLineEdit::textEdited, this, [this] {
            showFault();
            Q_EMIT changed();
        });
    connect(m_ui->proxyHost, &QLineEdit::editingFinished, this, [this] {
        m_proxyTouched = m_proxyTouched || !m_ui->proxyHost->text().isEmpty();
        showFault();
    });
    for (QSpinBox *number : {m_ui->proxyPort, m_ui->silence, m_ui->keepAlive, m_ui->quiet, m_ui->largest})
        connect(number, &QSpinBox::valueChanged, this, [this] {
            if (!m_filling)
                Q_EMIT changed();
        });
    // Between never and the shortest there is nothing.
    connect(m_ui->keepAlive, &QSpinBox::editingFinished, this,
            [this] { m_ui->keepAlive->setValue(int(keepAlive().count())); });
    connect(m_ui->forgetServer, &QPushButton::clicked, this, [this] {
        setTraits(ServerTraits());
        m_ui->silence->setFocus(); // The button is gone.
        Q_EMIT forgetWanted();
    });
}

void AccountConnectionPage::setAccount(const accounts::Account &account)
{
    m_filling = true;
    m_proxyTouched = false;
    m_ui->proxy->setCurrentIndex(m_ui->proxy->findData(int(account.proxy.kind)));
    m_ui->proxyHost->setText(account.proxy.host);
    m_ui->proxyPort->setValue(account.proxy.port);
    m_ui->proxyUser->setText(account.proxy.user);
    m_ui->silence->setValue(int(account.silence.count()));
    m_ui->keepAlive->setValue(int(account.keepAlive.count()));
    m_ui->quiet->setValue(int(account.quietTime.count()));
    m_largest = account.largestMessage;
    m_ui->largest->setValue(megabytes(m_largest));
    m_filling = false;
    showProxy();
}

void AccountConnectionPage::apply(accounts::Account &account) const
{
    account.proxy.kind = kind();
    account.proxy.host = m_ui->proxyHost->text().trimmed();
    account.proxy.port = quint16(m_ui->proxyPort->value());
    account.proxy.user = m_ui->proxyUser->text().trimmed();
    account.silence = seconds(m_ui->silence->value());
    account.keepAlive = keepAlive();
    account.quietTime = minutes(m_ui->quiet->value());
    account.largestMessage = largestMessage();
}

seconds AccountConnectionPage::keepAlive() const
{
    const seconds chosen(m_ui->keepAlive->value());
    return chosen.count() == 0 ? chosen : std::max(chosen, limit::shortestKeepAlive);
}

qint64 AccountConnectionPage::largestMessage() const
{
    const int shown = m_ui->largest->value();
    return shown == megabytes(m_largest) ? m_largest : shown * octetsOfMegabyte;
}

Proxy::Kind AccountConnectionPage::kind() const
{
    return Proxy::Kind(m_ui->proxy->currentData().toInt());
}

void AccountConnectionPage::proxyChosen()
{
    // The usual ports follow the kind; any other is the user's.
    const int port = m_ui->proxyPort->value();
    m_filling = true;
    if (kind() == Proxy::Kind::Http && port == socksPort)
        m_ui->proxyPort->setValue(httpProxyPort);
    else if (kind() == Proxy::Kind::Socks5 && port == httpProxyPort)
        m_ui->proxyPort->setValue(socksPort);
    m_filling = false;
    showProxy();
    Q_EMIT changed();
}

void AccountConnectionPage::showProxy()
{
    const bool named = needsServer(kind());
    m_ui->form->setRowVisible(m_ui->proxyHostBox, named);
    m_ui->form->setRowVisible(m_ui->proxyPort, named);
    m_ui->form->setRowVisible(m_ui->proxyUserBox, named);
    showFault();
}

QString AccountConnectionPage::proxyFault(const Proxy &proxy)
{
    if (!needsServer(proxy.kind))
        return {};
    switch (accounts::proxyProblem(proxy)) {
    case accounts::FieldProblem::None:
        return {};
    case accounts::FieldProblem::Empty:
        return tr("Enter the proxy’s name or address.");
    default:
        return tr("This cannot be the name of a proxy.");
    }
}

void AccountConnectionPage::showAllFaults()
{
    m_proxyTouched = true;
    showFault();
    if (!m_ui->proxyHostNote->text().isEmpty())
        m_ui->proxyHost->setFocus();
}

void AccountConnectionPage::showFault()
{
    accounts::Account account;
    apply(account);
    const QString fault = m_proxyTouched ? proxyFault(account.proxy) : QString();
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
    m_ui->proxyHostNote->setPalette(danger);
    m_ui->proxyHostNote->setText(fault);
    m_ui->proxyHostNote->setVisible(!fault.isEmpty());
    m_ui->proxyHost->setAccessibleDescription(fault);
}

void AccountConnectionPage::setTraits(std::optional<ServerTraits> traits)
{
    const bool any = traits && *traits != ServerTraits();
    QStringList lines;
    for (const QString &sentence : traitSentences(traits.value_or(ServerTraits())))
        lines += QStringLiteral("•  ") + sentence;
    if (!traits)
        lines = QStringList{tr("Open the mailbox, and Poplar tells here what is peculiar about its server.")};
    else if (!any)
        lines = QStringList{tr("Nothing peculiar was found.")};
    m_ui->learnt->setText(lines.join(u'\n'));
    m_ui->learntNote->setVisible(any);
    m_ui->forgetServer->setVisible(any);
}

} // namespace poplar::gui
