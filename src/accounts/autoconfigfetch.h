// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/lookuppolicy.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

class QNetworkReply;

namespace poplar::accounts {

/// Fetches one file of settings by HTTPS, and nothing else: redirections to anything unprotected end it, no
/// certificate is excused, nothing but the address itself is told. Internal to this library.
class AutoconfigFetch : public QObject {
    Q_OBJECT

public:
    enum class Outcome {
        Got, ///< `content` and `servedBy` are there.
        Nothing, ///< Nobody there, or no such file.
        Untrusted, ///< The server could not prove who it is, or leads elsewhere without protection.
        TooLarge,
    };

    /// @param policy outlives this.
    AutoconfigFetch(const LookupPolicy &policy, QObject *parent);
    ~AutoconfigFetch() override;

    void start(const QUrl &address);

    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] const QByteArray &content() const { return m_content; }
    /// The host that sent it, after redirections.
    [[nodiscard]] QString servedBy() const { return m_address.host(); }

Q_SIGNALS:
    /// Once.
    void done();

private:
    void visit(const QUrl &address);
    void get(const QNetworkProxy &proxy);
    void read();
    void takeReply();
    void end(Outcome outcome);
    void dropReply();

    const LookupPolicy &m_policy;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    QUrl m_address;
    QByteArray m_content;
    int m_redirects = 0;
    Outcome m_outcome = Outcome::Nothing;
};

} // namespace poplar::accounts
