// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/setupaddresspage.h"

#include "gui/passwordedit.h"
#include "gui/theme.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::PasswordAnswer;

namespace {

QLabel *noteLabel()
{
    auto *note = new QLabel;
    note->setWordWrap(true);
    note->hide();
    return note;
}

QVBoxLayout *fieldWithNotes(std::initializer_list<QWidget *> widgets)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(space::small);
    for (QWidget *widget : widgets)
        box->addWidget(widget);
    return box;
}

} // namespace

SetupAddressPage::SetupAddressPage(Keyring keyring, QWidget *parent)
    : QWidget(parent)
    , m_address(new QLineEdit)
    , m_addressNote(noteLabel())
    , m_password(new PasswordEdit)
    , m_passwordNote(noteLabel())
    , m_keep(new QCheckBox(tr("&Keep it in the system keyring")))
    , m_name(new QLineEdit)
{
    m_address->setObjectName(QStringLiteral("setupAddress"));
    m_address->setPlaceholderText(tr("anna@example.org", "an example of a mail address"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_addressNote->setObjectName(QStringLiteral("setupAddressNote"));
    m_password->setObjectName(QStringLiteral("setupPassword"));
    m_passwordNote->setObjectName(QStringLiteral("setupPasswordNote"));
    m_name->setObjectName(QStringLiteral("setupName"));
    m_name->setPlaceholderText(tr("If you like: “Work”, “Home”"));
    m_keep->setEnabled(keyring == Keyring::Available);
    m_keep->setChecked(keyring == Keyring::Available);

    auto *intro =
        new QLabel(tr("Poplar asks your domain where your mailbox is, and shows it before it logs in. Your "
                      "address may be sent to your domain for this; your password is not."));
    intro->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::normal + space::small);
    auto *addressLabel = new QLabel(tr("&Mail address"));
    addressLabel->setBuddy(m_address);
    form->addRow(addressLabel, fieldWithNotes({m_address, m_addressNote}));
    buildPassword(*form);
    auto *nameLabel = new QLabel(tr("Account &name"));
    nameLabel->setBuddy(m_name);
    form->addRow(nameLabel, m_name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::large);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addStretch(1);
    connect(m_address, &QLineEdit::textEdited, this, [this] {
        tell(*m_addressNote, *m_address, {});
        Q_EMIT changed();
    });
    connect(m_password, &QLineEdit::textEdited, this, [this] { tell(*m_passwordNote, *m_password, {}); });
}

void SetupAddressPage::buildPassword(QFormLayout &form)
{
    auto *label = new QLabel(tr("&Password"));
    label->setBuddy(m_password);
    const QString words = m_keep->isEnabled()
        ? tr("It is sent to no one but the server that you will be shown, and encrypted.")
        : tr("It is sent to no one but the server that you will be shown, and encrypted. This system has no "
             "keyring "
             "that Poplar could use, so it is asked for each time Poplar starts.");
    auto *promise = new QLabel(words);
    promise->setWordWrap(true);
    promise->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(label, fieldWithNotes({m_password, m_passwordNote, m_keep, promise}));
}

std::optional<accounts::MailAddress> SetupAddressPage::address() const
{
    return accounts::readMailAddress(m_address->text());
}

std::optional<PasswordAnswer> SetupAddressPage::password() const
{
    if (m_password->text().isEmpty())
        return std::nullopt;
    PasswordAnswer given;
    given.password = Secret(m_password->text());
    given.keep = m_keep->isEnabled() && m_keep->isChecked() ? PasswordAnswer::Keep::InKeyring
                                                            : PasswordAnswer::Keep::ForThisSession;
    return given;
}

QString SetupAddressPage::name() const
{
    const QString typed = m_name->text().trimmed();
    const auto known = address();
    return typed.isEmpty() && known ? known->whole() : typed;
}

void SetupAddressPage::begin()
{
    m_address->setFocus();
}

void SetupAddressPage::askPassword(const QString &why)
{
    tell(*m_passwordNote, *m_password, why);
    m_password->setFocus();
    m_password->selectAll();
}

bool SetupAddressPage::check()
{
    if (address())
        return true;
    tell(*m_addressNote, *m_address,
         m_address->text().trimmed().isEmpty() ? tr("Enter your mail address, such as anna@example.org.")
                                               : tr("This is no mail address: it has the form name@domain."));
    m_address->setFocus();
    return false;
}

void SetupAddressPage::tell(QLabel &note, QWidget &field, const QString &fault)
{
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
    note.setPalette(danger);
    note.setText(fault);
    note.setVisible(!fault.isEmpty());
    field.setAccessibleDescription(fault);
}

} // namespace poplar::gui
