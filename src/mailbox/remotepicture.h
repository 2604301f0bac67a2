// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/remotepictures.h"

#include <QHash>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <optional>

namespace poplar::mailbox {

/// Which proxy leads to which host; without an entry there is none. Internal to this library.
class RemoteRoutes : public QNetworkProxyFactory {
public:
    void set(const QString &host, const QNetworkProxy &proxy) { m_proxies.insert(host, proxy); }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    QHash<QString, QNetworkProxy> m_proxies;
};

/// One picture on its way: finds the proxy, looks up the host, refuses what is not of the internet, connects
/// to the very address that it looked at (a second look-up could be answered otherwise), follows redirections
/// by the same rules. Internal to this library.
class RemotePicture : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    RemotePicture(int number, const RemotePictures::Policy &policy, QNetworkAccessManager &network,
                  RemoteRoutes &routes);
    ~RemotePicture() override;

    void fetch(const QUrl &address, const Proxy &proxy);

    [[nodiscard]] int number() const { return m_number; }
    /// Empty if it could not be had.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

Q_SIGNALS:
    /// Once.
    void done();

private:
    void visit(const QUrl &address);
    void takeRoute(const QNetworkProxy &proxy);
    void lookUp();
    void takeAddresses(const QList<QHostAddress> &addresses);
    void get(const QUrl &target);
    [[nodiscard]] QNetworkRequest request(const QUrl &target) const;
    void read();
    void takeReply();
    void redirect(const QUrl &target);
    void fail();
    void tell();
    void endReply();

    const int m_number;
    const RemotePictures::Policy &m_policy;
    QNetworkAccessManager &m_network;
    RemoteRoutes &m_routes;
    Proxy m_proxy;
    QUrl m_address;
    int m_redirects = 0;
    std::optional<int> m_lookup;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_bytes;
};

} // namespace poplar::mailbox
