// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/errortext.h"
#include "mailbox/values.h"

#include <QList>
#include <QWidget>

#include <optional>

class QAction;
class QProgressBar;
class QStackedWidget;

namespace poplar::gui {

class AttachmentBar;
class EmptyState;
class MessageBody;
class MessageHeader;
class MessagePrinting;
class MessageTools;
class MessageViews;
class TextZoom;

/// Reads one message: its head, its text, what is attached, and what is wrong with it. It asks for
/// nothing itself: the window connects its signals to the mailbox.
class MessagePane : public QWidget {
    Q_OBJECT

public:
    explicit MessagePane(QWidget *parent = nullptr);

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
    /// The message could not be had. What is shown of it already stays.
    void showProblem(const mailbox::Problem &problem);

    /// The message that the pane is about.
    [[nodiscard]] std::optional<mailbox::MessageId> message() const { return m_message; }
    /// "Save message as…"; enabled while a whole message is shown.
    [[nodiscard]] QAction *saveAction() const;
    /// For printing, its preview and PDF; enabled while a message is shown.
    [[nodiscard]] QList<QAction *> printActions() const;
    /// How large the letters of messages are.
    [[nodiscard]] TextZoom &zoom() const;

Q_SIGNALS:
    void wholeWanted(poplar::mailbox::MessageId message);
    /// After a failure.
    void againWanted(poplar::mailbox::MessageId message);
    void savePartWanted(poplar::mailbox::MessageId message, int part, const QString &path);
    void saveMessageWanted(poplar::mailbox::MessageId message, const QString &path);
    void pdfSaved(const QString &path);
    /// For the status bar; empty when the pointer has left the link.
    void linkHovered(const QString &target);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildReader();
    void connectParts();
    void enableTools();
    void askWhere();
    void showFailure(const ErrorText &text, const QString &title);

    std::optional<mailbox::MessageId> m_message;
    bool m_hasContent = false;
    QString m_subject;

    QStackedWidget *m_pages;
    EmptyState *m_empty;
    EmptyState *m_failure;
    QWidget *m_reader;
    MessageHeader *m_header;
    MessageTools *m_tools;
    QProgressBar *m_progress;
    MessageBody *m_body; ///< The first of the views.
    MessageViews *m_views;
    AttachmentBar *m_attachments;
    MessagePrinting *m_printing;
};

} // namespace poplar::gui
