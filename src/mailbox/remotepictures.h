// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "base/proxy.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QNetworkAccessManager;
class QSslCertificate;

namespace poplar::mailbox {

class RemotePicture;
class RemoteRoutes;

/// Fetches the pictures that a message names and does not carry, after the user asked for it. Nothing is told
/// to their servers but what the address itself says: no cookies, no referrer, no language, a browser's
/// general name; nothing is kept on the disk. It asks for no password and believes no doubtful certificate,
/// and it goes to the internet only: not to this machine, nor to its neighbours. Asynchronous; on the GUI
/// thread, whose event loop it needs.
class RemotePictures : public QObject {
    Q_OBJECT

public:
    enum class Reach {
        Internet, ///< What isPublic() allows.
        Everywhere, ///< For tests, whose servers are on this machine.
    };
    struct Policy {
        Reach reach = Reach::Internet;
        int atOnce = limit::remoteAtOnce;
        int redirects = limit::remoteRedirects;
        qint64 pictureOctets = limit::remotePicture;
        qint64 allOctets = limit::remoteOctets;
        std::chrono::milliseconds silence = limit::remoteSilence;
        std::chrono::milliseconds time = limit::remoteTime;
        /// Whether bytes are such a picture as will be shown; what is none counts as failed.
        std::function<bool(const QByteArray &)> isPicture = [](const QByteArray &bytes) {
            return !bytes.isEmpty();
        };
        /// Authorities trusted besides those of the system.
        QList<QSslCertificate> authorities = {};
    };

    RemotePictures();
    explicit RemotePictures(Policy policy, QObject *parent = nullptr);
    ~RemotePictures() override;

    /// The way to all servers from the next load() on. A proxy that wants a password is not served: then all
    /// pictures fail.
    void setProxy(const Proxy &proxy);

    /// Fetches them, the first ones first; what was under way is given up without a word. More than
    /// limit::remotePictures are not tried.
    /// @param addresses as in mime::SafeHtml.
    void load(const QStringList &addresses);
    /// Gives up what is under way; no signal follows.
    void cancel();
    [[nodiscard]] bool isLoading() const { return m_isLoading; }

Q_SIGNALS:
    /// @param number in the list that was given to load().
    void loaded(int number, const QByteArray &bytes);
    /// Nothing is under way any more. @param failed how many could not be had.
    void finished(int failed);

private:
    void startNext();
    void take(RemotePicture *picture);
    void end();

    const Policy m_policy;
    std::unique_ptr<QNetworkAccessManager> m_network;
    RemoteRoutes *m_routes; ///< Of m_network.
    Proxy m_proxy;
    QStringList m_waiting;
    int m_next = 0; ///< Number of the first that is waiting.
    std::vector<std::unique_ptr<RemotePicture>> m_underWay;
    qint64 m_octets = 0;
    int m_failed = 0;
    bool m_isLoading = false;
    QTimer m_time;
};

} // namespace poplar::mailbox
