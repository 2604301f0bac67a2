// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/extractorders.h"
#include "mime/message.h"

#include <QUrl>

class QWidget;

namespace poplar::gui {

/// Drags an attachment out of the window as a file. The file must be there before it can be dropped: it is
/// made as soon as the drag begins, and the drag goes on when it is there, if the button is still held.
class AttachmentDrag : public QObject {
    Q_OBJECT

public:
    /// @param source where the drag comes from; its parent.
    /// @param orders outlives this.
    AttachmentDrag(QWidget *source, ExtractOrders &orders);

    void begin(mailbox::MessageId message, const mime::Attachment &attachment, const QPixmap &picture);

Q_SIGNALS:
    /// What is going on, for the status bar.
    void told(const QString &text);
    /// The file hangs on the pointer.
    void started(const QUrl &file);

private:
    void start(const QString &path, const QPixmap &picture);

    QWidget *m_source;
    ExtractOrders &m_orders;
    quint64 m_round = 0; ///< Only the latest drag counts.
};

} // namespace poplar::gui
