// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/proxy.h"
#include "gui/errortext.h"
#include "mailbox/parts.h"
#include "mailbox/values.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <optional>

class QAction;
class QProgressBar;
class QStackedWidget;

namespace poplar::gui {

class AttachmentBar;
class AttachmentPreview;
class Banner;
class EmptyState;
class MessageBody;
class MessageHeader;
class MessagePrinting;
class MessageTools;
class MessageViews;
class OriginalLayout;
struct SenderRules;
class TextZoom;

/// Reads one message: its head, its text, what is attached, and what is wrong with it. It asks for
/// nothing itself: the window connects its signals to the mailbox.
class MessagePane : public QWidget {
    Q_OBJECT

public:
    explicit MessagePane(QWidget *parent = nullptr);

    /// Who shows the original layout of messages; outlives this.
    void setOriginalLayout(OriginalLayout &layout);
    /// What was chosen for senders; counts from the next message on.
    void setSenderRules(const SenderRules &rules);
    /// The way to remote pictures.
    void setProxy(const Proxy &proxy);

    /// No message is chosen.
    void clear();
    /// A message was chosen and is on its way.
    void showLoading(const mailbox::MessageRow &row);
    /// A message was chosen that could not be had before: says why, and loads it only on request.
    /// @param row with an error.
    void showSetAside(const mailbox::MessageRow &row, const QString &host);
    /// Counts while it is on its way; anything but Activity::Message is passed over.
    void showProgress(const mailbox::Progress &progress);
    void showContent(const mailbox::MessageContent &content);
    /// Whether it is about the message of the pane, or one that was opened from there.
    [[nodiscard]] bool awaits(const mailbox::MessageContent &content) const;
    /// The message could not be had. What is shown of it already stays.
    void showProblem(const mailbox::Problem &problem);

    /// What came of the orders for attachments.
    void takeExtracted(const mailbox::Extracted &extracted);
    void takePreview(const mailbox::PreviewedPart &part);
    void takeSaved(const mailbox::SavedParts &saved);
    /// The file of a message lies elsewhere now.
    void takeMoved(mailbox::MessageId message, const QString &file);

    /// What is asked about a message goes: numbers of messages mean others in another mailbox.
    void closeDialogs();

    /// The message that the pane is about.
    [[nodiscard]] std::optional<mailbox::MessageId> message() const { return m_message; }
    /// "Save message as…"; enabled while a whole message is shown.
    [[nodiscard]] QAction *saveAction() const;
    /// For printing, its preview and PDF; enabled while a message is shown.
    [[nodiscard]] QList<QAction *> printActions() const;
    /// Offers these above the text, before the pane’s own.
    void addTools(const QList<QAction *> &actions);
    /// How large the letters of messages are.
    [[nodiscard]] TextZoom &zoom() const;

Q_SIGNALS:
    void wholeWanted(poplar::mailbox::MessageId message);
    /// After a failure.
    void againWanted(poplar::mailbox::MessageId message);
    void savePartWanted(poplar::mailbox::MessageId message, int part, const QString &path);
    void savePartsWanted(poplar::mailbox::MessageId message, const QList<poplar::mailbox::NamedPart> &parts,
                         const QString &folder);
    void extractWanted(const poplar::mailbox::ExtractOrder &order);
    void previewWanted(const poplar::mailbox::PreviewOrder &order);
    void saveMessageWanted(poplar::mailbox::MessageId message, const QString &path);
    /// What is going on with an attachment, for the status bar; empty when it is over.
    void told(const QString &text);
    /// The message is to be read in another charset, or more of it is to be shown.
    void readAsWanted(poplar::mailbox::MessageId message, const poplar::mime::ReadingOptions &options);
    /// A message that is attached to this one is to be shown.
    void openPartWanted(poplar::mailbox::MessageId message, int part);
    /// The message is to be shown again to which the one in the pane was attached.
    void backWanted(poplar::mailbox::MessageId message);
    void pdfSaved(const QString &path);
    /// For the status bar; empty when the pointer has left the link.
    void linkHovered(const QString &target);
    void senderRulesChanged(const poplar::gui::SenderRules &rules);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildReader();
    void connectParts();
    void connectAttachments();
    void arrange();
    void makePreview();
    void showPreview(mailbox::MessageId message, const mime::Attachment &attachment);
    void endPreview();
    void chooseLayout();
    void enableTools();
    void askWhere();
    void openPart(mailbox::MessageId message, int part);
    void goBack();
    void showPlace(const mailbox::MessageContent &content);
    void readAs(const mime::ReadingOptions &options);
    void showFailure(const ErrorText &text, const QString &title);

    std::optional<mailbox::MessageId> m_message;
    std::optional<mailbox::MessageId> m_lastShown; ///< Whose content was shown last.
    bool m_hasContent = false;
    QString m_subject;
    mime::ReadingOptions m_options; ///< As it was read.
    using Place = mailbox::MessageContent::Place;
    std::optional<Place> m_place; ///< The message that it is a part of.
    std::optional<Place> m_opening; ///< A part that is on its way.
    std::optional<mailbox::MessageId> m_returning; ///< The message around it, on its way.
    QHash<mailbox::MessageId, QString> m_subjects; ///< Of the messages that it lies in.

    QStackedWidget *m_pages;
    EmptyState *m_empty;
    EmptyState *m_failure;
    QWidget *m_reader;
    Banner *m_within; ///< Tells that it is a part of another one.
    MessageHeader *m_header;
    MessageTools *m_tools;
    QProgressBar *m_progress;
    MessageBody *m_body; ///< The first of the views.
    MessageViews *m_views;
    AttachmentBar *m_attachments;
    AttachmentPreview *m_preview = nullptr; ///< Made when it is wanted first.
    QStackedWidget *m_shown; ///< The views, or an attachment in their place.
    MessagePrinting *m_printing;
};

} // namespace poplar::gui
