// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/extractorders.h"
#include "mailbox/values.h"

#include <QFrame>

class QAction;
class QBoxLayout;
class QLabel;
class QToolButton;

namespace poplar::gui {

class AttachmentDrag;
class AttachmentList;
class AttachmentModel;
class AttachmentOpening;

/// Shows what is attached to a message, and what can be done with it: look at, open, save, drag out. It
/// reads and writes nothing itself.
class AttachmentBar : public QFrame {
    Q_OBJECT

public:
    enum class Density {
        Full, ///< What can be done stands above the attachments.
        Compact, ///< All in one line, for a low pane.
    };

    explicit AttachmentBar(QWidget *parent = nullptr);

    /// Hides the bar where there are none. Of a message that is not here whole they are only named.
    void setAttachments(const mailbox::MessageContent &content);
    void setDensity(Density density);
    /// Where the file dialogs open; changes with each file saved.
    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// No attachment is being looked at any more.
    void endPreview();

public Q_SLOTS:
    void takeExtracted(const poplar::mailbox::Extracted &extracted);
    void takeSaved(const poplar::mailbox::SavedParts &saved);
    void openCurrent();

Q_SIGNALS:
    /// The user chose where one part is to go.
    void saveWanted(poplar::mailbox::MessageId message, int part, const QString &path);
    /// The user chose a folder for all.
    void saveAllWanted(poplar::mailbox::MessageId message, const QList<poplar::mailbox::NamedPart> &parts,
                       const QString &folder);
    void extractWanted(const poplar::mailbox::ExtractOrder &order);
    void previewWanted(poplar::mailbox::MessageId message, const poplar::mime::Attachment &attachment);
    void previewEnded();
    /// What is going on, for the status bar; empty when it is over.
    void told(const QString &text);
    /// The user chose to read a message that is attached.
    void messageWanted(poplar::mailbox::MessageId message, int part);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildActions();
    void buildLayout();
    void fitButtons();
    void connectParts();
    [[nodiscard]] std::optional<mime::Attachment> current() const;
    void enableActions();
    void showPreview();
    void askWhere(mailbox::MessageId message, const mime::Attachment &attachment);
    void askWhereAll();
    void drag();
    void showMenu(const QPoint &place);
    void dress();

    AttachmentModel *m_model;
    QLabel *m_count;
    AttachmentList *m_list;
    QAction *m_preview;
    QAction *m_open;
    QAction *m_save;
    QAction *m_saveAll;
    QList<QToolButton *> m_buttons;
    QBoxLayout *m_layout;
    Density m_density = Density::Full;
    ExtractOrders m_orders;
    AttachmentOpening *m_opening;
    AttachmentDrag *m_drag;
    QString m_folder;
    mailbox::MessageId m_message{};
    mailbox::MessageContent::Extent m_extent = mailbox::MessageContent::Extent::Whole;
};

} // namespace poplar::gui
