// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/certificatedialog.h"

#include "gui/icons.h"
#include "gui/theme.h"
#include "ui_certificatedialog.h"

#include "wire/displaytext.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>

namespace poplar::gui {

using wire::CertificateDoubt;

namespace {

constexpr qsizetype namesShown = 12;

} // namespace

/// The context of the sentences about doubts.
class DoubtSentences {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::DoubtSentences)

public:
    static QString day(const QDateTime &moment);
    static QString text(CertificateDoubt doubt, const mailbox::CertificateQuestion &question);
};

QString DoubtSentences::day(const QDateTime &moment)
{
    //: A day as part of a sentence, as a Qt date format: "4 March 2026". In the order usual in the language.
    return QLocale().toString(moment.toLocalTime().date(), tr("d MMMM yyyy"));
}

QString DoubtSentences::text(CertificateDoubt doubt, const mailbox::CertificateQuestion &question)
{
    const auto certificate = question.tls.chain.value(0);
    switch (doubt) {
    case CertificateDoubt::WrongName:
        return tr("It is made out to %1, not to %2.")
            .arg(certificateNames(certificate.names.first(std::min<qsizetype>(3, certificate.names.size()))),
                 wire::displayText(question.host));
    case CertificateDoubt::UnknownIssuer:
        return tr("Nobody whom this computer trusts vouches for it; the server may have made it itself.");
    case CertificateDoubt::Expired:
        return tr("It ran out on %1.").arg(day(certificate.validUntil));
    case CertificateDoubt::NotYetValid:
        return tr("It is valid only from %1. Is this computer’s clock right?")
            .arg(day(certificate.validFrom));
    case CertificateDoubt::ChangedTrusted:
        return tr("It is not the certificate that you chose to trust for this account.");
    case CertificateDoubt::Other:
        return tr("The encryption library reports: %1").arg(wire::displayText(question.detail));
    }
    return {};
}

QString certificateNames(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names.first(std::min(names.size(), namesShown)))
        shown << wire::displayText(name).left(120);
    if (names.size() > namesShown)
        shown << QStringLiteral("…");
    return shown.join(QStringLiteral(", "));
}

QString certificateDay(const QDateTime &moment)
{
    return DoubtSentences::day(moment);
}

QString groupedDigest(const QByteArray &sha256)
{
    const QByteArray half = sha256.left(16).toHex(':').toUpper();
    const QByteArray rest = sha256.mid(16).toHex(':').toUpper();
    return QString::fromLatin1(rest.isEmpty() ? half : half + '\n' + rest);
}

CertificateDialog::CertificateDialog(const mailbox::CertificateQuestion &question,
                                     const QByteArrayList &trusted, QWidget *parent)
    : QuestionDialog(parent)
    , m_ui(std::make_unique<Ui::CertificateDialog>())
    , m_sha256(question.tls.chain.value(0).sha256)
    , m_alarm(question.tls.doubts.contains(CertificateDoubt::ChangedTrusted))
{
    m_ui->setupUi(this);
    showTitle(wire::displayText(question.host));
    showDoubts(question);
    showCertificate(question.tls);
    showTrusted(trusted);
    showChain(question.tls);
    buildButtons();
}

void CertificateDialog::showTitle(const QString &host)
{
    QFont large = m_ui->title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_ui->title->setFont(large);
    if (m_alarm) {
        setWindowTitle(tr("Warning: the certificate has changed"));
        QPalette danger = m_ui->title->palette();
        danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
        m_ui->title->setPalette(danger);
        m_ui->intro->setText(tr("Until now this server showed a certificate that you trust for this account. "
                                "Today it shows another one. The connection is closed and your password "
                                "was not sent."));
    }
    m_ui->picture->setPixmap(
        icon(m_alarm ? Icon::ShieldX : Icon::ShieldAlert, m_alarm ? Tint::Danger : Tint::Warning)
            .pixmap(QSize(32, 32), devicePixelRatioF()));
    m_ui->title->setText(m_alarm ? tr("The certificate of %1 has changed").arg(host)
                                 : tr("Is this really %1?").arg(host));
}

CertificateDialog::~CertificateDialog() = default;

