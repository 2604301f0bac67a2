// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/picturedecoder.h"
#include "mailbox/parts.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace poplar::gui {

class Banner;
class BodyView;
class EmptyState;
class PictureView;

/// Shows a picture or a text that is attached, in the place of the message. What cannot be shown is told
/// in words. It reads nothing itself.
class AttachmentPreview : public QWidget {
    Q_OBJECT

public:
    explicit AttachmentPreview(QWidget *parent = nullptr);

    /// Asks for it, and shows it when it comes.
    void preview(mailbox::MessageId message, const mime::Attachment &attachment);
    void clear();

public Q_SLOTS:
    /// Passes over what was asked for before something else.
    void take(const poplar::mailbox::PreviewedPart &part);

Q_SIGNALS:
    void previewWanted(const poplar::mailbox::PreviewOrder &order);
    /// The user wants to see the message again.
    void closed();
    void openWanted();
    /// For the status bar; empty when the pointer has left the link.
    void linkHovered(const QString &target);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void showText(const mime::PartPreview &preview);
    void showPicture(const DecodedPicture &picture);
    void showFault(const QString &text);
    [[nodiscard]] QSize largestView() const;

    mime::Attachment m_attachment;
    quint64 m_number = 0; ///< Of the last order.
    PictureDecoder m_decoder;
    QLabel *m_name;
    QLabel *m_details;
    QToolButton *m_close;
    Banner *m_cut;
    QStackedWidget *m_pages;
    QLabel *m_loading;
    PictureView *m_picture;
    BodyView *m_text;
    EmptyState *m_fault;
};

} // namespace poplar::gui
