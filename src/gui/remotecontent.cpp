// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/remotecontent.h"

#include "gui/picturefile.h"
#include "mime/authorproof.h"

namespace poplar::gui {

using mailbox::RemotePictures;

namespace {

constexpr std::chrono::milliseconds batch{700};

/// One of those that are decoded; its head is looked at, no more.
bool isPicture(const QByteArray &bytes)
{
    const PictureHead head = pictureHead(bytes);
    return head.kind != PictureHead::Kind::Other && !head.size.isEmpty();
}

/// Whoever claims to be several people is nobody.
QString senderOf(const Envelope &envelope)
{
    const QString address = envelope.from.size() == 1 ? envelope.from.first().address.toLower() : QString();
    return address.contains(u'@') ? address : QString();
}

} // namespace

RemoteContent::RemoteContent(QObject *parent)
    : QObject(parent)
{
    setObjectName(QStringLiteral("remoteContent"));
    setPolicy({});
    m_telling.setSingleShot(true);
    m_telling.setInterval(batch);
    connect(&m_telling, &QTimer::timeout, this, &RemoteContent::picturesChanged);
}

RemoteContent::~RemoteContent() = default;

void RemoteContent::setPolicy(RemotePictures::Policy policy)
{
    policy.isPicture = isPicture;
    m_remote = std::make_unique<RemotePictures>(std::move(policy));
    connect(m_remote.get(), &RemotePictures::loaded, this, &RemoteContent::take);
    connect(m_remote.get(), &RemotePictures::finished, this, &RemoteContent::end);
}

void RemoteContent::setProxy(const Proxy &proxy)
{
    m_remote->setProxy(proxy);
}

void RemoteContent::setMessage(const mailbox::MessageContent &content)
{
    const mime::SafeHtml &html = content.message.html;
    const bool isSame = m_message == content.id && m_state.stage != RemoteState::Stage::Held;
    if (isSame && m_addresses == html.remotePictures) {
        Q_EMIT picturesChanged();
        return; // It has only been read in another way.
    }
    clear();
    m_message = content.id;
    m_addresses = html.remotePictures;
    m_state.held = html.heldBack;
    m_state.loadable = int(m_addresses.size());
    // What a message within another says of itself, nobody has checked.
    m_state.sender = content.partOf ? QString() : senderOf(content.message.envelope);
    if (holds(m_rules.pictures, m_state.sender)) {
        const bool isForged = mime::authorProof(content.route, m_state.sender) == mime::AuthorProof::Unproven;
        m_state.rule = isForged ? RemoteState::Rule::Unproven : RemoteState::Rule::Holds;
    }
    // The whole of it, after its beginning: what was allowed stays so.
    if (isSame || m_state.rule == RemoteState::Rule::Holds)
        load();
    Q_EMIT stateChanged();
}

void RemoteContent::clear()
{
    m_remote->cancel();
    m_telling.stop();
    m_message.reset();
    m_state = {};
    m_addresses.clear();
    m_pictures.clear();
}

void RemoteContent::load()
{
    if (m_addresses.isEmpty())
        return;
    m_state.failed = 0;
    m_pictures.clear();
    m_remote->load(m_addresses);
    setStage(RemoteState::Stage::Loading);
}

void RemoteContent::loadAlways()
{
    if (m_state.sender.isEmpty())
        return;
    m_rules.pictures = with(m_rules.pictures, m_state.sender);
    if (m_state.rule == RemoteState::Rule::None)
        m_state.rule = RemoteState::Rule::Holds;
    load();
    Q_EMIT rulesChanged(m_rules);
}

void RemoteContent::stop()
{
    if (m_state.stage != RemoteState::Stage::Loading)
        return;
    m_remote->cancel();
    end(int(m_addresses.size() - m_pictures.size()));
}

void RemoteContent::setStage(RemoteState::Stage stage)
{
    m_state.stage = stage;
    Q_EMIT stateChanged();
}

void RemoteContent::take(int number, const QByteArray &bytes)
{
    m_pictures.insert(number, bytes);
    if (!m_telling.isActive())
        m_telling.start();
}

void RemoteContent::end(int failed)
{
    m_telling.stop();
    m_state.failed = failed;
    setStage(RemoteState::Stage::Loaded);
    Q_EMIT picturesChanged();
}

} // namespace poplar::gui
