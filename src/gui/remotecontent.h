// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/senderrules.h"
#include "mailbox/remotepictures.h"
#include "mailbox/values.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace poplar::gui {

/// What is to be said of the remote pictures of a message.
struct RemoteState {
    enum class Stage { Held, Loading, Loaded };
    enum class Rule {
        None,
        Holds, ///< Their pictures are always loaded.
        Unproven, ///< They would be, but the message may not be theirs.
    };
    Stage stage = Stage::Held;
    Rule rule = Rule::None;
    mime::HeldBack held;
    int loadable = 0; ///< Pictures that can be loaded.
    int failed = 0; ///< Of them, once they were tried.
    QString sender; ///< Whom a rule can be made for; empty if nobody.

    bool operator==(const RemoteState &) const = default;
};

/// The remote pictures of the message that is read: loads them when the user says so, or once said so for its
/// sender. What nobody was to see is never loaded. Leaving the message ends the loading.
class RemoteContent : public QObject {
    Q_OBJECT

public:
    explicit RemoteContent(QObject *parent = nullptr);
    ~RemoteContent() override;

    /// For tests; before the first message. What counts as a picture is decided here.
    void setPolicy(mailbox::RemotePictures::Policy policy);
    void setProxy(const Proxy &proxy);
    /// Counts from the next message on.
    void setRules(const SenderRules &rules) { m_rules = rules; }
    [[nodiscard]] const SenderRules &rules() const { return m_rules; }

    void setMessage(const mailbox::MessageContent &content);
    void clear();

    /// For this message.
    void load();
    /// For this message and all others of its sender.
    void loadAlways();
    void stop();

    [[nodiscard]] const RemoteState &state() const { return m_state; }
    /// Those that are there, by their numbers in mime::SafeHtml.
    [[nodiscard]] const QHash<int, QByteArray> &pictures() const { return m_pictures; }

Q_SIGNALS:
    void stateChanged();
    /// In batches, because each may lay out the message anew.
    void picturesChanged();
    void rulesChanged(const poplar::gui::SenderRules &rules);

private:
    void setStage(RemoteState::Stage stage);
    void take(int number, const QByteArray &bytes);
    void end(int failed);

    std::unique_ptr<mailbox::RemotePictures> m_remote;
    SenderRules m_rules;
    RemoteState m_state;
    std::optional<mailbox::MessageId> m_message;
    QStringList m_addresses;
    QHash<int, QByteArray> m_pictures;
    QTimer m_telling;
};

} // namespace poplar::gui