void CertificateDialog::showDoubts(const mailbox::CertificateQuestion &question)
{
    m_ui->alarm->setVisible(m_alarm);
    m_ui->sure->setVisible(m_alarm);
    if (m_alarm)
        m_ui->alarm->setContent(
            Banner::Tone::Danger, Icon::TriangleAlert,
            tr("Somebody may be pretending to be your server in order to get your password. Trust "
               "the new certificate only if the server’s operator has told you of the change."));
    QStringList reasons;
    for (const CertificateDoubt doubt : question.tls.doubts)
        reasons << QStringLiteral("•  ") + DoubtSentences::text(doubt, question);
    m_ui->reasons->setText(reasons.join(u'\n'));
    m_ui->reasons->setVisible(!reasons.isEmpty());
}

void CertificateDialog::showCertificate(const wire::TlsDetails &tls)
{
    const wire::CertificateDetails certificate = tls.chain.value(0);
    m_ui->names->setText(certificateNames(certificate.names));
    m_ui->issuer->setText(wire::displayText(certificate.issuer).left(300));
    m_ui->valid->setText(
        //: The time in which a certificate is valid.
        tr("%1 to %2").arg(certificateDay(certificate.validFrom), certificateDay(certificate.validUntil)));
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    m_ui->digest->setFont(mono);
    m_ui->digest->setText(groupedDigest(certificate.sha256));
}

void CertificateDialog::showTrusted(const QByteArrayList &trusted)
{
    const bool comparable = m_alarm && !trusted.isEmpty();
    m_ui->trusted->setVisible(comparable);
    m_ui->trustedLabel->setVisible(comparable);
    QStringList digests;
    for (const QByteArray &digest : trusted.first(std::min<qsizetype>(2, trusted.size())))
        digests += groupedDigest(digest);
    m_ui->trusted->setFont(m_ui->digest->font());
    m_ui->trusted->setText(digests.join(u'\n'));
}

void CertificateDialog::showChain(const wire::TlsDetails &tls)
{
    const bool interesting = tls.chain.size() > 1;
    m_ui->chain->setVisible(interesting);
    m_ui->chainLabel->setVisible(interesting);
    m_ui->chain->setAccessibleName(m_ui->chainLabel->text());
    for (const wire::CertificateDetails &certificate : tls.chain) {
        auto *item = new QTreeWidgetItem(m_ui->chain);
        item->setText(0, certificateNames(certificate.names.mid(0, 1)));
        item->setText(1, wire::displayText(certificate.issuer).left(200));
        item->setText(2, certificateDay(certificate.validUntil));
    }
    m_ui->chain->header()->setStretchLastSection(false);
    m_ui->chain->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->chain->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_ui->chain->setFixedHeight(
        m_ui->chain->sizeHintForRow(0) * int(std::min<qsizetype>(5, tls.chain.size() + 1)) + 12);
}

void CertificateDialog::copyDetails() const
{
    QStringList lines{m_ui->title->text(), m_ui->reasons->text()};
    const auto add = [&lines](const QLabel *label, const QLabel *value) {
        lines += QStringLiteral("%1: %2").arg(label->text(), QString(value->text()).replace(u'\n', u' '));
    };
    add(m_ui->namesLabel, m_ui->names);
    add(m_ui->issuerLabel, m_ui->issuer);
    add(m_ui->validLabel, m_ui->valid);
    add(m_ui->digestLabel, m_ui->digest);
    if (!m_ui->trusted->text().isEmpty())
        add(m_ui->trustedLabel, m_ui->trusted);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void CertificateDialog::buildButtons()
{
    QPushButton *copy = m_ui->buttons->addButton(tr("Copy"), QDialogButtonBox::ResetRole);
    copy->setObjectName(QStringLiteral("copyDetails"));
    copy->setToolTip(tr("Copy what is told here, for instance to ask the server’s operator"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, &CertificateDialog::copyDetails);
    QPushButton *trust =
        m_ui->buttons->addButton(tr("Trust this certificate for this account"), QDialogButtonBox::AcceptRole);
    trust->setObjectName(QStringLiteral("trust"));
    trust->setAutoDefault(false);
    trust->setEnabled(!m_alarm && !m_sha256.isEmpty());
    connect(m_ui->sure, &QCheckBox::toggled, trust,
            [this, trust](bool sure) { trust->setEnabled(sure && !m_sha256.isEmpty()); });
    QPushButton *leave = m_ui->buttons->addButton(tr("Do not connect"), QDialogButtonBox::RejectRole);
    leave->setObjectName(QStringLiteral("doNotConnect"));
    leave->setDefault(true);
    leave->setFocus();
}

mailbox::Answer CertificateDialog::answer() const
{
    if (result() != QDialog::Accepted)
        return mailbox::Declined();
    return mailbox::TrustCertificate{m_sha256};
}

} // namespace poplar::gui
