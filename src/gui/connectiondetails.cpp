// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectiondetails.h"

#include "gui/certificatedialog.h"
#include "gui/formatting.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::ConnectionState;

namespace {

QLabel *value(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

ConnectionDetails::ConnectionDetails(const mailbox::ConnectionStatus &status, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Connection details"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::normal);
    form->addRow(tr("Server:"), value(wire::displayText(status.host)));
    const bool open = status.state != ConnectionState::Disconnected;
    if (status.tls)
        addTls(form, *status.tls);
    else if (open && status.security == Security::None)
        form->addRow(tr("Encryption:"), value(tr("None. Others on the way can read everything.")));
    else
        form->addRow(tr("Encryption:"), value(tr("Not connected")));
    if (!status.capabilities.isEmpty()) {
        QStringList capabilities;
        for (const QByteArray &line : status.capabilities)
            capabilities += wire::displayText(line);
        QLabel *list = value(capabilities.join(u'\n'));
        list->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        form->addRow(tr("The server can:"), list);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(480);
}

void ConnectionDetails::addTls(QFormLayout *form, const wire::TlsDetails &tls)
{
    //: %1 is a protocol such as TLSv1.3, %2 a cipher
    form->addRow(tr("Encryption:"), value(tr("%1, %2").arg(tls.protocol, tls.cipher)));
    if (tls.chain.isEmpty())
        return;
    const wire::CertificateDetails &own = tls.chain.first();
    form->addRow(tr("Certificate for:"), value(wire::displayText(own.names.join(QStringLiteral(", ")))));
    form->addRow(tr("Issued by:"), value(wire::displayText(own.issuer)));
    form->addRow(tr("Valid until:"), value(formatFullMoment(own.validUntil)));
    QLabel *digest = value(groupedDigest(own.sha256));
    digest->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    form->addRow(tr("SHA-256:"), digest);
}

} // namespace poplar::gui
