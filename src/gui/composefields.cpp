// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composefields.h"

#include "gui/addressfield.h"
#include "gui/banner.h"
#include "gui/theme.h"
#include "mime/addresslist.h"
#include "wire/displaytext.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace poplar::gui {

using accounts::Account;

namespace {

constexpr int rowsOfLine = 2; ///< The field, and what is wrong with it.
constexpr int subjectRow = 1 + 3 * rowsOfLine;

QLabel *labelFor(QWidget *field, const QString &text)
{
    auto *label = new QLabel(text);
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    return label;
}

} // namespace

ComposeFields::ComposeFields(QWidget *parent)
    : QWidget(parent)
    , m_from(new QComboBox)
    , m_subject(new QLineEdit)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::large, space::normal, space::large, space::normal);
    grid->setHorizontalSpacing(space::normal);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    buildFrom(*grid);
    buildLine(*grid, To::To, tr("&To:"), "to");
    buildLine(*grid, To::Cc, tr("&Cc:"), "cc");
    buildLine(*grid, To::Bcc, tr("&Bcc:"), "bcc");
    buildSubject(*grid);
    showFilled();
}

void ComposeFields::buildFrom(QGridLayout &grid)
{
    m_from->setObjectName(QStringLiteral("from"));
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->setMinimumContentsLength(20);
    grid.addWidget(labelFor(m_from, tr("&From:")), 0, 0);
    grid.addWidget(m_from, 0, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    const std::array<QString, 2> words{tr("Cc", "show this field"), tr("Bcc", "show this field")};
    const std::array<QString, 2> tips{tr("Send copies to others"),
                                      tr("Send copies that the other recipients do not see")};
    for (size_t i = 0; i < m_more.size(); ++i) {
        auto *button = new QToolButton;
        button->setObjectName(i == 0 ? QStringLiteral("showCc") : QStringLiteral("showBcc"));
        button->setText(words[i]);
        button->setToolTip(tips[i]);
        button->setAccessibleName(words[i]);
        button->setAccessibleDescription(tips[i]);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_more[i] = button;
        buttons->addWidget(button);
        const To to = i == 0 ? To::Cc : To::Bcc;
        connect(button, &QToolButton::clicked, this, [this, to] {
            showLine(to);
            field(to).setFocus(Qt::OtherFocusReason);
        });
    }
    grid.addLayout(buttons, 0, 2);
    connect(m_from, &QComboBox::activated, this, &ComposeFields::takeChoice);
}

void ComposeFields::buildLine(QGridLayout &grid, To to, const QString &label, const char *name)
{
    Line &line = m_lines[size_t(to)];
    line.field = new AddressField;
    line.field->setObjectName(QLatin1StringView(name));
    line.label = labelFor(line.field, label);
    line.fault = new Banner;
    line.fault->setObjectName(QLatin1StringView(name) + QStringLiteral("Fault"));
    line.fault->hide();
    const int row = 1 + int(to) * rowsOfLine;
    grid.addWidget(line.label, row, 0);
    grid.addWidget(line.field, row, 1, 1, 2);
    grid.addWidget(line.fault, row + 1, 1, 1, 2);
    connect(line.field, &QLineEdit::textEdited, this, &ComposeFields::changed);
    connect(line.field, &AddressField::completionWanted, this,
            [this, to](const QString &beginning) { Q_EMIT completionWanted(int(to), beginning); });
    connect(line.field, &AddressField::faultShown, this, [fault = line.fault](const QString &sentence) {
        if (!sentence.isEmpty())
            fault->setContent(Banner::Tone::Danger, Icon::TriangleAlert, sentence);
        fault->setVisible(!sentence.isEmpty());
    });
}

void ComposeFields::buildSubject(QGridLayout &grid)
{
    m_subject->setObjectName(QStringLiteral("subject"));
    grid.addWidget(labelFor(m_subject, tr("&Subject:")), subjectRow, 0);
    grid.addWidget(m_subject, subjectRow, 1, 1, 2);
    connect(m_subject, &QLineEdit::textEdited, this, &ComposeFields::changed);
}

void ComposeFields::setAccounts(const QList<Account> &accounts)
{
    const std::optional<Sender> chosen = sender();
    const QSignalBlocker quiet(m_from);
    m_from->clear();
    m_senders.clear();
    QList<Account> unable;
    for (const Account &account : accounts) {
        const QList<Address> senders = sendersOf(account);
        if (!account.submission.isSet() || senders.isEmpty()) {
            unable += account;
            continue;
        }
        for (const Address &address : senders) {
            m_senders += {account.id, address};
            m_from->addItem(wire::displayText(mime::formatAddress(address)));
            m_from->setItemData(m_from->count() - 1, account.shownName(), Qt::ToolTipRole);
        }
    }
    for (const Account &account : unable)
        m_from->addItem(tr("Set up sending for “%1”…").arg(account.shownName()), account.id);
    m_chosen = chosen ? nearestTo(*chosen) : -1;
    if (m_chosen < 0 && !m_senders.isEmpty())
        m_chosen = 0;
    m_from->setCurrentIndex(m_chosen);
    if (sender() != chosen)
        Q_EMIT senderChanged();
}

/// The address under another name, then another address of the account, then the address in another account.
int ComposeFields::nearestTo(const Sender &sender) const
{
    int best = -1;
    int bestPoints = 0;
    for (qsizetype i = 0; i < m_senders.size(); ++i) {
        const Sender &one = m_senders[i];
        const int points = (one.account == sender.account ? 2 : 0)
            + (mime::isSameMailbox(one.address.address, sender.address.address) ? 1 : 0)
            + (one == sender ? 1 : 0);
        if (points > bestPoints) {
            best = int(i);
            bestPoints = points;
        }
    }
    return best;
}

void ComposeFields::chooseSender(const QString &address, const QString &account)
{
    int best = -1;
    int bestPoints = 0;
    for (qsizetype i = 0; i < m_senders.size(); ++i) {
        const bool isIts = mime::isSameMailbox(m_senders[i].address.address, address);
        const int points = (isIts ? 2 : 0) + (m_senders[i].account == account ? 1 : 0);
        if (points > bestPoints) {
            best = int(i);
            bestPoints = points;
        }
    }
    if (best < 0 || best == m_chosen)
        return;
    m_chosen = best;
    m_from->setCurrentIndex(best);
    Q_EMIT senderChanged();
}

void ComposeFields::takeChoice(int index)
{
    if (index >= m_senders.size()) { // None of the addresses, but an account that has none yet.
        const QString account = m_from->itemData(index).toString();
        m_from->setCurrentIndex(m_chosen);
        Q_EMIT setUpWanted(account);
        return;
    }
    if (index == m_chosen)
        return;
    m_chosen = index;
    Q_EMIT senderChanged();
    Q_EMIT changed();
}

std::optional<ComposeFields::Sender> ComposeFields::sender() const
{
    if (m_chosen < 0)
        return std::nullopt;
    return m_senders.value(m_chosen);
}

QString ComposeFields::typed(To to) const
{
    return field(to).text();
}

void ComposeFields::showLine(To to)
{
    m_lines[size_t(to)].label->show();
    field(to).show();
    m_more[size_t(to) - 1]->hide();
}

void ComposeFields::showFilled()
{
    for (const To to : {To::Cc, To::Bcc}) {
        const bool isFilled = !typed(to).isEmpty();
        m_lines[size_t(to)].label->setVisible(isFilled);
        field(to).setVisible(isFilled);
        m_more[size_t(to) - 1]->setVisible(!isFilled);
    }
}

void ComposeFields::setSubject(const QString &subject)
{
    m_subject->setText(subject);
}

QString ComposeFields::subject() const
{
    // What is pasted may have line breaks, which a header cannot.
    QString subject = m_subject->text();
    for (QChar &c : subject) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return subject;
}

void ComposeFields::setSubjectUse(Subject use)
{
    m_subject->setReadOnly(use == Subject::Fixed);
}

bool ComposeFields::checkAddresses()
{
    bool isGood = true;
    for (const Line &line : m_lines) {
        line.field->check();
        if (line.field->fault().isEmpty())
            continue;
        if (isGood)
            line.field->setFocus(Qt::OtherFocusReason);
        isGood = false;
    }
    return isGood;
}

void ComposeFields::lead(ComposeField field)
{
    if (field == ComposeField::From)
        m_from->setFocus(Qt::OtherFocusReason);
    else if (field == ComposeField::Recipients)
        this->field(To::To).setFocus(Qt::OtherFocusReason);
    else if (field == ComposeField::Subject)
        m_subject->setFocus(Qt::OtherFocusReason);
}

} // namespace poplar::gui
