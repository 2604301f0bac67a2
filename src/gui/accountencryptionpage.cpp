// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountencryptionpage.h"

#include "ui_accountencryptionpage.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>

namespace poplar::gui {

namespace {

constexpr int linesOfDigest = 4;

/// As groupedDigest(), for a narrow place.
QString narrowDigest(const QByteArray &sha256)
{
    constexpr qsizetype octets = 32 / linesOfDigest;
    QStringList lines;
    for (qsizetype at = 0; at < sha256.size(); at += octets)
        lines += QString::fromLatin1(sha256.mid(at, octets).toHex(':').toUpper());
    return lines.join(u'\n');
}

} // namespace

AccountEncryptionPage::AccountEncryptionPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AccountEncryptionPage>())
{
    m_ui->setupUi(this);
    for (QLabel *note : {m_ui->unused, m_ui->authorityNote, m_ui->certificateNote, m_ui->trustedNote})
        note->setForegroundRole(QPalette::PlaceholderText);
    m_ui->oldest->addItem(tr("TLS 1.3 only"), int(OldestTls::Tls13));
    m_ui->oldest->addItem(tr("TLS 1.2 – recommended"), int(OldestTls::Tls12));
    m_ui->oldest->addItem(tr("TLS 1.0 – weak, for very old servers"), int(OldestTls::Tls10));
    m_ui->oldestWarning->setContent(
        Banner::Tone::Warning, Icon::TriangleAlert,
        tr("TLS 1.0 and 1.1 have known holes. Choose this only for a server that has nothing better."));
    // A list does not take its name from the label beside it.
    m_ui->trusted->setAccessibleName(tr("Certificates trusted anyway"));
    preparePurposes();
    connect(m_ui->oldest, &QComboBox::activated, this, [this] {
        showWarning();
        Q_EMIT changed();
    });
    for (FileField *field : {m_ui->authority, m_ui->certificate, m_ui->key})
        connect(field, &FileField::edited, this, &AccountEncryptionPage::changed);
    connect(m_ui->forgetTrusted, &QPushButton::clicked, this, &AccountEncryptionPage::forgetChosen);
    connect(m_ui->copyTrusted, &QPushButton::clicked, this, &AccountEncryptionPage::copyChosen);
    setAccount({});
}

AccountEncryptionPage::~AccountEncryptionPage() = default;

void AccountEncryptionPage::preparePurposes()
{
    const QString any = tr("All files (*)");
    m_ui->authority->setPurpose(tr("Authority file"), tr("Choose the authority’s certificate"),
                                tr("Certificates (*.pem *.crt *.cer)") + QStringLiteral(";;") + any);
    m_ui->certificate->setPurpose(tr("Client certificate file"), tr("Choose your certificate"),
                                  tr("Certificates with keys (*.pem *.crt *.cer *.p12 *.pfx)")
                                      + QStringLiteral(";;") + any);
    m_ui->key->setPurpose(tr("File of its key"), tr("Choose the key of your certificate"),
                          tr("Keys (*.pem *.key)") + QStringLiteral(";;") + any);
    m_ui->authority->setPlaceholderText(tr("only those of the system"));
    m_ui->certificate->setPlaceholderText(tr("none"));
    m_ui->key->setPlaceholderText(tr("in the same file"));
}

void AccountEncryptionPage::setAccount(const accounts::Account &account)
{
    m_ui->oldest->setCurrentIndex(m_ui->oldest->findData(int(account.oldestTls)));
    m_ui->authority->setPath(account.authorityFile);
    m_ui->certificate->setPath(account.clientCertificateFile);
    m_ui->key->setPath(account.clientKeyFile);
    m_trusted = account.trustedDigests;
    showTrusted();
    showWarning();
    setSecurity(account.security);
}

void AccountEncryptionPage::apply(accounts::Account &account) const
{
    account.oldestTls = OldestTls(m_ui->oldest->currentData().toInt());
    account.authorityFile = m_ui->authority->path();
    account.clientCertificateFile = m_ui->certificate->path();
    account.clientKeyFile = m_ui->key->path();
    account.trustedDigests = m_trusted;
}

void AccountEncryptionPage::setTrusted(const QByteArrayList &digests)
{
    m_trusted = digests;
    showTrusted();
}

void AccountEncryptionPage::setSecurity(Security security)
{
    m_ui->unused->setVisible(security == Security::None);
}

void AccountEncryptionPage::showWarning()
{
    m_ui->oldestWarning->setVisible(m_ui->oldest->currentData().toInt() == int(OldestTls::Tls10));
}

void AccountEncryptionPage::showTrusted()
{
    const bool any = !m_trusted.isEmpty();
    m_ui->trusted->clear();
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    m_ui->trusted->setFont(mono);
    for (const QByteArray &digest : std::as_const(m_trusted))
        m_ui->trusted->addItem(narrowDigest(digest));
    m_ui->trusted->setCurrentRow(any ? 0 : -1);
    const int lines = linesOfDigest * int(std::min<qsizetype>(2, m_trusted.size()));
    m_ui->trusted->setFixedHeight(lines * QFontMetrics(mono).lineSpacing() + 16);
    for (QWidget *part : {static_cast<QWidget *>(m_ui->trusted), static_cast<QWidget *>(m_ui->copyTrusted),
                          static_cast<QWidget *>(m_ui->forgetTrusted)})
        part->setVisible(any);
    m_ui->trustedNote->setText(
        any ? tr("You chose to trust these certificates for this account, by their fingerprints (SHA-256).")
            : tr("None. When a certificate is doubtful, Poplar asks you before it connects."));
}

void AccountEncryptionPage::forgetChosen()
{
    const int row = m_ui->trusted->currentRow();
    if (row < 0)
        return;
    m_trusted.removeAt(row);
    showTrusted();
    (m_trusted.isEmpty() ? static_cast<QWidget *>(m_ui->key) : m_ui->trusted)->setFocus();
    Q_EMIT changed();
}

void AccountEncryptionPage::copyChosen()
{
    if (const int row = m_ui->trusted->currentRow(); row >= 0)
        QGuiApplication::clipboard()->setText(QString::fromLatin1(m_trusted[row].toHex(':').toUpper()));
}

} // namespace poplar::gui
