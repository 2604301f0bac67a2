// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/questiondialog.h"

#include <memory>

namespace Ui {
class CertificateDialog;
}

namespace poplar::gui {

/// Shows a doubtful certificate: why it is doubtful, whose it says it is, and how to recognise it.
/// Not to connect is the default; a change of a trusted one looks like the alarm it is.
class CertificateDialog : public QuestionDialog {
    Q_OBJECT

public:
    /// @param trusted digests that the user trusts for this account so far.
    CertificateDialog(const mailbox::CertificateQuestion &question, const QByteArrayList &trusted,
                      QWidget *parent = nullptr);
    ~CertificateDialog() override;

    /// To trust this very certificate, or that the user would rather not.
    [[nodiscard]] mailbox::Answer answer() const override;

private:
    void showTitle(const QString &host);
    void showDoubts(const mailbox::CertificateQuestion &question);
    void showCertificate(const wire::TlsDetails &tls);
    void showTrusted(const QByteArrayList &trusted);
    void showChain(const wire::TlsDetails &tls);
    void buildButtons();
    void copyDetails() const;

    std::unique_ptr<Ui::CertificateDialog> m_ui;
    QByteArray m_sha256;
    bool m_alarm; ///< Another certificate than this was trusted.
};

/// A day as part of a sentence, in local time: "4 March 2026".
[[nodiscard]] QString certificateDay(const QDateTime &moment);

/// The names of a certificate as one line, neutralised and bounded.
[[nodiscard]] QString certificateNames(const QStringList &names);

/// A SHA-256 digest as people compare it: "AB:CD:…", sixteen octets a line.
[[nodiscard]] QString groupedDigest(const QByteArray &sha256);

} // namespace poplar::gui
