// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentdrag.h"

#include "gui/messageheader.h"

#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>
#include <QPixmap>
#include <QWidget>

namespace poplar::gui {

using mailbox::ExtractOrder;

AttachmentDrag::AttachmentDrag(QWidget *source, ExtractOrders &orders)
    : QObject(source)
    , m_source(source)
    , m_orders(orders)
{
}

void AttachmentDrag::begin(mailbox::MessageId message, const mime::Attachment &attachment,
                           const QPixmap &picture)
{
    const quint64 round = ++m_round;
    const QString name = headerLine(attachment.fileName);
    Q_EMIT told(tr("Making %1 ready: hold the button…").arg(name));
    const ExtractOrder order{0, message, {attachment.part, attachment.fileName}, ExtractOrder::For::Copying};
    m_orders.extract(order, this, [this, round, name, picture](const mailbox::Extracted &extracted) {
        if (round != m_round)
            return;
        const bool isHeld = QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
        const bool isThere = !extracted.path.isEmpty(); // or else the window tells why
        Q_EMIT told(isThere && !isHeld ? tr("%1 is ready now: drag it once more.").arg(name) : QString());
        if (isThere && isHeld)
            start(extracted.path, picture);
    });
}

void AttachmentDrag::start(const QString &path, const QPixmap &picture)
{
    const QUrl file = QUrl::fromLocalFile(path);
    auto *data = new QMimeData;
    data->setUrls({file});
    auto *drag = new QDrag(m_source); // Qt deletes it
    drag->setMimeData(data);
    drag->setPixmap(picture);
    Q_EMIT started(file);
    // The one event loop within another: Qt has no other way to drag. Nothing may follow it here, because
    // this may be gone when it returns.
    drag->exec(Qt::CopyAction);
}

} // namespace poplar::gui
