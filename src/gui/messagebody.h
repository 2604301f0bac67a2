// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/proxy.h"
#include "gui/bodyview.h"
#include "gui/finding.h"
#include "gui/paper.h"
#include "mailbox/values.h"

#include <QWidget>

class QLabel;

namespace poplar::gui {

class Banner;
class HtmlView;
class InvitationCard;
class MoreBar;
class OriginalLayout;
class OriginalText;
class PrivacyBar;
class RemoteContent;
struct SenderRules;

/// The text of a message, laid out as its author did or plainly, below what is to be said of it.
class MessageBody : public QWidget {
    Q_OBJECT

public:
    /// How a text is shown that has a layout; one that has none is shown as it is.
    enum class Layout {
        Authors,
        Plain,
        Original, ///< By a browser, where there is one; as Authors elsewhere.
    };

    explicit MessageBody(QWidget *parent = nullptr);

    void setContent(const mailbox::MessageContent &content);
    /// The file of the message lies elsewhere now.
    void setFile(const QString &file);
    /// The message is on its way.
    void showLoading();
    /// There is no message.
    void clear();

    void setLayoutWanted(Layout layout);
    void setFace(BodyView::Face face);
    /// The letters of the text; what is said above it stays as it is.
    void setTextFont(const QFont &font);
    /// Whether there is both a layout and a plain text.
    [[nodiscard]] bool hasChoice() const { return m_hasHtml && m_hasText; }
    /// Whether the plain text is what is shown.
    [[nodiscard]] bool isPlain() const { return !m_hasHtml || m_layout == Layout::Plain; }

    /// Who shows the original layout; may be null, else it outlives this.
    void setOriginalLayout(OriginalLayout *layout);
    /// Whether this message can be shown in its original layout.
    [[nodiscard]] bool hasOriginal() const;
    /// Whether the user wants that of all mail from its sender.
    [[nodiscard]] bool isOriginalWanted() const;
    /// What was chosen for senders, and the way to remote pictures.
    void setSenderRules(const SenderRules &rules);
    void setProxy(const Proxy &proxy);
    /// The text as it is shown, in black on white.
    [[nodiscard]] Paper paper(const PaperHead &head) const;

    [[nodiscard]] FindResult find(const QString &text, FindDirection direction);

Q_SIGNALS:
    void wholeWanted();
    /// The text is to be shown up to these limits.
    void moreWanted(const poplar::mime::ShownLimits &limits);
    /// For the status bar; empty when the pointer has left the link.
    void linkHovered(const QString &target);
    void senderRulesChanged(const poplar::gui::SenderRules &rules);

private:
    void connectParts();
    void showBeginning(const mailbox::MessageContent &content);
    void showDamages(mime::Damages damages);
    void connectRemote();
    void showPictures();
    void showOriginalBar();
    void changeOriginalRule();
    void showText();

    Layout m_layout = Layout::Authors;
    bool m_hasHtml = false;
    bool m_hasText = false;
    Banner *m_beginning;
    Banner *m_damage;
    MoreBar *m_more;
    InvitationCard *m_invitations;
    Banner *m_originalBar;
    PrivacyBar *m_held;
    QLabel *m_loading;
    QLabel *m_noText;
    BodyView *m_plain;
    HtmlView *m_html;
    OriginalText *m_original;
    OriginalLayout *m_originalLayout = nullptr;
    RemoteContent *m_remote;
    mime::SafeHtml m_safe; ///< Without its remote pictures.
};

} // namespace poplar::gui
