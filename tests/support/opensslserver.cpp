// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/opensslserver.h"

#include <QFile>

namespace poplar::test {

namespace {

constexpr int comingUp = 20'000; // milliseconds

QString kept(const QTemporaryDir &folder, const char *name, const QByteArray &content)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
        qFatal("Cannot write %s", name);
    return file.fileName();
}

} // namespace

OpensslServer::OpensslServer(const ServerIdentity &identity, const QStringList &options,
                             const QByteArray &authorityPem)
{
    QStringList arguments{QStringLiteral("s_server"),
                          QStringLiteral("-accept"),
                          QStringLiteral("127.0.0.1:0"),
                          QStringLiteral("-cert"),
                          kept(m_folder, "server.pem", identity.certificatePem),
                          QStringLiteral("-key"),
                          kept(m_folder, "server.key", identity.keyPem)};
    const QByteArray end = "-----END CERTIFICATE-----\n";
    const QByteArray others = identity.certificatePem.mid(identity.certificatePem.indexOf(end) + end.size());
    if (!others.isEmpty())
        arguments += {QStringLiteral("-cert_chain"), kept(m_folder, "chain.pem", others)};
    if (!authorityPem.isEmpty())
        arguments += {QStringLiteral("-CAfile"), kept(m_folder, "authority.pem", authorityPem),
                      QStringLiteral("-Verify"), QStringLiteral("3"), QStringLiteral("-verify_return_error")};
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("openssl"), arguments + options);
    const QByteArray mark = "ACCEPT 127.0.0.1:";
    while (!m_log.contains(mark) || !m_log.endsWith('\n')) {
        if (!m_process.waitForReadyRead(comingUp))
            return;
        m_log += m_process.readAll();
    }
    const qsizetype at = m_log.indexOf(mark) + mark.size();
    m_port = m_log.mid(at, m_log.indexOf('\n', at) - at).trimmed().toUShort();
}

OpensslServer::~OpensslServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray OpensslServer::log()
{
    return m_log += m_process.readAll();
}

} // namespace poplar::test
