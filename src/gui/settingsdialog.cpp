// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settingsdialog.h"

#include "gui/accountspage.h"
#include "gui/forecast.h"
#include "gui/icons.h"
#include "gui/logfilesbox.h"
#include "gui/senderspage.h"
#include "gui/theme.h"
#include "ui_settingsdialog.h"

#include <QEvent>
#include <QPushButton>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr int systemTextSize = 7; ///< The spin box's lowest value stands for the system's size.
}

SettingsDialog::SettingsDialog(const Contents &contents, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
    , m_accounts(new AccountsPage(contents.accounts, contents.keyring))
    , m_senders(new SendersPage(contents.senderRules))
    , m_logFiles(new LogFilesBox(contents.logFiles))
    , m_before(contents.preferences)
    , m_logFilesBefore(contents.logFiles)
{
    m_ui->setupUi(this);
    m_ui->pages->insertWidget(int(Page::Accounts), m_accounts);
    m_ui->pages->insertWidget(int(Page::Privacy), m_senders);
    m_ui->logOuter->insertWidget(m_ui->logOuter->count() - 1, m_logFiles);
    connect(m_logFiles, &LogFilesBox::folderWanted, this, &SettingsDialog::logFolderWanted);
    buildNavigation();
    buildAppearance();
    showPreferences(contents.preferences);
    for (QPushButton *button : m_ui->buttons->findChildren<QPushButton *>())
        button->setAutoDefault(button == m_ui->buttons->button(QDialogButtonBox::Ok));
    for (auto learnt = contents.traits.begin(); learnt != contents.traits.end(); ++learnt)
        m_accounts->setTraits(learnt.key(), learnt.value());
    connect(m_accounts, &AccountsPage::forgetServerWanted, this, &SettingsDialog::forgetServerWanted);
    connect(m_accounts, &AccountsPage::storedPasswordWanted, this, &SettingsDialog::storedPasswordWanted);
    connect(m_accounts, &AccountsPage::forecastWanted, this, &SettingsDialog::askForecast);
    connect(m_ui->showLog, &QPushButton::clicked, this, &SettingsDialog::logWanted);
    showPage(Page::Accounts);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::buildNavigation()
{
    m_ui->navigation->viewport()->setAutoFillBackground(false);
    m_ui->navigation->setAccessibleName(tr("Pages of settings"));
    const QList<QPair<Icon, QString>> pages{{Icon::Mailbox, tr("Accounts")},
                                            {Icon::Eye, tr("Appearance")},
                                            {Icon::ShieldCheck, tr("Privacy")},
                                            {Icon::ScrollText, tr("Log")}};
    for (const auto &[picture, name] : pages)
        m_ui->navigation->addItem(new QListWidgetItem(icon(picture), name));
    fitNavigation();
    connect(m_ui->navigation, &QListWidget::currentRowChanged, m_ui->pages, &QStackedWidget::setCurrentIndex);
}

void SettingsDialog::fitNavigation()
{
    int widest = 0;
    for (int i = 0; i < m_ui->navigation->count(); ++i) {
        QListWidgetItem *item = m_ui->navigation->item(i);
        item->setSizeHint({0, fontMetrics().height() + 2 * space::normal});
        widest = std::max(widest, fontMetrics().horizontalAdvance(item->text()));
    }
    m_ui->navigation->setFixedWidth(widest + m_ui->navigation->iconSize().width() + 3 * space::large);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fitNavigation();
    QDialog::changeEvent(event);
}

void SettingsDialog::buildAppearance()
{
    m_ui->theme->addItem(tr("As the system"), int(ThemeChoice::System));
    m_ui->theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_ui->theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_ui->language->addItem(tr("As the system"), QString());
    // Each language by its own name, so that it can be found in any other.
    m_ui->language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_ui->language->addItem(QStringLiteral("Русский"), QStringLiteral("ru"));
    m_ui->textSize->setRange(systemTextSize, 24);
    m_ui->textSize->setSpecialValueText(tr("As the system"));
    //: Points, the unit of text size.
    m_ui->textSize->setSuffix(tr(" pt"));
    m_ui->restartNote->hide();
    connect(m_ui->theme, &QComboBox::activated, this, &SettingsDialog::preferencesEdited);
    connect(m_ui->language, &QComboBox::activated, this, &SettingsDialog::preferencesEdited);
    connect(m_ui->textSize, &QSpinBox::valueChanged, this, &SettingsDialog::preferencesEdited);
}

void SettingsDialog::showPreferences(const Preferences &preferences)
{
    const QSignalBlocker quiet(m_ui->textSize);
    m_ui->theme->setCurrentIndex(m_ui->theme->findData(int(preferences.theme)));
    m_ui->language->setCurrentIndex(std::max(0, m_ui->language->findData(preferences.language)));
    m_ui->textSize->setValue(preferences.textPoints == 0 ? systemTextSize : preferences.textPoints);
}

Preferences SettingsDialog::preferences() const
{
    Preferences chosen = m_before;
    chosen.theme = ThemeChoice(m_ui->theme->currentData().toInt());
    chosen.language = m_ui->language->currentData().toString();
    const int points = m_ui->textSize->value();
    chosen.textPoints = points == systemTextSize ? 0 : points;
    return chosen;
}

void SettingsDialog::preferencesEdited()
{
    m_ui->restartNote->setVisible(preferences().language != m_before.language);
    Q_EMIT preferencesChanged(preferences());
}

void SettingsDialog::showPage(Page page)
{
    m_ui->navigation->setCurrentRow(int(page));
}

void SettingsDialog::showAccount(const QString &accountId)
{
    showPage(Page::Accounts);
    m_accounts->choose(accountId);
}

void SettingsDialog::startNewAccount(const accounts::Account &account,
                                     const std::optional<mailbox::PasswordAnswer> &password)
{
    showPage(Page::Accounts);
    m_accounts->addAccount(account, password);
}

void SettingsDialog::setOwnLetters(const QString &accountId, const OwnLetters &letters)
{
    m_accounts->setOwnLetters(accountId, letters);
}

void SettingsDialog::setTraits(const QString &accountId, ServerTraits traits)
{
    m_accounts->setTraits(accountId, traits);
}

void SettingsDialog::setStoredPassword(const QString &accountId, const Secret &password,
                                       accounts::StoredSecret what)
{
    m_accounts->setStoredPassword(accountId, password, what);
}

void SettingsDialog::setForecast(const QString &accountId, const Forecast &forecast)
{
    m_accounts->setForecast(accountId, forecast);
}

void SettingsDialog::askForecast(const QString &accountId, const accounts::Retention &retention)
{
    if (accountId.isEmpty())
        m_accounts->setForecast(accountId, {.state = Forecast::State::NewAccount});
    else
        Q_EMIT forecastWanted(accountId, retention);
}

void SettingsDialog::done(int result)
{
    if (result == QDialog::Accepted) {
        if (!m_accounts->checkAll()) {
            showPage(Page::Accounts);
            return;
        }
        save();
    } else if (preferences() != m_before) {
        Q_EMIT preferencesChanged(m_before);
    }
    QDialog::done(result);
}

void SettingsDialog::save()
{
    for (const QString &id : m_accounts->removedIds())
        Q_EMIT accountRemoved(id);
    for (const AccountsPage::Draft &draft : m_accounts->changedDrafts())
        Q_EMIT accountSaved(draft.account, draft.password, draft.submissionPassword);
    if (m_senders->isChanged())
        Q_EMIT senderRulesChanged(m_senders->rules());
    if (m_logFiles->files() != m_logFilesBefore)
        Q_EMIT logFilesChanged(m_logFiles->files());
}

} // namespace poplar::gui
