// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/extractorders.h"
#include "mime/message.h"

class QWidget;

namespace poplar::gui {

/// Opens attachments with the system's programs, except what could do harm: then it says why not, and
/// offers to save it.
class AttachmentOpening : public QObject {
    Q_OBJECT

public:
    /// @param window what the explanations belong to; its parent.
    /// @param orders outlives this.
    AttachmentOpening(QWidget *window, ExtractOrders &orders);

    /// Returns at once.
    void open(mailbox::MessageId message, const mime::Attachment &attachment);

Q_SIGNALS:
    /// What is going on, for the status bar.
    void told(const QString &text);
    /// After an explanation.
    void saveWanted(poplar::mailbox::MessageId message, const poplar::mime::Attachment &attachment);

private:
    void openFile(mailbox::MessageId message, const mime::Attachment &attachment,
                  const mailbox::Extracted &extracted);
    void refuse(mailbox::MessageId message, const mime::Attachment &attachment, const QString &title,
                const QString &explanation);
    void refuse(mailbox::MessageId message, const mime::Attachment &attachment, mime::Harm harm);

    QWidget *m_window;
    ExtractOrders &m_orders;
};

} // namespace poplar::gui
