// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QByteArrayList>
#include <QProcess>
#include <QSslCertificate>
#include <QString>
#include <QTemporaryDir>

#include <optional>

namespace poplar::test {

/// The distribution's Dovecot as a real POP3 server, private to one test: a child process with a
/// directory, users, mail, certificates and free loopback ports of its own. It runs as root and as an
/// ordinary user alike, and does not outlive the test, whatever ends it.
class DovecotServer {
public:
    enum class Tls {
        Offered, ///< Logging in without TLS is possible everywhere.
        Required, ///< Only from `ownAddress`: Dovecot takes a client on its own address for protected.
        Off,
    };

    struct Options {
        Tls tls = Tls::Offered;
        /// Names and passwords; with a scheme before it, "{SHA}…", what is kept of one.
        QList<QPair<QByteArray, QByteArray>> users{{"anna", "secret-of-anna"}, {"boris", "secret-of-boris"}};
        QByteArray mechanisms = "plain login"; ///< Dovecot's auth_mechanisms.
        QByteArray uniqueIds = "%f"; ///< Dovecot's pop3_uidl_format; this one is the file name.
        QByteArray more; ///< Further lines of dovecot.conf; DIR in them is its directory.
        /// Further files in its directory, by their paths in it; DIR in them is the directory likewise.
        QList<QPair<QString, QByteArray>> files;
        std::optional<ServerIdentity> identity; ///< Instead of a good one of `certificates()`.
    };

    /// The client on this address comes from the server's own, which Dovecot trusts.
    static constexpr char ownAddress[] = "127.0.0.1";
    /// To a server on this address a client on the same machine comes from another one: here
    /// Tls::Required takes effect.
    static constexpr char otherAddress[] = "127.0.0.2";

    DovecotServer();
    ~DovecotServer();

    DovecotServer(const DovecotServer &) = delete;
    DovecotServer &operator=(const DovecotServer &) = delete;

    /// Starts it and waits until it listens. A Dovecot that is missing or does not come up is an error:
    /// use `QVERIFY2(server.start({}), server.log())`.
    [[nodiscard]] bool start(const Options &options);
    /// Ends it, and every connection with it. It may be started again and has its mail still.
    void stop();

    /// For no TLS and STLS.
    [[nodiscard]] quint16 plainPort() const { return m_plainPort; }
    /// For TLS from the first byte.
    [[nodiscard]] quint16 tlsPort() const { return m_tlsPort; }
    [[nodiscard]] QSslCertificate caCertificate() const { return m_certificates.authority(); }
    [[nodiscard]] const TestCertificates &certificates() const { return m_certificates; }

    /// Delivers these messages, in this order, as octets that are not changed. With CRLF line ends they
    /// are what RETR sends; LF is turned into CRLF by Dovecot.
    void addMessages(const QByteArray &user, const QByteArrayList &messages);
    /// The messages that are in the user's maildrop now, in order of delivery.
    [[nodiscard]] QByteArrayList messagesLeft(const QByteArray &user) const;

    /// What Dovecot said so far, or why it could not be started. Lives until the next call.
    [[nodiscard]] const char *log();

private:
    struct Account; // whom Dovecot runs as and reads mail as

    [[nodiscard]] bool startOnFreePorts();
    [[nodiscard]] QByteArray configuration() const;
    [[nodiscard]] QByteArray located(QByteArray text) const;
    void writeFile(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }
    void ownMail(const QString &path) const;

    QTemporaryDir m_directory;
    TestCertificates m_certificates;
    Options m_options;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_plainPort = 0;
    quint16 m_tlsPort = 0;
    int m_delivered = 0;
};

} // namespace poplar::test
