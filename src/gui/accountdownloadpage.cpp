// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountdownloadpage.h"

#include "base/limits.h"
#include "gui/theme.h"
#include "ui_accountdownloadpage.h"

#include <QButtonGroup>

namespace poplar::gui {

using accounts::NewMail;
using accounts::Retention;

namespace {
constexpr int usualMinutes = 15; ///< Some servers let nobody in more often.
}

AccountDownloadPage::AccountDownloadPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AccountDownloadPage>())
{
    m_ui->setupUi(this);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_ui->newMailTitle->setFont(strong);
    m_ui->retentionTitle->setFont(strong);
    for (QLabel *note : {m_ui->safety, m_ui->checkNote})
        note->setForegroundRole(QPalette::PlaceholderText);
    prepareChecks();
    m_ui->newMailBox->setAccessibleName(m_ui->newMailTitle->text());
    m_ui->retentionBox->setAccessibleName(m_ui->retentionTitle->text());
    m_ui->days->setAccessibleName(tr("Days until a downloaded message is deleted from the server"));
    auto *rules = new QButtonGroup(this); // one of them stands in a row of its own
    for (QRadioButton *rule : {m_ui->keepOnServer, m_ui->deleteAfter, m_ui->deleteAtOnce})
        rules->addButton(rule);
    for (QRadioButton *choice : {m_ui->listNew, m_ui->downloadNew})
        connect(choice, &QRadioButton::clicked, this, &AccountDownloadPage::changed);
    connect(rules, &QButtonGroup::buttonClicked, this, &AccountDownloadPage::ruleChosen);
    connect(m_ui->days, &QSpinBox::valueChanged, this, [this](int days) {
        //: After the number in a field: "14 days".
        m_ui->days->setSuffix(tr(" day(s)", nullptr, days));
        if (!m_filling)
            ruleChosen();
    });
    connect(m_ui->agree, &QCheckBox::clicked, this, [this] {
        m_ui->agreeNote->hide();
        Q_EMIT changed();
    });
    setAccount({}, {});
}

void AccountDownloadPage::prepareChecks()
{
    m_ui->checkEvery->setRange(int(limit::shortestCheckInterval.count()),
                               int(limit::longestCheckInterval.count()));
    m_ui->checkEvery->setAccessibleName(tr("Minutes between two checks"));
    connect(m_ui->checkByClock, &QCheckBox::clicked, this, [this] {
        m_ui->checkEvery->setEnabled(m_ui->checkByClock->isChecked());
        Q_EMIT changed();
    });
    connect(m_ui->checkEvery, &QSpinBox::valueChanged, this, [this](int every) {
        //: After the number in a field: "15 minutes".
        m_ui->checkEvery->setSuffix(tr(" minute(s)", nullptr, every));
        if (!m_filling)
            Q_EMIT changed();
    });
}

void AccountDownloadPage::showChecks(std::chrono::minutes every)
{
    const bool byClock = every.count() > 0;
    m_ui->checkByClock->setChecked(byClock);
    m_ui->checkEvery->setEnabled(byClock);
    m_ui->checkEvery->setValue(byClock ? int(every.count()) : usualMinutes);
    m_ui->checkEvery->setSuffix(tr(" minute(s)", nullptr, m_ui->checkEvery->value()));
}

AccountDownloadPage::~AccountDownloadPage()
{
    m_ui->checkEvery->disconnect(this);
    // A field that loses the focus because its window goes still says that it was edited.
    m_ui->days->disconnect(this);
}

void AccountDownloadPage::setAccount(const accounts::Account &account, const Retention &agreed)
{
    m_filling = true;
    m_before = agreed;
    showChecks(account.checkEvery);
    m_ui->listNew->setChecked(account.newMail == NewMail::List);
    m_ui->downloadNew->setChecked(account.newMail == NewMail::Download);
    m_ui->keepOnServer->setChecked(account.retention.kind == Retention::Kind::Keep);
    m_ui->deleteAfter->setChecked(account.retention.kind == Retention::Kind::AfterDays);
    m_ui->deleteAtOnce->setChecked(account.retention.kind == Retention::Kind::AtOnce);
    m_ui->days->setValue(account.retention.days);
    m_ui->days->setSuffix(tr(" day(s)", nullptr, m_ui->days->value()));
    m_filling = false;
    showRule();
}

void AccountDownloadPage::apply(accounts::Account &account) const
{
    const bool byClock = m_ui->checkByClock->isChecked();
    account.checkEvery = std::chrono::minutes(byClock ? m_ui->checkEvery->value() : 0);
    account.newMail = m_ui->downloadNew->isChecked() ? NewMail::Download : NewMail::List;
    account.retention = retention();
}

Retention AccountDownloadPage::retention() const
{
    Retention retention;
    retention.days = m_ui->days->value();
    if (m_ui->deleteAfter->isChecked())
        retention.kind = Retention::Kind::AfterDays;
    else if (m_ui->deleteAtOnce->isChecked())
        retention.kind = Retention::Kind::AtOnce;
    return retention;
}

Retention AccountDownloadPage::agreed() const
{
    return m_ui->agree->isChecked() ? retention() : m_before;
}

bool AccountDownloadPage::isAgreed(const accounts::Account &account, const Retention &agreed)
{
    if (account.retention.kind == Retention::Kind::Keep)
        return true;
    const bool sameDays =
        account.retention.kind != Retention::Kind::AfterDays || account.retention.days == agreed.days;
    return account.retention.kind == agreed.kind && sameDays;
}

void AccountDownloadPage::ruleChosen()
{
    showRule();
    Q_EMIT changed();
}

void AccountDownloadPage::showRule()
{
    accounts::Account account;
    account.retention = retention();
    const bool deletes = account.retention.kind != Retention::Kind::Keep;
    m_ui->days->setEnabled(account.retention.kind == Retention::Kind::AfterDays);
    m_ui->agree->setChecked(false); // It was for another rule.
    m_ui->agree->setVisible(!isAgreed(account, m_before));
    m_ui->agreeNote->hide();
    m_ui->forecast->setVisible(deletes);
    askForecast();
}

void AccountDownloadPage::askForecast()
{
    // Nobody sees it yet: showEvent() asks.
    if (!isVisible() || retention().kind == Retention::Kind::Keep)
        return;
    showForecast({});
    Q_EMIT forecastWanted(retention());
}

void AccountDownloadPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askForecast();
}

void AccountDownloadPage::setForecast(const Forecast &forecast)
{
    // Only a mailbox answers for a rule.
    const bool isOfRule = forecast.state == Forecast::State::Known || forecast.state == Forecast::State::Empty
        || forecast.state == Forecast::State::Failed;
    if (!isOfRule || forecast.foreseen.retention == retention())
        showForecast(forecast);
}

void AccountDownloadPage::showForecast(const Forecast &forecast)
{
    const bool loss = forecast.state == Forecast::State::Known && forecast.foreseen.messages > 0;
    const QString text = forecastText(forecast);
    m_ui->forecast->setContent(loss ? Banner::Tone::Warning : Banner::Tone::Info,
                               loss ? Icon::Trash2 : Icon::Info, text);
    m_ui->agree->setAccessibleDescription(text);
}

void AccountDownloadPage::showAllFaults()
{
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
    m_ui->agreeNote->setPalette(danger);
    m_ui->agreeNote->show();
    m_ui->agree->setFocus();
}

} // namespace poplar::gui
