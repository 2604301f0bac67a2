// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QByteArrayList>
#include <QHash>
#include <QTcpServer>

#include <optional>

class QTcpSocket;

namespace poplar::test {

/// A small web server on this machine, on a free port, in the thread of its test. It counts connections and
/// keeps requests, so that a test can prove that there were none.
class WebServer : public QTcpServer {
    Q_OBJECT

public:
    enum class Then { Close, Hang };
    struct Answer {
        QByteArray status = "200 OK";
        QByteArray headers = {}; ///< Whole lines with CRLF.
        QByteArray body = {};
        Then then = Then::Close; ///< Hang: the body is never complete.
    };

    /// @param identity for https; http without.
    explicit WebServer(const std::optional<ServerIdentity> &identity = {});

    /// What is not set is "404 Not Found".
    void set(const QByteArray &path, const Answer &answer) { m_answers.insert(path, answer); }
    void setPicture(const QByteArray &path, const QByteArray &bytes);

    /// "http://127.0.0.1:…/path".
    [[nodiscard]] QString address(const QByteArray &path, const QString &host = {}) const;

    [[nodiscard]] int connections() const { return m_connections; }
    /// Paths, in the order of their coming.
    [[nodiscard]] const QByteArrayList &paths() const { return m_paths; }
    /// The requests, with all their fields.
    [[nodiscard]] const QByteArrayList &requests() const { return m_requests; }
    void forget();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QTcpSocket *socket);

    std::optional<ServerIdentity> m_identity;
    QHash<QByteArray, Answer> m_answers;
    QByteArrayList m_paths;
    QByteArrayList m_requests;
    int m_connections = 0;
};

} // namespace poplar::test
