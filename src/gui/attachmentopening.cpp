// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentopening.h"

#include "gui/messageheader.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace poplar::gui {

using mailbox::ExtractOrder;
using mailbox::MessageId;
using mime::Attachment;
using mime::Harm;

AttachmentOpening::AttachmentOpening(QWidget *window, ExtractOrders &orders)
    : QObject(window)
    , m_window(window)
    , m_orders(orders)
{
}

void AttachmentOpening::open(MessageId message, const Attachment &attachment)
{
    const Harm harm = mime::harmOf(attachment.fileName, attachment.type);
    if (harm != Harm::None)
        return refuse(message, attachment, harm);
    Q_EMIT told(tr("Opening %1…").arg(headerLine(attachment.fileName)));
    const ExtractOrder order{0, message, {attachment.part, attachment.fileName}, ExtractOrder::For::Opening};
    m_orders.extract(order, this, [this, message, attachment](const mailbox::Extracted &extracted) {
        openFile(message, attachment, extracted);
    });
}

void AttachmentOpening::openFile(MessageId message, const Attachment &attachment,
                                 const mailbox::Extracted &extracted)
{
    Q_EMIT told({});
    if (extracted.path.isEmpty())
        return; // the window tells why
    if (extracted.harm != Harm::None)
        return refuse(message, attachment, extracted.harm);
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(extracted.path)))
        refuse(message, attachment, tr("No program opens %1").arg(headerLine(attachment.fileName)),
               tr("The system knows none for files of this kind. You can save it."));
}

void AttachmentOpening::refuse(MessageId message, const Attachment &attachment, Harm harm)
{
    const QString name = headerLine(attachment.fileName);
    if (harm == Harm::Program)
        refuse(message, attachment, tr("%1 can run as a program").arg(name),
               tr("Poplar does not open what can run: it could do everything on this computer that you can "
                  "do. If you know who sent it and what it is for, you can save it."));
    else
        refuse(message, attachment, tr("%1 is a web page").arg(name),
               tr("Poplar does not open web pages that come with a message: they can imitate the page of a "
                  "bank to get at your password, and tell the sender that you read them. The preview shows "
                  "the text that it is made of, or you can save it."));
}

void AttachmentOpening::refuse(MessageId message, const Attachment &attachment, const QString &title,
                               const QString &explanation)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Open attachment"), title, QMessageBox::Close, m_window);
    box->setObjectName(QStringLiteral("notOpened"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(explanation);
    const QPushButton *save = box->addButton(tr("&Save as…"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Close);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, save, message, attachment](const QAbstractButton *clicked) {
                if (clicked == save)
                    Q_EMIT saveWanted(message, attachment);
            });
    box->open();
}

} // namespace poplar::gui
