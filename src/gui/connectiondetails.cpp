// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectiondetails.h"

#include "gui/authenticationtext.h"
#include "gui/banner.h"
#include "gui/certificatedialog.h"
#include "gui/icons.h"
#include "gui/plaintip.h"
#include "gui/serverwords.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::ConnectionState;

namespace {

constexpr int headPicture = 28;
constexpr int detailsWidth = 680;
constexpr int detailsHeight = 500;

QLabel *value(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

QTreeWidget *plainTree(const QString &name)
{
    auto *tree = new QTreeWidget;
    tree->setAccessibleName(name);
    tree->setColumnCount(2);
    tree->setAlternatingRowColors(false);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->header()->setStretchLastSection(true);
    tree->header()->setSectionsMovable(false);
    return tree;
}

QFont fixedFont(const QFont &beside)
{
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(beside.pointSizeF());
    return mono;
}

QString digestText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace

ConnectionDetails::ConnectionDetails(const mailbox::ConnectionStatus &status,
                                     const accounts::Account &account, QWidget *parent)
    : QDialog(parent)
    , m_status(status)
    , m_account(account)
{
    setObjectName(QStringLiteral("connectionDetails"));
    setWindowTitle(tr("Connection details"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("tabs"));
    tabs->addTab(makeOverview(), tr("Overview"));
    if (status.tls && !status.tls->chain.isEmpty())
        tabs->addTab(makeCertificates(), tr("Certificates"));
    if (!status.capabilities.isEmpty())
        tabs->addTab(makeServer(), tr("The server can"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(makeHead());
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    resize(detailsWidth, detailsHeight);
    tabs->setFocus();
}

QWidget *ConnectionDetails::makeHead() const
{
    const bool open = m_status.state != ConnectionState::Disconnected;
    const QIcon sign = m_status.tls                   ? icon(Icon::Lock, Tint::Success)
        : open && m_status.security == Security::None ? icon(Icon::LockOpen, Tint::Warning)
                                                      : icon(Icon::Unplug, Tint::Muted);
    auto *picture = new QLabel;
    picture->setPixmap(sign.pixmap(QSize(headPicture, headPicture), devicePixelRatioF()));
    QLabel *title = value(headline());
    title->setObjectName(QStringLiteral("headline"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal + space::small);
    layout->addWidget(picture);
    layout->addWidget(title, 1);
    return head;
}

QString ConnectionDetails::headline() const
{
    const QString host = wire::displayText(m_status.host);
    if (m_status.tls)
        return tr("The connection to %1 is encrypted").arg(host);
    if (m_status.state == ConnectionState::Disconnected)
        return tr("Not connected");
    if (m_status.security == Security::None)
        return tr("The connection to %1 is not encrypted").arg(host);
    return tr("The connection to %1 is not encrypted yet").arg(host);
}

QWidget *ConnectionDetails::makeOverview() const
{
    auto *page = new QWidget;
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::normal + space::small / 2);
    //: %1 is the name of a server.
    form->addRow(tr("Server"),
                 value(tr("%1, port %2").arg(wire::displayText(m_status.host)).arg(m_account.port)));
    if (m_status.state != ConnectionState::Disconnected)
        addEncryption(form);
    if (!m_status.authentication.isEmpty())
        form->addRow(tr("Login"), value(loginSentence(m_status.authentication)));
    if (const QStringList learnt = traitSentences(m_status.traits); !learnt.isEmpty())
        form->addRow(tr("Learnt about it"), value(learnt.join(u'\n')));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::normal);
    layout->addLayout(form);
    const QStringList advices = serverAdvice(m_status.capabilities) << readMarksAdvice();
    for (const QString &advice : advices) {
        auto *banner = new Banner;
        banner->setContent(Banner::Tone::Info, Icon::Info, advice);
        layout->addWidget(banner);
    }
    layout->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(page);
    return area;
}

void ConnectionDetails::addEncryption(QFormLayout *form) const
{
    form->addRow(tr("Encryption"), value(encryption()));
    if (!m_status.tls)
        return;
    const QString cipher = wire::displayText(m_status.tls->cipher);
    //: %1 is the technical name of a cipher, %n the length of its key.
    form->addRow(tr("Cipher"),
                 value(m_status.tls->cipherBits > 0
                           ? tr("%1, %n bit(s)", nullptr, m_status.tls->cipherBits).arg(cipher)
                           : cipher));
    if (!m_status.tls->chain.isEmpty())
        form->addRow(tr("Identity"), value(trust()));
}

QString ConnectionDetails::encryption() const
{
    if (m_status.tls)
        return wire::displayText(m_status.tls->protocol);
    return tr("None. Others on the way can read everything.");
}

QString ConnectionDetails::trust() const
{
    const wire::CertificateDetails own = m_status.tls->chain.first();
    switch (m_status.tls->trust) {
    case wire::CertificateTrust::Authority:
        return tr("Vouched for by %1, whom this computer trusts.")
            .arg(wire::displayText(own.issuer).left(120));
    case wire::CertificateTrust::Pinned:
        if (m_status.tls->overlooked.isEmpty())
            return tr("You chose to trust this server’s certificate for this account.");
        return tr(
            "You chose to trust this server’s certificate for this account. Nobody else vouches for it as "
            "it stands.");
    case wire::CertificateTrust::None:
        break;
    }
    return tr("Not checked");
}

QWidget *ConnectionDetails::makeCertificates()
{
    auto *page = new QWidget;
    QTreeWidget *tree = plainTree(tr("Certificates"));
    tree->setObjectName(QStringLiteral("certificates"));
    tree->setHeaderHidden(true);
    const QFont mono = fixedFont(font());
    for (const wire::CertificateDetails &certificate : m_status.tls->chain) {
        auto *item = new QTreeWidgetItem(tree, {certificateNames(certificate.names.mid(0, 1))});
        item->setFirstColumnSpanned(true);
        const auto add = [item](const QString &name, const QString &text) {
            auto *line = new QTreeWidgetItem(item, {name, text});
            line->setToolTip(1, plainTip(text));
            return line;
        };
        add(tr("Made out to"), certificateNames(certificate.names));
        add(tr("Issued by"), wire::displayText(certificate.issuer).left(300));
        //: The time in which a certificate is valid.
        add(tr("Valid"),
            tr("%1 to %2")
                .arg(certificateDay(certificate.validFrom), certificateDay(certificate.validUntil)));
        if (!certificate.keyType.isEmpty())
            //: The key of a certificate: %1 is its kind ("RSA"), %n its length.
            add(tr("Key"), tr("%1, %n bit(s)", nullptr, certificate.keyBits).arg(certificate.keyType));
        if (!certificate.serial.isEmpty())
            add(tr("Serial number"), wire::displayText(certificate.serial));
        add(tr("SHA-256"), groupedDigest(certificate.sha256))->setFont(1, mono);
    }
    tree->topLevelItem(0)->setExpanded(true);
    tree->setCurrentItem(tree->topLevelItem(0));
    tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy this certificate’s details"));
    copy->setObjectName(QStringLiteral("copyCertificate"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this, tree] { copyCertificate(tree); });
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(value(tr("The server’s first, then who vouches for it")));
    layout->addWidget(tree, 1);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    return page;
}

void ConnectionDetails::copyCertificate(const QTreeWidget *tree) const
{
    const QTreeWidgetItem *item = tree->currentItem();
    if (item == nullptr)
        return;
    if (item->parent() != nullptr)
        item = item->parent();
    const auto &certificate = m_status.tls->chain[tree->indexFromItem(item).row()];
    QStringList lines;
    for (int row = 0; row < item->childCount(); ++row)
        lines += QStringLiteral("%1: %2").arg(item->child(row)->text(0), item->child(row)->text(1));
    lines.last() = QStringLiteral("SHA-256: ") + digestText(certificate.sha256);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QWidget *ConnectionDetails::makeServer() const
{
    auto *page = new QWidget;
    QTreeWidget *tree = plainTree(tr("What the server can do"));
    tree->setObjectName(QStringLiteral("capabilities"));
    tree->setColumnCount(3);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setHeaderLabels({tr("It announces"), tr("That means"), tr("Details")});
    for (const CapabilityText &capability : capabilityTexts(m_status.capabilities)) {
        auto *item = new QTreeWidgetItem(tree, {capability.name, capability.meaning, capability.details});
        item->setToolTip(2, plainTip(capability.details));
    }
    for (const int column : {0, 1})
        tree->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(tree);
    return page;
}

} // namespace poplar::gui
