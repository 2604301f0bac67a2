// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountspage.h"

#include "gui/accountdownloadpage.h"
#include "gui/accountform.h"
#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace poplar::gui {

using accounts::Account;

namespace {

constexpr int listCharacters = 24;

/// Scrolls up and down only: it is never narrower than what it shows.
class FormArea : public QScrollArea {
public:
    QSize minimumSizeHint() const override
    {
        const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
        return {width, QScrollArea::minimumSizeHint().height()};
    }
    QSize sizeHint() const override { return minimumSizeHint().expandedTo(QScrollArea::sizeHint()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

AccountsPage::AccountsPage(const QList<Account> &accounts, Keyring keyring, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_add(new QPushButton(icon(Icon::Plus), tr("Add")))
    , m_remove(new QPushButton(icon(Icon::Trash2), tr("Remove")))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_scroll(new FormArea)
    , m_form(new AccountForm)
{
    build();
    m_form->setKeyring(keyring);
    for (const Account &account : accounts) {
        m_drafts << Draft{account, {}, false, account.retention};
        m_list->addItem(new QListWidgetItem(icon(Icon::Mailbox), QString()));
        nameRow(m_list->count() - 1);
    }
    m_list->setCurrentRow(accounts.isEmpty() ? -1 : 0);
    showDraft(m_list->currentRow());
}

void AccountsPage::build()
{
    m_list->setObjectName(QStringLiteral("accountList"));
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSpacing(2);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * listCharacters);
    m_list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding); // as wide as the buttons below
    m_add->setObjectName(QStringLiteral("addAccount"));
    m_remove->setObjectName(QStringLiteral("removeAccount"));
    m_remove->setToolTip(tr("Forget this account here; nothing changes on the server"));
    m_empty->setContent({.picture = Icon::Mailbox,
                         .title = tr("No account yet"),
                         .text = tr("An account is a mailbox on a server, with your user name there."),
                         .button = tr("Add an account")});
    m_scroll->setWidget(m_form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_scroll);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *left = new QVBoxLayout;
    left->addWidget(m_list);
    left->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addLayout(left);
    layout->addWidget(m_pages, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, &AccountsPage::showDraft);
    connect(m_add, &QPushButton::clicked, this, [this] { addAccount(); });
    connect(m_remove, &QPushButton::clicked, this, &AccountsPage::removeChosen);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { addAccount(); });
    connect(m_form, &AccountForm::changed, this, &AccountsPage::takeChanges);
    connect(m_form, &AccountForm::forgetServerWanted, this, [this](const QString &id) {
        m_traits[id] = {};
        Q_EMIT forgetServerWanted(id);
    });
    connect(m_form, &AccountForm::forecastWanted, this, &AccountsPage::forecastWanted);
    connect(m_form, &AccountForm::storedPasswordWanted, this, &AccountsPage::storedPasswordWanted);
    connect(m_form, &AccountForm::testShown, m_scroll, [this](QWidget *view) {
        // The form grows first, and only then can be scrolled.
        QTimer::singleShot(0, m_scroll,
                           [this, view] { m_scroll->ensureVisible(0, view->geometry().bottom(), 0, 0); });
    });
}

void AccountsPage::showDraft(int row)
{
    m_shown = row;
    const bool any = row >= 0 && row < m_drafts.size();
    m_pages->setCurrentWidget(any ? static_cast<QWidget *>(m_scroll) : m_empty);
    m_remove->setEnabled(any);
    if (any)
        m_form->setAccount(m_drafts[row].account, m_drafts[row].password, m_drafts[row].agreed,
                           m_drafts[row].submissionPassword);
    showTraits();
}

void AccountsPage::setTraits(const QString &accountId, ServerTraits traits)
{
    m_traits[accountId] = traits;
    showTraits();
}

void AccountsPage::showTraits()
{
    const QString id = m_drafts.value(m_shown).account.id;
    m_form->setTraits(m_traits.contains(id) ? std::optional(m_traits[id]) : std::nullopt);
}

void AccountsPage::takeChanges()
{
    if (m_shown < 0)
        return;
    m_drafts[m_shown] = {m_form->account(), m_form->password(), true, m_form->agreed(),
                         m_form->submissionPassword()};
    nameRow(m_shown);
}

void AccountsPage::nameRow(int row)
{
    const Account &account = m_drafts[row].account;
    const bool nameless = account.name.isEmpty() && account.host.isEmpty() && account.user.isEmpty();
    m_list->item(row)->setText(nameless ? tr("New account") : account.shownName());
}

void AccountsPage::addAccount(const Account &account, const std::optional<mailbox::PasswordAnswer> &password)
{
    m_drafts << Draft{account, password, true, account.retention};
    m_list->addItem(new QListWidgetItem(icon(Icon::Mailbox), QString()));
    nameRow(m_list->count() - 1);
    m_list->setCurrentRow(m_list->count() - 1);
    m_form->begin();
}

void AccountsPage::removeChosen()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const OwnLetters lost = m_letters.value(m_drafts[row].account.id);
    if (lost == OwnLetters())
        remove(row);
    else
        askToRemove(lost);
}

/// The dialog lets no other account be chosen meanwhile.
void AccountsPage::askToRemove(const OwnLetters &lost)
{
    QStringList sentences;
    if (lost.unsent > 0)
        sentences += tr("%Ln message(s) in its outbox will not be sent.", nullptr, lost.unsent);
    if (lost.drafts > 0)
        sentences += tr("%Ln draft(s) cannot be opened any more.", nullptr, lost.drafts);
    auto *question =
        new QMessageBox(QMessageBox::Warning, tr("Remove the account"),
                        tr("Remove “%1”?").arg(m_list->currentItem()->text()), QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("removalQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowModality(Qt::WindowModal);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(sentences.join(u'\n'));
    QPushButton *confirm = question->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    confirm->setObjectName(QStringLiteral("confirmRemoval"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(confirm, &QPushButton::clicked, this, [this] { remove(m_list->currentRow()); });
    question->open();
}

void AccountsPage::remove(int row)
{
    if (!m_drafts[row].account.id.isEmpty())
        m_removed << m_drafts[row].account.id;
    m_shown = -1;
    const QSignalBlocker quiet(m_list);
    m_drafts.removeAt(row);
    delete m_list->takeItem(row);
    showDraft(m_list->currentRow());
}

void AccountsPage::choose(const QString &accountId)
{
    for (int row = 0; row < m_drafts.size(); ++row)
        if (m_drafts[row].account.id == accountId)
            m_list->setCurrentRow(row);
}

void AccountsPage::setStoredPassword(const QString &accountId, const Secret &password,
                                     accounts::StoredSecret what)
{
    m_form->setStoredPassword(accountId, password, what);
}

void AccountsPage::setForecast(const QString &accountId, const Forecast &forecast)
{
    m_form->setForecast(accountId, forecast);
}

bool AccountsPage::checkAll()
{
    const int shown = m_list->currentRow();
    for (int row = 0; row < m_drafts.size(); ++row) {
        const Draft &draft = m_drafts[row];
        const bool ready = AccountForm::isComplete(draft.account)
            && AccountDownloadPage::isAgreed(draft.account, draft.agreed);
        if (!draft.changed || ready)
            continue;
        m_list->setCurrentRow(row);
        if (row != shown)
            showDraft(row);
        m_form->showAllFaults();
        return false;
    }
    return true;
}

QList<AccountsPage::Draft> AccountsPage::changedDrafts() const
{
    QList<Draft> changed;
    for (const Draft &draft : m_drafts)
        if (draft.changed)
            changed << draft;
    return changed;
}

} // namespace poplar::gui
